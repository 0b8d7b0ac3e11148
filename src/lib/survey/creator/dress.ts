import { SvgRegistry } from 'survey-core';
import type { SurveyCreator } from 'survey-creator-react';
import defaultDark from 'survey-core/themes/default-dark';
import defaultLight from 'survey-core/themes/default-light';

/** Gives Creator the light or the dark palette; `creator.css` puts our own tokens on top of it. */
export function dress(creator: SurveyCreator, dark: boolean) {
	creator.applyCreatorTheme({ ...(dark ? defaultDark : defaultLight), isLight: !dark });
	// The one icon with a style attribute, which our policy forbids; it belongs to timers, which we do not offer.
	SvgRegistry.registerIcon('icon-timercircle', '<svg viewBox="0 0 160 160"></svg>');
}
