import { both, type Template } from './template';

export const template: Template = {
	order: 0,
	name: { en: 'Blank survey', 'zh-cn': '空白问卷' },
	startsAs: { en: 'New survey', 'zh-cn': '新问卷' },
	purpose: { en: 'Start with an empty page.', 'zh-cn': '从空白页面开始。' },
	definition: {
		title: both('New survey', '新问卷'),
		pages: [{ name: 'page1', elements: [] }]
	}
};
