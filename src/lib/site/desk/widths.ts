/** How wide the canvas is: a real container, which the blocks' own container queries follow. */
export const WIDTHS = ['phone', 'tablet', 'desktop'] as const;
export type Width = (typeof WIDTHS)[number];
