// Handed to the browser as a constructed sheet: a host whose policy forbids inline styles allows those.

/** How the element looks. `:host([mode=...])` is what the host page wrote. */
export const LOOKS =
	':host{display:block}:host([hidden]){display:none}' +
	'iframe{display:block;width:100%;height:32rem;border:0}' +
	':host([mode=full]) iframe{height:100dvh!important}' +
	'dialog{color-scheme:light dark;flex-direction:column;width:min(42rem,100% - 2rem);max-height:calc(100dvh - 2rem);' +
	'padding:0;border:1px solid #8886;border-radius:.875rem;overflow:hidden;box-shadow:0 .5rem 2rem #0005;' +
	'font:1rem/1.5 system-ui,sans-serif}' +
	'dialog[open]{display:flex}' +
	'dialog::backdrop{background:#0008}' +
	'dialog:not(:modal){position:fixed;z-index:2147483647;inset:auto;inset-block-end:1rem;inset-inline-end:1rem;' +
	'width:min(26rem,100% - 2rem);max-height:min(42rem,100dvh - 2rem);margin:0}' +
	'div{display:flex;align-items:center;justify-content:space-between;padding-inline-start:1rem}' +
	'button{width:2.75rem;height:2.75rem;border:0;background:none;font:inherit;color:inherit;cursor:pointer}' +
	'dialog iframe{min-height:0}' +
	'@media(prefers-reduced-motion:no-preference){dialog{transition:opacity .16s,translate .16s}' +
	'@starting-style{dialog[open]{opacity:0;translate:0 .5rem}}}';
