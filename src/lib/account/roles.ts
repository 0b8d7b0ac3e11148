import { m } from '$lib/i18n/paraglide/messages';
import type { Role } from './team';

/** What a role is called and does, in the language of the moment. */
export const ROLE_WORDS: Record<Role, { name: () => string; does: () => string; invited: () => string }> = {
	owner: { name: m.team_role_owner, does: m.team_role_owner_does, invited: m.account_invite_owner },
	editor: { name: m.team_role_editor, does: m.team_role_editor_does, invited: m.account_invite_editor },
	viewer: { name: m.team_role_viewer, does: m.team_role_viewer_does, invited: m.account_invite_viewer }
};
