import type { Obstacle } from '../publication';
import type { Fields } from '../site';
import { entriesIn, fileIn, linkIn } from './held';

/** What is in the way of publishing a video: there is none, or some cannot follow it. */
export function videoObstacles(fields: Fields): Omit<Obstacle, 'page' | 'block'>[] {
	const file = fileIn(fields, 'file');
	if (!file && !linkIn(fields, 'link')) return [NONE];
	const captioned = entriesIn(fields, 'captions').some((entry) => fileIn(entry, 'file'));
	return file && !captioned ? [SILENT] : [];
}

const NONE = {
	code: 'video_missing',
	said: { en: 'There is no video yet: give it a file or a link.', 'zh-CN': '还没有视频：请添加文件或链接。' },
	at: 'file',
	weight: 'obstacle'
} as const;

const SILENT = {
	code: 'video_captions',
	said: {
		en: 'This video has no captions: who cannot hear it, or is in the office without headphones, misses it.',
		'zh-CN': '这段视频没有字幕：听不见的人，或在办公室没戴耳机的人，会看不懂。'
	},
	at: 'captions',
	weight: 'warning'
} as const;
