import { Serializer } from 'survey-core';
import { editorLocalization } from 'survey-creator-core';

const WORDS = {
	en: {
		name: 'Fields from the link',
		help: 'Names that a link may bring along as ?field.name=value. A question of this name is prefilled; any other name is kept with the answers, unseen.'
	},
	'zh-cn': {
		name: '链接字段',
		help: '链接可以通过 ?field.名称=值 带入的字段。与问题同名时会预先填入该问题；其他名称会随回答一起保存，受访者看不到。'
	}
};

/** Teaches Creator the property of a survey that only Earshot has: what a link may bring along. Once per page. */
export function registerLinkFields() {
	if (Serializer.findProperty('survey', 'urlFields')) return;
	Serializer.addProperty('survey', { name: 'urlFields:itemvalues', category: 'data', default: [] });
	for (const [language, { name, help }] of Object.entries(WORDS)) {
		const words = editorLocalization.getLocale(language);
		words.pe['urlFields'] = name;
		words.pehelp ??= {};
		words.pehelp['urlFields'] = help;
	}
}
