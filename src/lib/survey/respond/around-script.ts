import around from './around.ts?inline-script';

/** CSP source that allows the script of `Around.svelte`: exactly this text. */
export const aroundScriptHash = around.hash;

export const aroundScript = `<script>${around.code}</script>`;
