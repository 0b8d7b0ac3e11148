import { faint, type Look } from '../../src/lib/account/brand';
import { pictureIn } from '../../src/lib/account/logo';

/** How the demo team's surveys look. */
const look: Look = {
	accent: '#0f6a5b',
	background: '#fdfbf6',
	font: 'humanist',
	corner: 'round',
	backdrop: 'gradient'
};

// A light that rises, 96 pixels wide.
const LOGO = [
	'iVBORw0KGgoAAAANSUhEUgAAAGAAAABgBAMAAAAQtmoLAAAAMFBMVEXZih/Zih/Zih/Zih/Zih/Zih/Zih/Zih/Zih/Zih/Zih/Z',
	'ih/Zih/Zih/Zih/Zih/xJfESAAAAEHRSTlMAESIzRFVmd4iZqrvM3e7/dpUBFQAAAcBJREFUeNrtlT9PwkAUwFsIghITogmbERfd',
	'DO5GP4ALm26Io4MSEzcTWZzxG+jkWgZHEwYHB4fqJyDBhLUxBP+U0uddr3/vXgsajQP3G6D33v3a6/W9VlEkEskYzgHevyU0AT6m',
	'RNjAhcW4+TkTF7QGPj+tQx0TsmCVUeEI4AUTtgB62PwMAFgFUVB1kqhgBk00RCFHT4QuaZ1kBqJQJeEuKsyQjF1ixyuKssCOUgYJ',
	'7+PbdEVSLT6YJ8HPmOewBMjzJYuD5xghTXJQHh+LtM2wFA2l2kmtlAe7zseyhnhfPqpxLwY37UJ8ue4gOfX2D94Z6t4dwONFYdL5',
	'GQ0czMqE8zvgMprIoDvvwT+VuD4K6OG9XAsPIEK4nYveYBseSpGSDREUauoM+kFBWif4BYJLrOlBKTu74l7kmBfevNPTXQtVsKs7',
	'/RWB9WCTDcrue8eh7/UXR4vdpgOr5Vk2ePI6nsN5L8yz40u2plXNtzuiMPJXYR74xXbori8DCBX3Pm/CxVjUbPo3hwnXNGOYNa6i',
	'd+nvMia80swpXutVTBgkf3hEkj5FbUwYJgg6JlgJAqD8piD5b2AsUviBIJFIppQvZ05GfjPNDiMAAAAASUVORK5CYII='
].join('');

/** @returns the row of `public.brands`, checked like any other */
export function brandRow(): string[] {
	const picture = pictureIn(Buffer.from(LOGO, 'base64'));
	if ('mistake' in picture || faint(look).length) throw new Error('demo brand: it would be refused');
	const { accent, background, font, corner, backdrop } = look;
	const { type, width, height } = picture;
	return [accent, background, font, corner, backdrop, LOGO, type, String(width), String(height), 'Lumen'];
}
