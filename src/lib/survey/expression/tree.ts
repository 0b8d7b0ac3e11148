/**
 * An expression, parsed once at publication: plain JSON, small, evaluated by `evaluate.ts`.
 * SurveyJS's grammar and semantics (survey-core 3) are the reference; the differential test is the judge.
 */
export type Tree =
	| { k: 'value'; v: string | number | boolean | null }
	/**
	 * `path`: see `lookup.ts`. `raw`: `{#name}`, taken as it is, without turning '5' into 5.
	 * `literal`: `{"a": 1}`, what it stands for where no answer has that name.
	 */
	| { k: 'name'; path: string[]; raw?: true; literal?: Record<string, unknown> }
	| { k: 'list'; of: (Tree | null)[] }
	| { k: 'not' | 'empty' | 'notempty'; of: Tree | null }
	/** `arithmetic`: an absent operand counts as 0 or ''. */
	| { k: 'op'; op: string; left: Tree | null; right: Tree | null; arithmetic?: true }
	| { k: 'call'; name: string; of: (Tree | null)[] };
