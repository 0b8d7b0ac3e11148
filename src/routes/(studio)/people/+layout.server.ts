import { may } from '$lib/account/team';
import { Problem } from '$lib/problem';
import type { LayoutServerLoad } from './$types';

// Contacts are personal data: who only reads boards sees none. The database says the same to every single question.
export const load: LayoutServerLoad = async ({ parent }) => {
	const { team } = await parent();
	if (!may(team.role, 'build')) throw new Problem('forbidden');
};
