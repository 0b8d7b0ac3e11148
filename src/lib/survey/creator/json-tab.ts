import { SurveyJSON5, TextareaJsonEditorModel } from 'survey-creator-core';
import type { SurveyCreator } from 'survey-creator-react';

type Written = { definition: Record<string, unknown> } | 'unreadable' | undefined;

/**
 * What stands in the JSON tab, which Creator takes over only when the tab is left.
 * @returns nothing if the tab is closed or unchanged
 */
export function jsonTab(creator: SurveyCreator): Written {
	const model: unknown = creator.activeTab === 'json' ? creator.getPlugin('json')?.model : undefined;
	if (!(model instanceof TextareaJsonEditorModel) || !model.isJSONChanged) return;
	try {
		const parsed: unknown = new SurveyJSON5().parse(model.text);
		return parsed && typeof parsed === 'object' && !Array.isArray(parsed)
			? { definition: { ...parsed } }
			: 'unreadable';
	} catch {
		return 'unreadable';
	}
}
