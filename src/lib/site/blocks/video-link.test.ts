import { expect, it } from 'vitest';
import { videoAt } from './video-link';

const YOUTUBE = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';

it.each([
	['https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=abc&si=follow', 'YouTube', YOUTUBE],
	['https://youtu.be/dQw4w9WgXcQ?t=42&si=follow', 'YouTube', `${YOUTUBE}&t=42s`],
	['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'YouTube', YOUTUBE],
	['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=7', 'YouTube', `${YOUTUBE}&t=7s`],
	['https://www.youtube.com/@somebody', 'YouTube', 'https://www.youtube.com/@somebody'],
	['https://vimeo.com/76979871?share=copy', 'Vimeo', 'https://vimeo.com/76979871'],
	['https://player.vimeo.com/video/76979871?h=8272103f6e', 'Vimeo', 'https://vimeo.com/76979871/8272103f6e'],
	[
		'https://www.bilibili.com/video/BV1xx411c7mD/?spm_id_from=333&p=2',
		'Bilibili',
		'https://www.bilibili.com/video/BV1xx411c7mD?p=2'
	],
	[
		'https://player.bilibili.com/player.html?bvid=BV1xx411c7mD',
		'Bilibili',
		'https://www.bilibili.com/video/BV1xx411c7mD'
	],
	['https://b23.tv/abCdE12', 'Bilibili', 'https://b23.tv/abCdE12'],
	[
		'https://v.youku.com/v_show/id_XNDQ1MTA2MDA0OA==.html?spm=a2h0c',
		'Youku',
		'https://v.youku.com/v_show/id_XNDQ1MTA2MDA0OA==.html'
	],
	[
		'https://v.qq.com/x/cover/mzc00200/k0034abc123.html?ptag=1',
		'Tencent Video',
		'https://v.qq.com/x/page/k0034abc123.html'
	],
	['https://www.example.org/film', 'example.org', 'https://www.example.org/film'],
	// Only looks like one of theirs.
	[
		'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
		'youtube.com.evil.example',
		'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ'
	]
])('knows %s', (href, provider, watch) => {
	expect(videoAt(href)).toMatchObject({ provider: { en: provider }, watch });
});

it.each(['', 'mailto:a@b.example', '/m/site/page', 'javascript:alert(1)', 'tel:123'])(
	'finds no video at “%s”',
	(href) => {
		expect(videoAt(href)).toBeNull();
	}
);
