import type { LayoutServerLoad } from './$types';

const THEMES = ['light', 'dark'] as const;

export const load: LayoutServerLoad = ({ cookies }) => ({
	theme: THEMES.find((theme) => theme === cookies.get('theme')) ?? ('system' as const)
});
