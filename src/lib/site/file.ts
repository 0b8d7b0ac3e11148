import type { FileType } from '../survey/files';

// Files that a site offers: what is taken, and as what it leaves.

export const FILE_KINDS = ['pdf', 'audio', 'video', 'captions'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** In bytes; the bucket takes no more either. A film of five minutes for a phone. */
export const MOST_BYTES = 50 * 1024 * 1024;
export const MOST_CAPTIONS = 1024 * 1024;

/** What plays in every browser of today; QuickTime does not. */
export const TYPES: Readonly<Record<Exclude<FileKind, 'captions'>, readonly FileType[]>> = {
	pdf: ['pdf'],
	audio: ['mp3', 'm4a', 'wav', 'ogg', 'weba', 'aac'],
	video: ['mp4', 'webm']
};

/** What a file picker should offer. */
export const ACCEPTED: Readonly<Record<FileKind, string>> = {
	pdf: '.pdf,application/pdf',
	audio: '.mp3,.m4a,.wav,.ogg,.oga,.opus,.weba,.aac,audio/*',
	video: '.mp4,.m4v,.webm,video/mp4,video/webm',
	captions: '.vtt,text/vtt'
};

/** Why a file is not taken; the sentences are `desk_file_<code>`. */
export type FileRefusal =
	{ code: 'empty' | 'type' | 'room' } | { code: 'too_large'; facts: { megabytes: number } };

/** A file that is kept: what a field of that kind holds. */
export interface KeptFile {
	id: string;
	name: string;
	size: number;
}

export const isFileKind = (value: unknown): value is FileKind => FILE_KINDS.some((one) => one === value);

/**
 * WebVTT (W3C, "WebVTT file body"): a signature, and text. What cannot be read as UTF-8 is none.
 * @returns the captions with ordinary line ends, or null
 */
export function captionsFrom(bytes: Uint8Array): string | null {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// The only way that a decoder has of saying no.
		return null;
	}
	if (!/^WEBVTT(?:[ \t\r\n]|$)/.test(text) || text.includes('\u0000')) return null;
	return text.replace(/\r\n?/g, '\n');
}

export interface Range {
	/** First and last byte. */
	from: number;
	to: number;
}

/**
 * One part of a file, as players ask for it (RFC 9110, 14.1.2). More than one part at once is not given.
 * @param header what stands in `Range`
 * @returns the part; null: the whole; `beyond`: there is no such part
 */
export function rangeFrom(header: string | null, size: number): Range | null | 'beyond' {
	const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
	if (!first && !last) return null;
	if (!first) {
		const length = Math.min(Number(last), size);
		return length ? { from: size - length, to: size - 1 } : 'beyond';
	}
	const from = Number(first);
	const to = last ? Math.min(Number(last), size - 1) : size - 1;
	if (last && Number(last) < from) return null;
	return from < size ? { from, to } : 'beyond';
}

/** @returns that part of a stream, read no further than needed */
export function cut(bytes: ReadableStream<Uint8Array>, { from, to }: Range): ReadableStream<Uint8Array> {
	const reader = bytes.getReader();
	let at = 0;
	return new ReadableStream({
		async pull(controller) {
			for (;;) {
				const { done, value } = await reader.read();
				if (done) return controller.close();
				const start = at;
				at += value.byteLength;
				if (at <= from) continue;
				controller.enqueue(value.subarray(Math.max(0, from - start), Math.max(0, to + 1 - start)));
				if (at <= to) return;
				controller.close();
				return reader.cancel();
			}
		},
		cancel: (why) => reader.cancel(why)
	});
}
