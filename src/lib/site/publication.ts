/**
 * What stands in the way of publishing a site, beside the thing itself. The sentence is `site_obstacle_<code>` in
 * `words/site.*.json`, filled with `facts`.
 */
export interface Obstacle {
	code: string;
	/** The sentence itself, of what only one kind of block tells: its words stand in its file. */
	said?: Readonly<Record<'en' | 'zh-CN', string>>;
	facts?: Readonly<Record<string, string | number>>;
	/** Ids of where it is; neither: the site itself. */
	page?: string;
	block?: string;
	/** The way to the field in the block: `items.2.answer`. */
	at?: string;
	/** Language that lacks something. */
	language?: string;
	/** `warning`: worth a look, does not stop anybody. */
	weight: 'obstacle' | 'warning';
}
