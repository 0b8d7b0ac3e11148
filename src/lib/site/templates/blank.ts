import { say } from './drawing';
import type { Template } from './template';

export const template: Template = {
	order: 99,
	name: { en: 'A blank page', 'zh-CN': '空白页面' },
	startsAs: { en: 'New site', 'zh-CN': '新微站' },
	purpose: {
		en: 'When you know what you want to say and where it belongs.',
		'zh-CN': '您已经想好要说什么、放在哪里。'
	},
	about: { en: '', 'zh-CN': '' },
	pages: () => [
		{
			id: 'home',
			slug: '',
			title: say(['Home', '首页']),
			about: {},
			sections: [{ layout: 'one', tone: 'plain', slots: [[]] }]
		}
	]
};
