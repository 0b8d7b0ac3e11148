import type { Standard } from './question';

export type ScaleName = 'nps' | 'csat' | 'ces' | 'smileys';

export interface StandardScale {
	/** Name of the type in the toolbox. */
	label: Standard;
	/** The question as it is usually asked. */
	title: Standard;
	from: number;
	to: number;
	look: 'numbers' | 'smileys';
	ends: { low: Standard; high: Standard };
	/** What each point says, where a number alone does not. */
	points?: readonly Standard[];
}

/**
 * The standard scales and their words: one place for the toolbox and for the compiler. Balanced: the two
 * ends are opposites of the same strength, and no wording leans to one of them.
 * NPS: Reichheld 2003. CES 2.0: CEB 2013, agreement from 1 to 7 with "made it easy".
 */
export const SCALES: Readonly<Record<ScaleName, StandardScale>> = {
	nps: {
		label: { en: 'Recommendation (NPS, 0–10)', 'zh-cn': '推荐意愿（NPS，0–10）' },
		title: {
			en: 'How likely are you to recommend us to a friend or colleague?',
			'zh-cn': '您有多大可能向朋友或同事推荐我们？'
		},
		from: 0,
		to: 10,
		look: 'numbers',
		ends: {
			low: { en: 'Not at all likely', 'zh-cn': '完全不可能' },
			high: { en: 'Extremely likely', 'zh-cn': '极有可能' }
		}
	},
	csat: {
		label: { en: 'Satisfaction (CSAT, 1–5)', 'zh-cn': '满意度（CSAT，1–5）' },
		title: { en: 'Overall, how satisfied are you?', 'zh-cn': '总体而言，您的满意程度如何？' },
		from: 1,
		to: 5,
		look: 'numbers',
		ends: {
			low: { en: 'Very dissatisfied', 'zh-cn': '非常不满意' },
			high: { en: 'Very satisfied', 'zh-cn': '非常满意' }
		}
	},
	ces: {
		label: { en: 'Effort (CES, 1–7)', 'zh-cn': '费力度（CES，1–7）' },
		title: {
			en: 'To what extent do you agree? “We made it easy for you to get this done.”',
			'zh-cn': '您在多大程度上同意这一说法：“这件事办起来很轻松。”'
		},
		from: 1,
		to: 7,
		look: 'numbers',
		ends: {
			low: { en: 'Strongly disagree', 'zh-cn': '非常不同意' },
			high: { en: 'Strongly agree', 'zh-cn': '非常同意' }
		}
	},
	smileys: {
		label: { en: 'Smileys (1–5)', 'zh-cn': '表情评分（1–5）' },
		title: { en: 'How was it for you?', 'zh-cn': '您的感受如何？' },
		from: 1,
		to: 5,
		look: 'smileys',
		ends: {
			low: { en: 'Very bad', 'zh-cn': '非常差' },
			high: { en: 'Very good', 'zh-cn': '非常好' }
		},
		points: [
			{ en: 'Very bad', 'zh-cn': '非常差' },
			{ en: 'Bad', 'zh-cn': '差' },
			{ en: 'Neither good nor bad', 'zh-cn': '一般' },
			{ en: 'Good', 'zh-cn': '好' },
			{ en: 'Very good', 'zh-cn': '非常好' }
		]
	}
};
