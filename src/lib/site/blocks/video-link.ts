import type { Label } from './block';

/** A video somewhere else, as far as its address says. */
export interface Video {
	provider: Label;
	/** The page to watch it on, without what was tacked on to follow people. */
	watch: string;
}

const same = (name: string): Label => ({ en: name, 'zh-CN': name });

interface Provider {
	label: Label;
	/** Hosts, with everything below them. */
	hosts: readonly string[];
	/** @returns the clean address of the video; null where the address is none of a video */
	watch: (url: URL) => string | null;
}

const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';
const from = (start: string, id: string, end = ''): string | null => (id ? start + id + end : null);

function youtube(url: URL): string | null {
	const way = url.hostname.endsWith('youtu.be')
		? /^\/([\w-]{11})$/
		: /^\/(?:embed|shorts|live|v)\/([\w-]{11})$/;
	const [asked = ''] = /^[\w-]{11}$/.exec(url.searchParams.get('v') ?? '') ?? [];
	const id = found(way, url.pathname) || (url.pathname === '/watch' ? asked : '');
	const [at] = /^\d+s?$/.exec(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '') ?? [];
	return from('https://www.youtube.com/watch?v=', id, at ? `&t=${parseInt(at, 10)}s` : '');
}

function bilibili(url: URL): string | null {
	// Short links say nothing of where they lead; they stay as they are.
	if (url.hostname.endsWith('b23.tv')) return from('https://b23.tv/', found(/^\/(\w{5,})\/?$/, url.pathname));
	const asked = url.searchParams.get('bvid') ?? '';
	const id = found(/^\/video\/(BV\w{10}|av\d+)\/?$/, url.pathname) || found(/^(BV\w{10})$/, asked);
	const [page] = /^\d{1,4}$/.exec(url.searchParams.get('p') ?? '') ?? [];
	return from('https://www.bilibili.com/video/', id, page ? `?p=${page}` : '');
}

function vimeo(url: URL): string | null {
	// The second part opens what is not listed.
	const [, id, key] = /^\/(?:video\/)?(\d+)(?:\/([0-9a-f]{6,}))?$/.exec(url.pathname) ?? [];
	const hash = key ?? /^[0-9a-f]{6,}$/.exec(url.searchParams.get('h') ?? '')?.[0];
	return from('https://vimeo.com/', id ?? '', hash ? `/${hash}` : '');
}

const PROVIDERS: readonly Provider[] = [
	{
		label: same('YouTube'),
		hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
		watch: youtube
	},
	{ label: same('Vimeo'), hosts: ['vimeo.com'], watch: vimeo },
	{
		label: { en: 'Bilibili', 'zh-CN': '哔哩哔哩' },
		hosts: ['bilibili.com', 'b23.tv'],
		watch: bilibili
	},
	{
		label: { en: 'Youku', 'zh-CN': '优酷' },
		hosts: ['youku.com'],
		watch: ({ pathname }) =>
			from(
				'https://v.youku.com/v_show/id_',
				found(/^\/(?:v_show\/id_|embed\/)([\w=]+?)(?:\.html)?$/, pathname),
				'.html'
			)
	},
	{
		label: { en: 'Tencent Video', 'zh-CN': '腾讯视频' },
		hosts: ['v.qq.com'],
		watch: ({ pathname }) =>
			from('https://v.qq.com/x/page/', found(/^\/x\/(?:page\/|cover\/\w+\/)(\w+)\.html$/, pathname), '.html')
	}
];

const isUnder = (host: string, name: string) => host === name || host.endsWith(`.${name}`);

/**
 * @param href a link that `link.ts` let through
 * @returns the video there; with the name of the host where that is none we know; null for what is no web address
 */
export function videoAt(href: string): Video | null {
	const url = URL.parse(href);
	if (!url || !/^https?:$/.test(url.protocol)) return null;
	const provider = PROVIDERS.find(({ hosts }) => hosts.some((name) => isUnder(url.hostname, name)));
	const watch = provider?.watch(url);
	if (provider) return { provider: provider.label, watch: watch ?? url.href };
	return { provider: same(url.hostname.replace(/^www\./, '')), watch: url.href };
}
