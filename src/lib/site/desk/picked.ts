/** A survey of the team as its pickers list it. */
export interface Picked {
	id: string;
	name: string;
	/** It can be answered now. */
	live: boolean;
	questions: readonly { name: string; title: string; measure: string }[];
}
