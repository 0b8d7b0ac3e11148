// Written by `npm run types` from supabase/migrations. Do not edit: change a migration, then run it.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
			adoption: {
				Row: {
					day: string;
					kind: string;
					n: number;
					site_id: string;
					what: string;
				};
				ComputedFields: never;
				Insert: {
					day: string;
					kind: string;
					n: number;
					site_id: string;
					what?: string;
				};
				Update: {
					day?: string;
					kind?: string;
					n?: number;
					site_id?: string;
					what?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'adoption_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			archives: {
				Row: {
					archived_at: string;
					archived_by: string | null;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string;
					archived_by?: string | null;
					survey_id: string;
				};
				Update: {
					archived_at?: string;
					archived_by?: string | null;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'archives_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			asked: {
				Row: {
					at: string;
					campaign_id: string;
					hash: string;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					at: string;
					campaign_id: string;
					hash: string;
					team_id: string;
				};
				Update: {
					at?: string;
					campaign_id?: string;
					hash?: string;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'asked_campaign_id_fkey';
						columns: ['campaign_id'];
						isOneToOne: false;
						referencedRelation: 'campaigns';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asked_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			assets: {
				Row: {
					digest: string;
					doomed: boolean;
					height: number | null;
					id: string;
					kind: string;
					made_at: string;
					made_by: string | null;
					name: string;
					size: number;
					team_id: string | null;
					type: string;
					whole: boolean;
					width: number | null;
					widths: number[];
				};
				ComputedFields: never;
				Insert: {
					digest: string;
					doomed?: boolean;
					height?: number | null;
					id: string;
					kind: string;
					made_at?: string;
					made_by?: string | null;
					name: string;
					size: number;
					team_id?: string | null;
					type: string;
					whole?: boolean;
					width?: number | null;
					widths?: number[];
				};
				Update: {
					digest?: string;
					doomed?: boolean;
					height?: number | null;
					id?: string;
					kind?: string;
					made_at?: string;
					made_by?: string | null;
					name?: string;
					size?: number;
					team_id?: string | null;
					type?: string;
					whole?: boolean;
					width?: number | null;
					widths?: number[];
				};
				Relationships: [
					{
						foreignKeyName: 'assets_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			attention: {
				Row: {
					day: string;
					kind: string;
					n: number;
					step: number;
					survey_id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					day: string;
					kind: string;
					n: number;
					step: number;
					survey_id: string;
					version: number;
				};
				Update: {
					day?: string;
					kind?: string;
					n?: number;
					step?: number;
					survey_id?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'attention_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			attributes: {
				Row: {
					kind: string;
					name: string;
					place: number;
					segment: boolean;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					kind?: string;
					name: string;
					place?: number;
					segment?: boolean;
					team_id: string;
				};
				Update: {
					kind?: string;
					name?: string;
					place?: number;
					segment?: boolean;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'attributes_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			bookmarks: {
				Row: {
					answers: NonNullable<Json>;
					expires_at: string;
					language: string;
					page: number;
					respondent: string | null;
					response_id: string;
					survey_id: string;
					token_hash: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answers: NonNullable<Json>;
					expires_at?: string;
					language: string;
					page: number;
					respondent?: string | null;
					response_id: string;
					survey_id: string;
					token_hash: string;
					version: number;
				};
				Update: {
					answers?: NonNullable<Json>;
					expires_at?: string;
					language?: string;
					page?: number;
					respondent?: string | null;
					response_id?: string;
					survey_id?: string;
					token_hash?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'bookmarks_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'bookmarks_survey_id_version_fkey';
						columns: ['survey_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'versions';
						referencedColumns: ['survey_id', 'number'];
					}
				];
			};
			brands: {
				Row: {
					accent: string;
					backdrop: string;
					background: string;
					corner: string;
					font: string;
					logo: string | null;
					logo_alt: string;
					logo_hash: string | null;
					logo_height: number | null;
					logo_type: string | null;
					logo_width: number | null;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					accent: string;
					backdrop: string;
					background: string;
					corner: string;
					font: string;
					logo?: string | null;
					logo_alt?: string;
					logo_hash?: never;
					logo_height?: number | null;
					logo_type?: string | null;
					logo_width?: number | null;
					team_id: string;
				};
				Update: {
					accent?: string;
					backdrop?: string;
					background?: string;
					corner?: string;
					font?: string;
					logo?: string | null;
					logo_alt?: string;
					logo_hash?: never;
					logo_height?: number | null;
					logo_type?: string | null;
					logo_width?: number | null;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'brands_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: true;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			campaign_counts: {
				Row: {
					campaign_id: string;
					n: number;
					what: string;
				};
				ComputedFields: never;
				Insert: {
					campaign_id: string;
					n?: number;
					what: string;
				};
				Update: {
					campaign_id?: string;
					n?: number;
					what?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'campaign_counts_campaign_id_fkey';
						columns: ['campaign_id'];
						isOneToOne: false;
						referencedRelation: 'campaigns';
						referencedColumns: ['id'];
					}
				];
			};
			campaigns: {
				Row: {
					created_at: string;
					created_by: string | null;
					id: string;
					name: string;
					plan: NonNullable<Json>;
					revision: number;
					saved_at: string;
					survey_id: string;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					created_by?: string | null;
					id?: string;
					name: string;
					plan: NonNullable<Json>;
					revision?: number;
					saved_at?: string;
					survey_id: string;
					team_id: string;
				};
				Update: {
					created_at?: string;
					created_by?: string | null;
					id?: string;
					name?: string;
					plan?: NonNullable<Json>;
					revision?: number;
					saved_at?: string;
					survey_id?: string;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'campaigns_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'campaigns_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			contacts: {
				Row: {
					address: string;
					attributes: NonNullable<Json>;
					consent: string | null;
					consented_at: string | null;
					created_at: string;
					hash: string;
					id: string;
					key: string;
					language: string | null;
					name: string;
					team_id: string;
					updated_at: string;
					contact_row: Json | null;
					facts_of: Json | null;
				};
				ComputedFields: 'contact_row' | 'facts_of';
				Insert: {
					address: string;
					attributes?: NonNullable<Json>;
					consent?: string | null;
					consented_at?: string | null;
					created_at?: string;
					hash?: never;
					id?: string;
					key: string;
					language?: string | null;
					name?: string;
					team_id: string;
					updated_at?: string;
				};
				Update: {
					address?: string;
					attributes?: NonNullable<Json>;
					consent?: string | null;
					consented_at?: string | null;
					created_at?: string;
					hash?: never;
					id?: string;
					key?: string;
					language?: string | null;
					name?: string;
					team_id?: string;
					updated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'contacts_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			counts: {
				Row: {
					day: string;
					key: string;
					n: number;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					day: string;
					key: string;
					n: number;
					survey_id: string;
				};
				Update: {
					day?: string;
					key?: string;
					n?: number;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'counts_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			digest_wishes: {
				Row: {
					language: string;
					last: string | null;
					team_id: string;
					user_id: string;
				};
				ComputedFields: never;
				Insert: {
					language?: string;
					last?: string | null;
					team_id: string;
					user_id: string;
				};
				Update: {
					language?: string;
					last?: string | null;
					team_id?: string;
					user_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'digest_wishes_team_id_user_id_fkey';
						columns: ['team_id', 'user_id'];
						isOneToOne: true;
						referencedRelation: 'members';
						referencedColumns: ['team_id', 'user_id'];
					}
				];
			};
			drafts: {
				Row: {
					definition: NonNullable<Json>;
					revision: number;
					saved_at: string;
					saved_by: string | null;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					definition: NonNullable<Json>;
					revision?: number;
					saved_at?: string;
					saved_by?: string | null;
					survey_id: string;
				};
				Update: {
					definition?: NonNullable<Json>;
					revision?: number;
					saved_at?: string;
					saved_by?: string | null;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'drafts_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			files: {
				Row: {
					claimed: boolean;
					created_at: string;
					digest: string;
					doomed: boolean;
					id: string;
					name: string;
					question: string;
					response_id: string;
					size: number;
					survey_id: string | null;
					type: string;
				};
				ComputedFields: never;
				Insert: {
					claimed?: boolean;
					created_at?: string;
					digest: string;
					doomed?: boolean;
					id: string;
					name: string;
					question: string;
					response_id: string;
					size: number;
					survey_id?: string | null;
					type: string;
				};
				Update: {
					claimed?: boolean;
					created_at?: string;
					digest?: string;
					doomed?: boolean;
					id?: string;
					name?: string;
					question?: string;
					response_id?: string;
					size?: number;
					survey_id?: string | null;
					type?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'files_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			import_outcomes: {
				Row: {
					barred: string | null;
					changes: Json | null;
					facts: Json | null;
					import_id: string;
					joined: number | null;
					kind: string;
					row: number;
					seen: string | null;
					wrong: Json | null;
				};
				ComputedFields: never;
				Insert: {
					barred?: string | null;
					changes?: Json | null;
					facts?: Json | null;
					import_id: string;
					joined?: number | null;
					kind: string;
					row: number;
					seen?: string | null;
					wrong?: Json | null;
				};
				Update: {
					barred?: string | null;
					changes?: Json | null;
					facts?: Json | null;
					import_id?: string;
					joined?: number | null;
					kind?: string;
					row?: number;
					seen?: string | null;
					wrong?: Json | null;
				};
				Relationships: [
					{
						foreignKeyName: 'import_outcomes_import_id_fkey';
						columns: ['import_id'];
						isOneToOne: false;
						referencedRelation: 'imports';
						referencedColumns: ['id'];
					}
				];
			};
			import_rows: {
				Row: {
					address: string | null;
					cells: NonNullable<Json>;
					facts: Json | null;
					import_id: string;
					row: number;
					wrong: Json | null;
				};
				ComputedFields: never;
				Insert: {
					address?: string | null;
					cells: NonNullable<Json>;
					facts?: Json | null;
					import_id: string;
					row: number;
					wrong?: Json | null;
				};
				Update: {
					address?: string | null;
					cells?: NonNullable<Json>;
					facts?: Json | null;
					import_id?: string;
					row?: number;
					wrong?: Json | null;
				};
				Relationships: [
					{
						foreignKeyName: 'import_rows_import_id_fkey';
						columns: ['import_id'];
						isOneToOne: false;
						referencedRelation: 'imports';
						referencedColumns: ['id'];
					}
				];
			};
			imports: {
				Row: {
					applied_at: string | null;
					barred: number;
					columns: NonNullable<Json>;
					counts: NonNullable<Json>;
					created_at: string;
					created_by: string | null;
					done: number;
					id: string;
					mistake: Json | null;
					name: string;
					rows: number;
					state: string;
					team_id: string;
					total: number;
					touched_at: string;
					import_told: Json | null;
				};
				ComputedFields: 'import_told';
				Insert: {
					applied_at?: string | null;
					barred?: number;
					columns?: NonNullable<Json>;
					counts?: NonNullable<Json>;
					created_at?: string;
					created_by?: string | null;
					done?: number;
					id: string;
					mistake?: Json | null;
					name: string;
					rows?: number;
					state?: string;
					team_id: string;
					total?: number;
					touched_at?: string;
				};
				Update: {
					applied_at?: string | null;
					barred?: number;
					columns?: NonNullable<Json>;
					counts?: NonNullable<Json>;
					created_at?: string;
					created_by?: string | null;
					done?: number;
					id?: string;
					mistake?: Json | null;
					name?: string;
					rows?: number;
					state?: string;
					team_id?: string;
					total?: number;
					touched_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'imports_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			invitations: {
				Row: {
					campaign_id: string;
					contact_id: string | null;
					hash: string;
					id: string;
					language: string;
					revoked_at: string | null;
					segments: NonNullable<Json>;
					survey_id: string;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					campaign_id: string;
					contact_id?: string | null;
					hash: string;
					id?: string;
					language: string;
					revoked_at?: string | null;
					segments?: NonNullable<Json>;
					survey_id: string;
					team_id: string;
				};
				Update: {
					campaign_id?: string;
					contact_id?: string | null;
					hash?: string;
					id?: string;
					language?: string;
					revoked_at?: string | null;
					segments?: NonNullable<Json>;
					survey_id?: string;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'invitations_campaign_id_fkey';
						columns: ['campaign_id'];
						isOneToOne: false;
						referencedRelation: 'campaigns';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invitations_contact_id_fkey';
						columns: ['contact_id'];
						isOneToOne: false;
						referencedRelation: 'contacts';
						referencedColumns: ['id'];
					}
				];
			};
			invited_responses: {
				Row: {
					invitation_id: string;
					response_id: string;
				};
				ComputedFields: never;
				Insert: {
					invitation_id: string;
					response_id: string;
				};
				Update: {
					invitation_id?: string;
					response_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'invited_responses_invitation_id_fkey';
						columns: ['invitation_id'];
						isOneToOne: true;
						referencedRelation: 'invitations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invited_responses_response_id_fkey';
						columns: ['response_id'];
						isOneToOne: true;
						referencedRelation: 'responses';
						referencedColumns: ['id'];
					}
				];
			};
			invites: {
				Row: {
					accepted_at: string | null;
					created_at: string;
					expires_at: string;
					id: string;
					invited_by: string | null;
					revoked_at: string | null;
					role: Database['public']['Enums']['member_role'];
					team_id: string;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					accepted_at?: string | null;
					created_at?: string;
					expires_at?: string;
					id?: string;
					invited_by?: string | null;
					revoked_at?: string | null;
					role: Database['public']['Enums']['member_role'];
					team_id: string;
					token_hash: string;
				};
				Update: {
					accepted_at?: string | null;
					created_at?: string;
					expires_at?: string;
					id?: string;
					invited_by?: string | null;
					revoked_at?: string | null;
					role?: Database['public']['Enums']['member_role'];
					team_id?: string;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'invites_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			launches: {
				Row: {
					begins_at: string;
					begun_at: string | null;
					campaign_id: string;
					cancelled_at: string | null;
					ends_at: string;
					launched_at: string;
					launched_by: string | null;
					paused_at: string | null;
					plan: NonNullable<Json>;
					reminded: number;
					reminds_at: string[];
					spared: Json | null;
					version: number;
					campaign_state: string | null;
				};
				ComputedFields: 'campaign_state';
				Insert: {
					begins_at: string;
					begun_at?: string | null;
					campaign_id: string;
					cancelled_at?: string | null;
					ends_at: string;
					launched_at?: string;
					launched_by?: string | null;
					paused_at?: string | null;
					plan: NonNullable<Json>;
					reminded?: number;
					reminds_at?: string[];
					spared?: Json | null;
					version: number;
				};
				Update: {
					begins_at?: string;
					begun_at?: string | null;
					campaign_id?: string;
					cancelled_at?: string | null;
					ends_at?: string;
					launched_at?: string;
					launched_by?: string | null;
					paused_at?: string | null;
					plan?: NonNullable<Json>;
					reminded?: number;
					reminds_at?: string[];
					spared?: Json | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'launches_campaign_id_fkey';
						columns: ['campaign_id'];
						isOneToOne: true;
						referencedRelation: 'campaigns';
						referencedColumns: ['id'];
					}
				];
			};
			lists: {
				Row: {
					created_at: string;
					created_by: string | null;
					id: string;
					name: string;
					rule: NonNullable<Json>;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					created_by?: string | null;
					id?: string;
					name: string;
					rule: NonNullable<Json>;
					team_id: string;
				};
				Update: {
					created_at?: string;
					created_by?: string | null;
					id?: string;
					name?: string;
					rule?: NonNullable<Json>;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'lists_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			mailboxes: {
				Row: {
					proved_at: string;
					user_id: string;
				};
				ComputedFields: never;
				Insert: {
					proved_at?: string;
					user_id: string;
				};
				Update: {
					proved_at?: string;
					user_id?: string;
				};
				Relationships: [];
			};
			manners: {
				Row: {
					consent_needed: boolean;
					rest_days: number;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					consent_needed?: boolean;
					rest_days?: number;
					team_id: string;
				};
				Update: {
					consent_needed?: boolean;
					rest_days?: number;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'manners_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: true;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			marks: {
				Row: {
					id: string;
					survey_id: string;
					xid: unknown;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					survey_id: string;
					xid: unknown;
				};
				Update: {
					id?: string;
					survey_id?: string;
					xid?: unknown;
				};
				Relationships: [
					{
						foreignKeyName: 'marks_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			members: {
				Row: {
					joined_at: string;
					role: Database['public']['Enums']['member_role'];
					team_id: string;
					user_id: string;
				};
				ComputedFields: never;
				Insert: {
					joined_at?: string;
					role: Database['public']['Enums']['member_role'];
					team_id: string;
					user_id: string;
				};
				Update: {
					joined_at?: string;
					role?: Database['public']['Enums']['member_role'];
					team_id?: string;
					user_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'members_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			opt_outs: {
				Row: {
					at: string;
					hash: string;
					scope: string;
					team_id: string;
					way: string;
					what: string;
				};
				ComputedFields: never;
				Insert: {
					at?: string;
					hash: string;
					scope: string;
					team_id: string;
					way: string;
					what?: string;
				};
				Update: {
					at?: string;
					hash?: string;
					scope?: string;
					team_id?: string;
					way?: string;
					what?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'opt_outs_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			outbox: {
				Row: {
					address: string;
					campaign_id: string | null;
					created_at: string;
					done_at: string | null;
					due_at: string;
					facts: NonNullable<Json>;
					give_up_at: string;
					hash: string | null;
					id: string;
					invitation_id: string | null;
					language: string;
					lease_until: string | null;
					letter: string;
					returned: string | null;
					state: string;
					step: number;
					team_id: string | null;
					tries: number;
					uncertain: boolean;
					worker: string | null;
				};
				ComputedFields: never;
				Insert: {
					address: string;
					campaign_id?: string | null;
					created_at?: string;
					done_at?: string | null;
					due_at?: string;
					facts?: NonNullable<Json>;
					give_up_at?: string;
					hash?: string | null;
					id?: string;
					invitation_id?: string | null;
					language?: string;
					lease_until?: string | null;
					letter: string;
					returned?: string | null;
					state?: string;
					step?: number;
					team_id?: string | null;
					tries?: number;
					uncertain?: boolean;
					worker?: string | null;
				};
				Update: {
					address?: string;
					campaign_id?: string | null;
					created_at?: string;
					done_at?: string | null;
					due_at?: string;
					facts?: NonNullable<Json>;
					give_up_at?: string;
					hash?: string | null;
					id?: string;
					invitation_id?: string | null;
					language?: string;
					lease_until?: string | null;
					letter?: string;
					returned?: string | null;
					state?: string;
					step?: number;
					team_id?: string | null;
					tries?: number;
					uncertain?: boolean;
					worker?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'outbox_campaign_id_fkey';
						columns: ['campaign_id'];
						isOneToOne: false;
						referencedRelation: 'campaigns';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'outbox_invitation_id_fkey';
						columns: ['invitation_id'];
						isOneToOne: false;
						referencedRelation: 'invitations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'outbox_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			outbox_tries: {
				Row: {
					at: string;
					id: number;
					outbox_id: string;
					outcome: string;
					words: string;
				};
				ComputedFields: never;
				Insert: {
					at?: string;
					id?: never;
					outbox_id: string;
					outcome: string;
					words?: string;
				};
				Update: {
					at?: string;
					id?: never;
					outbox_id?: string;
					outcome?: string;
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'outbox_tries_outbox_id_fkey';
						columns: ['outbox_id'];
						isOneToOne: false;
						referencedRelation: 'outbox';
						referencedColumns: ['id'];
					}
				];
			};
			partials: {
				Row: {
					answers: NonNullable<Json>;
					beat: number;
					language: string;
					respondent: string | null;
					response_id: string;
					saved_at: string;
					survey_id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answers: NonNullable<Json>;
					beat: number;
					language: string;
					respondent?: string | null;
					response_id: string;
					saved_at?: string;
					survey_id: string;
					version: number;
				};
				Update: {
					answers?: NonNullable<Json>;
					beat?: number;
					language?: string;
					respondent?: string | null;
					response_id?: string;
					saved_at?: string;
					survey_id?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'partials_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'partials_survey_id_version_fkey';
						columns: ['survey_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'versions';
						referencedColumns: ['survey_id', 'number'];
					}
				];
			};
			participations: {
				Row: {
					invitation_id: string;
				};
				ComputedFields: never;
				Insert: {
					invitation_id: string;
				};
				Update: {
					invitation_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'participations_invitation_id_fkey';
						columns: ['invitation_id'];
						isOneToOne: true;
						referencedRelation: 'invitations';
						referencedColumns: ['id'];
					}
				];
			};
			pauses: {
				Row: {
					paused_at: string;
					paused_by: string | null;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					paused_at?: string;
					paused_by?: string | null;
					survey_id: string;
				};
				Update: {
					paused_at?: string;
					paused_by?: string | null;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'pauses_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			presses: {
				Row: {
					answers: NonNullable<Json>;
					holder: string;
					language: string;
					pressed_at: string;
					response_id: string;
					survey_id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answers: NonNullable<Json>;
					holder: string;
					language: string;
					pressed_at?: string;
					response_id: string;
					survey_id: string;
					version: number;
				};
				Update: {
					answers?: NonNullable<Json>;
					holder?: string;
					language?: string;
					pressed_at?: string;
					response_id?: string;
					survey_id?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'presses_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			profiles: {
				Row: {
					name: string;
					user_id: string;
				};
				ComputedFields: never;
				Insert: {
					name?: string;
					user_id: string;
				};
				Update: {
					name?: string;
					user_id?: string;
				};
				Relationships: [];
			};
			quotas: {
				Row: {
					places: number;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					places: number;
					survey_id: string;
				};
				Update: {
					places?: number;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'quotas_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			releases: {
				Row: {
					id: string;
					question: string;
					survey_id: string;
					xid: unknown;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					question: string;
					survey_id: string;
					xid: unknown;
				};
				Update: {
					id?: string;
					question?: string;
					survey_id?: string;
					xid?: unknown;
				};
				Relationships: [
					{
						foreignKeyName: 'releases_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			responses: {
				Row: {
					answers: NonNullable<Json>;
					created_at: string;
					id: string;
					language: string;
					respondent: string | null;
					strings: string[];
					survey_id: string;
					version: number;
					xid: unknown;
				};
				ComputedFields: never;
				Insert: {
					answers: NonNullable<Json>;
					created_at?: string;
					id: string;
					language: string;
					respondent?: string | null;
					strings: string[];
					survey_id: string;
					version: number;
					xid?: unknown;
				};
				Update: {
					answers?: NonNullable<Json>;
					created_at?: string;
					id?: string;
					language?: string;
					respondent?: string | null;
					strings?: string[];
					survey_id?: string;
					version?: number;
					xid?: unknown;
				};
				Relationships: [
					{
						foreignKeyName: 'responses_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'responses_survey_id_version_fkey';
						columns: ['survey_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'versions';
						referencedColumns: ['survey_id', 'number'];
					}
				];
			};
			seals: {
				Row: {
					at: string;
					seal: string;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					at?: string;
					seal: string;
					survey_id: string;
				};
				Update: {
					at?: string;
					seal?: string;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'seals_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			sharings: {
				Row: {
					frames: string[];
					kiosk: boolean;
					partials: boolean;
					resume: boolean;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					frames?: string[];
					kiosk?: boolean;
					partials?: boolean;
					resume?: boolean;
					survey_id: string;
				};
				Update: {
					frames?: string[];
					kiosk?: boolean;
					partials?: boolean;
					resume?: boolean;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'sharings_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			site_access: {
				Row: {
					changed_at: string;
					changed_by: string | null;
					domains: string[];
					noindex: boolean;
					passcode: string | null;
					site_id: string;
					stamp: string;
					who: string;
				};
				ComputedFields: never;
				Insert: {
					changed_at?: string;
					changed_by?: string | null;
					domains?: string[];
					noindex?: boolean;
					passcode?: string | null;
					site_id: string;
					stamp?: string;
					who?: string;
				};
				Update: {
					changed_at?: string;
					changed_by?: string | null;
					domains?: string[];
					noindex?: boolean;
					passcode?: string | null;
					site_id?: string;
					stamp?: string;
					who?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_access_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: true;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_archives: {
				Row: {
					archived_at: string;
					archived_by: string | null;
					site_id: string;
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string;
					archived_by?: string | null;
					site_id: string;
				};
				Update: {
					archived_at?: string;
					archived_by?: string | null;
					site_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_archives_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: true;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_assets: {
				Row: {
					asset_id: string;
					since: string;
					site_id: string;
					used: boolean;
				};
				ComputedFields: never;
				Insert: {
					asset_id: string;
					since?: string;
					site_id: string;
					used?: boolean;
				};
				Update: {
					asset_id?: string;
					since?: string;
					site_id?: string;
					used?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'site_assets_asset_id_fkey';
						columns: ['asset_id'];
						isOneToOne: false;
						referencedRelation: 'assets';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'site_assets_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_certificates: {
				Row: {
					block: string;
					code: string;
					course: string;
					given_at: string;
					name: string;
					site_id: string;
				};
				ComputedFields: never;
				Insert: {
					block: string;
					code: string;
					course: string;
					given_at?: string;
					name: string;
					site_id: string;
				};
				Update: {
					block?: string;
					code?: string;
					course?: string;
					given_at?: string;
					name?: string;
					site_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_certificates_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_closures: {
				Row: {
					closed_at: string;
					closed_by: string | null;
					site_id: string;
				};
				ComputedFields: never;
				Insert: {
					closed_at?: string;
					closed_by?: string | null;
					site_id: string;
				};
				Update: {
					closed_at?: string;
					closed_by?: string | null;
					site_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_closures_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: true;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_comments: {
				Row: {
					id: string;
					let_at: string;
					let_by: string | null;
					question: string;
					site_id: string;
					survey_id: string;
					words: string;
				};
				ComputedFields: never;
				Insert: {
					id?: string;
					let_at?: string;
					let_by?: string | null;
					question: string;
					site_id: string;
					survey_id: string;
					words: string;
				};
				Update: {
					id?: string;
					let_at?: string;
					let_by?: string | null;
					question?: string;
					site_id?: string;
					survey_id?: string;
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_comments_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'site_comments_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			site_counts: {
				Row: {
					day: string;
					key: string;
					n: number;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					day: string;
					key: string;
					n: number;
					survey_id: string;
				};
				Update: {
					day?: string;
					key?: string;
					n?: number;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_counts_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			site_drafts: {
				Row: {
					document: NonNullable<Json>;
					revision: number;
					saved_at: string;
					saved_by: string | null;
					site_id: string;
				};
				ComputedFields: never;
				Insert: {
					document: NonNullable<Json>;
					revision?: number;
					saved_at?: string;
					saved_by?: string | null;
					site_id: string;
				};
				Update: {
					document?: NonNullable<Json>;
					revision?: number;
					saved_at?: string;
					saved_by?: string | null;
					site_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_drafts_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: true;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_letters: {
				Row: {
					address: string;
					expires_at: string;
					site_id: string;
					stamp: string;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					address: string;
					expires_at?: string;
					site_id: string;
					stamp: string;
					token_hash: string;
				};
				Update: {
					address?: string;
					expires_at?: string;
					site_id?: string;
					stamp?: string;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_letters_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_marks: {
				Row: {
					id: string;
					survey_id: string;
					xid: unknown;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					survey_id: string;
					xid: unknown;
				};
				Update: {
					id?: string;
					survey_id?: string;
					xid?: unknown;
				};
				Relationships: [
					{
						foreignKeyName: 'site_marks_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			site_previews: {
				Row: {
					document: NonNullable<Json>;
					expires_at: string;
					id: string;
					made_at: string;
					made_by: string | null;
					site_id: string;
					token_hash: string;
					version: number | null;
				};
				ComputedFields: never;
				Insert: {
					document: NonNullable<Json>;
					expires_at: string;
					id?: string;
					made_at?: string;
					made_by?: string | null;
					site_id: string;
					token_hash: string;
					version?: number | null;
				};
				Update: {
					document?: NonNullable<Json>;
					expires_at?: string;
					id?: string;
					made_at?: string;
					made_by?: string | null;
					site_id?: string;
					token_hash?: string;
					version?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'site_previews_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_readers: {
				Row: {
					first_day: string;
					reader: string;
					segment: string;
					site_id: string;
				};
				ComputedFields: never;
				Insert: {
					first_day: string;
					reader: string;
					segment: string;
					site_id: string;
				};
				Update: {
					first_day?: string;
					reader?: string;
					segment?: string;
					site_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_readers_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_requests: {
				Row: {
					asked_at: string;
					asked_by: string | null;
					decided_at: string | null;
					decided_by: string | null;
					document: NonNullable<Json>;
					id: string;
					note: string;
					outcome: string | null;
					reason: string;
					revision: number;
					site_id: string;
					version: number | null;
				};
				ComputedFields: never;
				Insert: {
					asked_at?: string;
					asked_by?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					document: NonNullable<Json>;
					id?: string;
					note?: string;
					outcome?: string | null;
					reason?: string;
					revision: number;
					site_id: string;
					version?: number | null;
				};
				Update: {
					asked_at?: string;
					asked_by?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					document?: NonNullable<Json>;
					id?: string;
					note?: string;
					outcome?: string | null;
					reason?: string;
					revision?: number;
					site_id?: string;
					version?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'site_requests_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_schedules: {
				Row: {
					ends_at: string | null;
					opens_at: string | null;
					site_id: string;
					version: number | null;
				};
				ComputedFields: never;
				Insert: {
					ends_at?: string | null;
					opens_at?: string | null;
					site_id: string;
					version?: number | null;
				};
				Update: {
					ends_at?: string | null;
					opens_at?: string | null;
					site_id?: string;
					version?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'site_schedules_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: true;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'site_schedules_site_id_version_fkey';
						columns: ['site_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'site_versions';
						referencedColumns: ['site_id', 'number'];
					}
				];
			};
			site_sittings: {
				Row: {
					day: string;
					response_id: string;
					site_id: string;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					day: string;
					response_id: string;
					site_id: string;
					survey_id: string;
				};
				Update: {
					day?: string;
					response_id?: string;
					site_id?: string;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_sittings_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'site_sittings_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			site_today: {
				Row: {
					day: string;
					kind: string;
					reader: string;
					site_id: string;
					what: string;
				};
				ComputedFields: never;
				Insert: {
					day: string;
					kind: string;
					reader: string;
					site_id: string;
					what?: string;
				};
				Update: {
					day?: string;
					kind?: string;
					reader?: string;
					site_id?: string;
					what?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_today_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			site_versions: {
				Row: {
					again: number | null;
					document: NonNullable<Json>;
					due_at: string | null;
					kept: boolean;
					note: string;
					number: number;
					published_at: string;
					published_by: string | null;
					revision: number;
					site_id: string;
				};
				ComputedFields: never;
				Insert: {
					again?: number | null;
					document: NonNullable<Json>;
					due_at?: string | null;
					kept?: boolean;
					note?: string;
					number: number;
					published_at?: string;
					published_by?: string | null;
					revision: number;
					site_id: string;
				};
				Update: {
					again?: number | null;
					document?: NonNullable<Json>;
					due_at?: string | null;
					kept?: boolean;
					note?: string;
					number?: number;
					published_at?: string;
					published_by?: string | null;
					revision?: number;
					site_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'site_versions_site_id_fkey';
						columns: ['site_id'];
						isOneToOne: false;
						referencedRelation: 'sites';
						referencedColumns: ['id'];
					}
				];
			};
			sites: {
				Row: {
					created_at: string;
					created_by: string | null;
					four_eyes: boolean;
					id: string;
					live_since: string | null;
					live_version: number | null;
					name: string;
					slug: string;
					team_id: string;
					site_now: Database['public']['CompositeTypes']['site_moment'] | null;
					site_told: Json | null;
				};
				ComputedFields: 'site_now' | 'site_told';
				Insert: {
					created_at?: string;
					created_by?: string | null;
					four_eyes?: boolean;
					id?: string;
					live_since?: string | null;
					live_version?: number | null;
					name: string;
					slug: string;
					team_id: string;
				};
				Update: {
					created_at?: string;
					created_by?: string | null;
					four_eyes?: boolean;
					id?: string;
					live_since?: string | null;
					live_version?: number | null;
					name?: string;
					slug?: string;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'sites_id_live_version_fkey';
						columns: ['id', 'live_version'];
						isOneToOne: false;
						referencedRelation: 'site_versions';
						referencedColumns: ['site_id', 'number'];
					},
					{
						foreignKeyName: 'sites_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			sittings: {
				Row: {
					began_at: string;
					counted: number | null;
					counted_touched: boolean;
					day: string;
					furthest: number;
					moved: boolean;
					response_id: string;
					survey_id: string;
					timed: boolean;
					took: number | null;
					touched: boolean;
					version: number;
					attention_of: {
						kind: string;
						n: number;
						step: number;
					} | null;
				};
				ComputedFields: 'attention_of';
				Insert: {
					began_at?: string;
					counted?: number | null;
					counted_touched?: boolean;
					day: string;
					furthest: number;
					moved?: boolean;
					response_id: string;
					survey_id: string;
					timed: boolean;
					took?: number | null;
					touched: boolean;
					version: number;
				};
				Update: {
					began_at?: string;
					counted?: number | null;
					counted_touched?: boolean;
					day?: string;
					furthest?: number;
					moved?: boolean;
					response_id?: string;
					survey_id?: string;
					timed?: boolean;
					took?: number | null;
					touched?: boolean;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'sittings_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			suppressions: {
				Row: {
					at: string;
					detail: string;
					hash: string;
					reason: string;
					team_id: string;
				};
				ComputedFields: never;
				Insert: {
					at?: string;
					detail?: string;
					hash: string;
					reason: string;
					team_id: string;
				};
				Update: {
					at?: string;
					detail?: string;
					hash?: string;
					reason?: string;
					team_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'suppressions_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			surveys: {
				Row: {
					closes_at: string | null;
					created_at: string;
					created_by: string | null;
					id: string;
					live_version: number | null;
					minimum_n: number | null;
					mode: Database['public']['Enums']['survey_mode'] | null;
					name: string;
					opens_at: string | null;
					response_limit: number | null;
					slug: string;
					team_id: string;
					time_zone: string;
					survey_state: string | null;
				};
				ComputedFields: 'survey_state';
				Insert: {
					closes_at?: string | null;
					created_at?: string;
					created_by?: string | null;
					id?: string;
					live_version?: number | null;
					minimum_n?: number | null;
					mode?: Database['public']['Enums']['survey_mode'] | null;
					name: string;
					opens_at?: string | null;
					response_limit?: number | null;
					slug: string;
					team_id: string;
					time_zone?: string;
				};
				Update: {
					closes_at?: string | null;
					created_at?: string;
					created_by?: string | null;
					id?: string;
					live_version?: number | null;
					minimum_n?: number | null;
					mode?: Database['public']['Enums']['survey_mode'] | null;
					name?: string;
					opens_at?: string | null;
					response_limit?: number | null;
					slug?: string;
					team_id?: string;
					time_zone?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'surveys_id_live_version_fkey';
						columns: ['id', 'live_version'];
						isOneToOne: false;
						referencedRelation: 'versions';
						referencedColumns: ['survey_id', 'number'];
					},
					{
						foreignKeyName: 'surveys_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			teams: {
				Row: {
					created_at: string;
					id: string;
					minimum_n: number;
					minimum_since: string;
					name: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					id?: string;
					minimum_n?: number;
					minimum_since?: string;
					name: string;
				};
				Update: {
					created_at?: string;
					id?: string;
					minimum_n?: number;
					minimum_since?: string;
					name?: string;
				};
				Relationships: [];
			};
			ticks: {
				Row: {
					survey_id: string;
					told_at: string;
				};
				ComputedFields: never;
				Insert: {
					survey_id: string;
					told_at?: string;
				};
				Update: {
					survey_id?: string;
					told_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'ticks_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: true;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			unseen: {
				Row: {
					name: string;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					name: string;
					survey_id: string;
				};
				Update: {
					name?: string;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'unseen_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
			versions: {
				Row: {
					definition: NonNullable<Json>;
					note: string;
					number: number;
					plan: NonNullable<Json>;
					published_at: string;
					published_by: string | null;
					survey_id: string;
				};
				ComputedFields: never;
				Insert: {
					definition: NonNullable<Json>;
					note?: string;
					number: number;
					plan: NonNullable<Json>;
					published_at?: string;
					published_by?: string | null;
					survey_id: string;
				};
				Update: {
					definition?: NonNullable<Json>;
					note?: string;
					number?: number;
					plan?: NonNullable<Json>;
					published_at?: string;
					published_by?: string | null;
					survey_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'versions_survey_id_fkey';
						columns: ['survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Views: {
			[_ in never]: never;
		};
		Functions: {
			accept_invite: { Args: { token: string }; Returns: string };
			address_hash: { Args: { key: string; team: string }; Returns: string };
			adoption: { Args: { days: number; site: string }; Returns: Json };
			adoption_group: { Args: { site: string }; Returns: number };
			apply_import: { Args: { import: string }; Returns: undefined };
			approve_site: {
				Args: { actor: string; document: Json; ends: string; note: string; opens: string; request: string };
				Returns: number;
			};
			archive_site: { Args: { site: string }; Returns: undefined };
			archive_survey: { Args: { survey: string }; Returns: undefined };
			asset_of: { Args: { id: string; site: string }; Returns: Json };
			asset_whole: { Args: { id: string }; Returns: undefined };
			attention: { Args: { days: number; survey: string }; Returns: Json };
			attention_counts: {
				Args: { since: string; survey: string };
				Returns: {
					kind: string;
					n: number;
					step: number;
					version: number;
				}[];
			};
			attention_of: {
				Args: {
					t: Omit<
						Database['public']['Tables']['sittings']['Row'],
						Database['public']['Tables']['sittings']['ComputedFields']
					>;
				};
				Returns: {
					kind: string;
					n: number;
					step: number;
				}[];
			};
			barred: { Args: { hash: string; kind: string; survey: string; team: string }; Returns: string };
			begin_campaign: { Args: { campaign: string }; Returns: number };
			begin_campaigns: { Args: Record<PropertyKey, never>; Returns: number };
			begin_import: {
				Args: { import: string; name: string; team: string; total: number };
				Returns: undefined;
			};
			begin_letters: { Args: { ids: string[]; lease: string; worker: string }; Returns: string[] };
			behind: { Args: { since: string; survey: string }; Returns: number };
			board: { Args: { days: number; questions: string[]; survey: string }; Returns: Json };
			board_days: { Args: { days: number; survey: string }; Returns: Json };
			brand_of: { Args: { team: string }; Returns: Json };
			call_off_site: { Args: { site: string }; Returns: undefined };
			called: { Args: { person: string }; Returns: string };
			campaign_came: { Args: { campaign: string }; Returns: Json };
			campaign_outlook: { Args: { campaign: string }; Returns: Json };
			campaign_segments: { Args: { by: string; campaign: string; minimum: number }; Returns: Json };
			campaign_state: {
				Args: {
					l: Omit<
						Database['public']['Tables']['launches']['Row'],
						Database['public']['Tables']['launches']['ComputedFields']
					>;
				};
				Returns: string;
			};
			campaign_strays: { Args: { campaign: string; most: number }; Returns: Json };
			cancel_campaign: { Args: { campaign: string }; Returns: undefined };
			claim_letters: { Args: { lease: string; most: number; worker: string }; Returns: Json };
			clear_brand: { Args: { team: string }; Returns: undefined };
			compare_import: { Args: { columns?: Json; import: string }; Returns: undefined };
			contact_held: { Args: { contact: string }; Returns: Json };
			contact_or_missing: {
				Args: { contact: string };
				Returns: {
					address: string;
					attributes: NonNullable<Json>;
					consent: string | null;
					consented_at: string | null;
					created_at: string;
					hash: string;
					id: string;
					key: string;
					language: string | null;
					name: string;
					team_id: string;
					updated_at: string;
				};
				SetofOptions: {
					from: '*';
					to: 'contacts';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			contact_row: {
				Args: {
					c: Omit<
						Database['public']['Tables']['contacts']['Row'],
						Database['public']['Tables']['contacts']['ComputedFields']
					>;
				};
				Returns: Json;
			};
			contacts_on: { Args: { lists: string[]; team: string; today: string }; Returns: string[] };
			copy_site: { Args: { document: Json; name: string; site: string; slug: string }; Returns: string };
			count_came: { Args: { counts: Json }; Returns: undefined };
			count_rule: { Args: { rule: Json; team: string }; Returns: number };
			count_rules: { Args: { rules: Json; team: string }; Returns: number[] };
			create_campaign: { Args: { name: string; plan: Json; survey: string }; Returns: string };
			create_site: { Args: { document: Json; name: string; slug: string; team: string }; Returns: string };
			create_survey: {
				Args: { definition: Json; name: string; slug: string; team: string };
				Returns: string;
			};
			create_team: { Args: { name: string }; Returns: string };
			crowd_language: { Args: { campaign: string; language: string }; Returns: string };
			day_text: { Args: { day: string }; Returns: string };
			decide_request: { Args: { decision: string; reason: string; request: string }; Returns: undefined };
			delete_site: { Args: { name: string; site: string }; Returns: undefined };
			delete_survey: { Args: { name: string; survey: string }; Returns: undefined };
			digest_of: { Args: { team: string }; Returns: Json };
			drop_file: { Args: { id: string }; Returns: undefined };
			drop_letters: { Args: { ids: string[]; whys: string[] }; Returns: undefined };
			drop_press: { Args: { holder: string }; Returns: undefined };
			due_reminders: {
				Args: Record<PropertyKey, never>;
				Returns: {
					anonymous: boolean;
					campaign: string;
					invitations: string[];
					size: number;
					step: number;
					survey: string;
				}[];
			};
			end_site: { Args: { ends: string; site: string }; Returns: undefined };
			enough_wrote: { Args: { question: string; survey: string }; Returns: boolean };
			erase_contact: { Args: { contact: string }; Returns: undefined };
			export_partials: { Args: { after: string; page_size: number; survey: string }; Returns: Json };
			export_responses: { Args: { after: string; page_size: number; survey: string }; Returns: Json };
			fact_of: {
				Args: {
					c: Omit<
						Database['public']['Tables']['contacts']['Row'],
						Database['public']['Tables']['contacts']['ComputedFields']
					>;
					what: string;
				};
				Returns: string;
			};
			facts_of: {
				Args: {
					c: Omit<
						Database['public']['Tables']['contacts']['Row'],
						Database['public']['Tables']['contacts']['ComputedFields']
					>;
				};
				Returns: Json;
			};
			fail_import: { Args: { import: string; mistake: Json }; Returns: undefined };
			file_of: { Args: { file: string; survey: string }; Returns: Json };
			files_there: { Args: { asked: Json; response: string; survey: string }; Returns: Json };
			find_bookmark: { Args: { hash: string; slug: string }; Returns: Json };
			find_certificate: { Args: { code: string; site: string }; Returns: Json };
			find_letter: { Args: { site: string; token_hash: string }; Returns: boolean };
			first_day: { Args: { days: number; survey: string }; Returns: string };
			fold_adoption: { Args: Record<PropertyKey, never>; Returns: number };
			fold_all: { Args: Record<PropertyKey, never>; Returns: number };
			fold_attention: { Args: Record<PropertyKey, never>; Returns: number };
			fold_for_site: { Args: { survey: string }; Returns: undefined };
			fold_survey: { Args: { survey: string }; Returns: number };
			follow_contact: {
				Args: {
					c: Omit<
						Database['public']['Tables']['contacts']['Row'],
						Database['public']['Tables']['contacts']['ComputedFields']
					>;
					was: string;
				};
				Returns: undefined;
			};
			forget_assets: { Args: { ids: string[] }; Returns: number };
			forget_files: { Args: { ids: string[] }; Returns: number };
			forget_seals: { Args: Record<PropertyKey, never>; Returns: number };
			frames_ok: { Args: { frames: string[] }; Returns: boolean };
			freeze_site: {
				Args: {
					actor: string;
					again: number;
					document: Json;
					ends: string;
					note: string;
					opens: string;
					revision: number;
					site: string;
				};
				Returns: number;
			};
			give_certificate: {
				Args: { block: string; code: string; course: string; name: string; site: string };
				Returns: undefined;
			};
			given: { Args: { answers: Json; survey: string; version: number }; Returns: Json };
			go_back: {
				Args: { actor: string; kept: Json; number: number; revision: number; site: string };
				Returns: number;
			};
			group_size: { Args: { survey: string }; Returns: number };
			hashes_of: { Args: { address: string; hash: string; team: string }; Returns: string[] };
			hint: { Args: { survey: string }; Returns: undefined };
			home: { Args: { team: string }; Returns: Json };
			import_cells: { Args: { after: number; import: string; most: number }; Returns: Json };
			import_or_missing: {
				Args: { import: string };
				Returns: {
					applied_at: string | null;
					barred: number;
					columns: NonNullable<Json>;
					counts: NonNullable<Json>;
					created_at: string;
					created_by: string | null;
					done: number;
					id: string;
					mistake: Json | null;
					name: string;
					rows: number;
					state: string;
					team_id: string;
					total: number;
					touched_at: string;
				};
				SetofOptions: {
					from: '*';
					to: 'imports';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			import_progress: { Args: { import: string }; Returns: Json };
			import_step: { Args: Record<PropertyKey, never>; Returns: number };
			import_told: {
				Args: {
					i: Omit<
						Database['public']['Tables']['imports']['Row'],
						Database['public']['Tables']['imports']['ComputedFields']
					>;
				};
				Returns: Json;
			};
			imports_of: { Args: { team: string }; Returns: Json };
			in_groups: { Args: { n: number; size: number }; Returns: number };
			invitation_now: { Args: { invitation: string }; Returns: Json };
			invite: {
				Args: { as_role: Database['public']['Enums']['member_role']; team: string };
				Returns: string;
			};
			invited_to: {
				Args: { token: string };
				Returns: {
					role: Database['public']['Enums']['member_role'];
					team_name: string;
				}[];
			};
			judge_campaign: {
				Args: { campaign: string; number: number; plan: Json };
				Returns: {
					contact_id: string;
					hash: string;
					language: string;
					resting_after: string;
					spared: string;
				}[];
			};
			judge_letters: {
				Args: { ids: string[] };
				Returns: {
					id: string;
					why: string;
				}[];
			};
			judge_rows: { Args: { batch: Json; import: string }; Returns: undefined };
			keep_late: { Args: { holder: string; item: Json }; Returns: boolean };
			keep_letter: {
				Args: { address: string; site: string; stamp: string; token_hash: string };
				Returns: boolean;
			};
			keep_partials: { Args: { batch: Json }; Returns: Json };
			keep_press: { Args: { invitation: string; item: Json; seal: string }; Returns: string };
			latest_comments: { Args: { questions: string[]; since: string; survey: string }; Returns: Json };
			launch_campaign: { Args: { campaign: string; revision: number }; Returns: undefined };
			leave_team: { Args: { team: string }; Returns: undefined };
			let_through: {
				Args: { question: string; site: string; survey: string; words: string };
				Returns: string;
			};
			letter_about: { Args: { letter: string }; Returns: Json };
			letter_history: { Args: { letter: string }; Returns: Json };
			letter_returned: { Args: { how: string; letter: string; words: string }; Returns: boolean };
			letters_now: { Args: { team: string }; Returns: Json };
			list_campaigns: { Args: { survey: string }; Returns: Json };
			list_contacts: {
				Args: { after?: string; on_list?: string; search: string; size: number; team: string };
				Returns: Json;
			};
			list_or_missing: {
				Args: { list: string };
				Returns: {
					created_at: string;
					created_by: string | null;
					id: string;
					name: string;
					rule: NonNullable<Json>;
					team_id: string;
				};
				SetofOptions: {
					from: '*';
					to: 'lists';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			lists_of: { Args: { team: string }; Returns: Json };
			make_preview: { Args: { days: number; number: number; site: string }; Returns: string };
			mark_letters: { Args: { results: Json; worker: string }; Returns: undefined };
			mark_of: {
				Args: { survey: string };
				Returns: {
					id: string;
					survey_id: string;
					xid: unknown;
				};
				SetofOptions: {
					from: '*';
					to: 'marks';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			may_publish: { Args: { actor: string; site: string }; Returns: undefined };
			meets: { Args: { does: string; today: string; vals: Json; value: string }; Returns: boolean };
			mix_seals: { Args: { invitations: string[]; seals: string[]; survey: string }; Returns: number };
			mixing_facts: { Args: { invitations: string[] }; Returns: Json };
			must_be: {
				Args: { allowed: Database['public']['Enums']['member_role'][]; team: string };
				Returns: undefined;
			};
			must_be_for: {
				Args: { allowed: Database['public']['Enums']['member_role'][]; survey: string };
				Returns: undefined;
			};
			must_be_for_campaign: {
				Args: { allowed: Database['public']['Enums']['member_role'][]; campaign: string };
				Returns: undefined;
			};
			must_be_for_site: {
				Args: { allowed: Database['public']['Enums']['member_role'][]; site: string };
				Returns: undefined;
			};
			names_address: { Args: { cells: Json; key: string }; Returns: boolean };
			nearest_language: { Args: { languages: string[]; wanted: string }; Returns: string };
			note_judged: { Args: { done: number; import: string; total: number }; Returns: undefined };
			note_reads: { Args: { counts: Json; people: Json; readers: Json }; Returns: undefined };
			note_site_sittings: { Args: { batch: Json }; Returns: undefined };
			note_sittings: { Args: { batch: Json }; Returns: undefined };
			on_list: {
				Args: {
					c: Omit<
						Database['public']['Tables']['contacts']['Row'],
						Database['public']['Tables']['contacts']['ComputedFields']
					>;
					rule: Json;
					today: string;
				};
				Returns: boolean;
			};
			on_lists: {
				Args: {
					c: Omit<
						Database['public']['Tables']['contacts']['Row'],
						Database['public']['Tables']['contacts']['ComputedFields']
					>;
					lists: string[];
					today: string;
				};
				Returns: boolean;
			};
			on_the_way: { Args: { file: string; response: string }; Returns: boolean };
			open_preview: { Args: { token: string }; Returns: Json };
			open_site: { Args: { slug: string }; Returns: Json };
			open_survey: { Args: { slug: string }; Returns: Json };
			opt_in_contact: { Args: { contact: string; scope: string; what: string }; Returns: undefined };
			opt_out_contact: { Args: { contact: string; scope: string; what: string }; Returns: undefined };
			partials_kept: { Args: { days: number; survey: string }; Returns: number };
			pause_campaign: { Args: { campaign: string }; Returns: undefined };
			pause_survey: { Args: { survey: string }; Returns: undefined };
			pending_seals: { Args: { survey: string }; Returns: string[] };
			preview_import: {
				Args: { import: string; of_kind?: string; page: number; size: number };
				Returns: Json;
			};
			publish_site: {
				Args: {
					actor: string;
					document: Json;
					ends: string;
					note: string;
					opens: string;
					revision: number;
					site: string;
				};
				Returns: number;
			};
			publish_survey: {
				Args: {
					actor: string;
					as_mode: Database['public']['Enums']['survey_mode'];
					note: string;
					plan: Json;
					revision: number;
					survey: string;
				};
				Returns: number;
			};
			put_digests: { Args: { at: string }; Returns: number };
			read_campaign: { Args: { campaign: string }; Returns: Json };
			read_contact: { Args: { contact: string }; Returns: Json };
			read_import: { Args: { import: string }; Returns: Json };
			recall_response: { Args: { id: string; survey: string }; Returns: Json };
			recount: { Args: { survey: string }; Returns: Json };
			refuse: { Args: { code: string; status: number }; Returns: undefined };
			release_for_site: { Args: { on_day: string; size: number; survey: string }; Returns: undefined };
			release_ripe: {
				Args: { on_day: string; size: number; survey: string; up_to_id: string; up_to_xid: unknown };
				Returns: undefined;
			};
			remind_campaign: { Args: { campaign: string; skip: string[]; step: number }; Returns: number };
			remove_attribute: { Args: { name: string; team: string }; Returns: undefined };
			remove_campaign: { Args: { campaign: string }; Returns: undefined };
			remove_import: { Args: { import: string }; Returns: undefined };
			remove_list: { Args: { list: string }; Returns: undefined };
			remove_member: { Args: { person: string; team: string }; Returns: undefined };
			rename_site: { Args: { name: string; site: string }; Returns: undefined };
			rename_survey: { Args: { name: string; survey: string }; Returns: undefined };
			rename_team: { Args: { name: string; team: string }; Returns: undefined };
			renew_access: { Args: { site: string }; Returns: undefined };
			renew_letters: { Args: { lease: string; worker: string }; Returns: undefined };
			reopen_survey: { Args: { survey: string }; Returns: undefined };
			republish_site: { Args: { site: string }; Returns: undefined };
			request_site: { Args: { note: string; revision: number; site: string }; Returns: string };
			restamp_responses: { Args: Record<PropertyKey, never>; Returns: undefined };
			restore_site: { Args: { site: string }; Returns: undefined };
			restore_survey: { Args: { survey: string }; Returns: undefined };
			restore_version: { Args: { number: number; survey: string }; Returns: number };
			resume_campaign: { Args: { campaign: string }; Returns: undefined };
			revoke_invitation: { Args: { address: string; campaign: string }; Returns: undefined };
			revoke_invite: { Args: { id: string }; Returns: undefined };
			revoke_preview: { Args: { preview: string; site: string }; Returns: undefined };
			ripe_presses: { Args: { silent: string }; Returns: Json };
			ripe_seals: { Args: { waited: string }; Returns: Json };
			role_in: { Args: { team: string }; Returns: Database['public']['Enums']['member_role'] };
			rule_sql: { Args: { rule: Json; today: string }; Returns: string };
			save_attribute: {
				Args: { kind: string; name: string; segment: boolean; team: string };
				Returns: undefined;
			};
			save_bookmark: {
				Args: {
					answers: Json;
					hash: string;
					language: string;
					page: number;
					respondent: string;
					response: string;
					survey: string;
					version: number;
				};
				Returns: undefined;
			};
			save_campaign: {
				Args: { campaign: string; name: string; plan: Json; revision: number };
				Returns: number;
			};
			save_contact: {
				Args: {
					address: string;
					attributes: Json;
					contact?: string;
					language?: string;
					name: string;
					team: string;
				};
				Returns: Json;
			};
			save_draft: { Args: { definition: Json; revision: number; survey: string }; Returns: number };
			save_list: { Args: { list?: string; name: string; rule: Json; team: string }; Returns: string };
			save_site: { Args: { document: Json; revision: number; site: string }; Returns: number };
			schedule_survey: {
				Args: { closes: string; max_responses: number; opens: string; survey: string; zone: string };
				Returns: undefined;
			};
			seal_known: { Args: { seal: string }; Returns: boolean };
			set_access: {
				Args: { domains: string[]; noindex: boolean; passcode: string; site: string; who: string };
				Returns: boolean;
			};
			set_brand: { Args: { look: Json; team: string }; Returns: undefined };
			set_consent: { Args: { contact: string; on_day?: string; written?: string }; Returns: undefined };
			set_four_eyes: { Args: { site: string; wanted: boolean }; Returns: undefined };
			set_manners: { Args: { consent_needed: boolean; rest_days: number; team: string }; Returns: undefined };
			set_minimum_n: { Args: { n: number; team: string }; Returns: undefined };
			set_mode: {
				Args: { as_mode: Database['public']['Enums']['survey_mode']; survey: string };
				Returns: undefined;
			};
			set_role: {
				Args: { as_role: Database['public']['Enums']['member_role']; person: string; team: string };
				Returns: undefined;
			};
			set_sharing: {
				Args: { frames: string[]; kiosk: boolean; partials: boolean; resume: boolean; survey: string };
				Returns: undefined;
			};
			set_site_slug: { Args: { site: string; slug: string }; Returns: undefined };
			set_slug: { Args: { slug: string; survey: string }; Returns: undefined };
			settle_import: { Args: { import: string }; Returns: undefined };
			settle_site: { Args: { site: string }; Returns: undefined };
			sharing_of: { Args: { survey: string }; Returns: Json };
			site: { Args: { site: string }; Returns: Json };
			site_facts: { Args: { ids: string[]; team: string }; Returns: Json };
			site_figures: { Args: { since: string; site: string; survey: string; until: string }; Returns: Json };
			site_group: { Args: { survey: string }; Returns: number };
			site_history: { Args: { site: string }; Returns: Json };
			site_lock: { Args: { site: string }; Returns: Json };
			site_now: {
				Args: {
					s: Omit<
						Database['public']['Tables']['sites']['Row'],
						Database['public']['Tables']['sites']['ComputedFields']
					>;
				};
				Returns: Database['public']['CompositeTypes']['site_moment'];
				SetofOptions: {
					from: 'sites';
					to: 'site_moment';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			site_survey: { Args: { site: string; survey: string }; Returns: string };
			site_told: {
				Args: {
					s: Omit<
						Database['public']['Tables']['sites']['Row'],
						Database['public']['Tables']['sites']['ComputedFields']
					>;
				};
				Returns: Json;
			};
			site_wall: { Args: { question: string; site: string; survey: string }; Returns: Json };
			sites_of: { Args: { team: string }; Returns: Json };
			speaks_of: { Args: { file: string; response: string }; Returns: boolean };
			stage_rows: { Args: { batch: Json; columns: Json; done: number; import: string }; Returns: undefined };
			submit_invited: { Args: { invitation: string; item: Json; seal: string }; Returns: string };
			submit_responses: { Args: { batch: Json }; Returns: Json };
			subscribe_again: { Args: { letter: string }; Returns: undefined };
			survey_for_site: {
				Args: { site: string; survey: string };
				Returns: {
					closes_at: string | null;
					created_at: string;
					created_by: string | null;
					id: string;
					live_version: number | null;
					minimum_n: number | null;
					mode: Database['public']['Enums']['survey_mode'] | null;
					name: string;
					opens_at: string | null;
					response_limit: number | null;
					slug: string;
					team_id: string;
					time_zone: string;
				};
				SetofOptions: {
					from: '*';
					to: 'surveys';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			survey_state: {
				Args: {
					s: Omit<
						Database['public']['Tables']['surveys']['Row'],
						Database['public']['Tables']['surveys']['ComputedFields']
					>;
				};
				Returns: string;
			};
			sweep_assets: { Args: { most: number }; Returns: Json };
			sweep_files: { Args: { most: number }; Returns: Json };
			sweep_imports: { Args: Record<PropertyKey, never>; Returns: number };
			sweep_starts: { Args: Record<PropertyKey, never>; Returns: number };
			take_asset: {
				Args: {
					actor: string;
					digest: string;
					height: number;
					id: string;
					kind: string;
					name: string;
					site: string;
					size: number;
					type: string;
					width: number;
					widths: number[];
				};
				Returns: Json;
			};
			take_back: { Args: { comment: string; site: string }; Returns: undefined };
			take_back_letters: { Args: Record<PropertyKey, never>; Returns: undefined };
			take_file: {
				Args: {
					digest: string;
					id: string;
					name: string;
					question: string;
					response: string;
					size: number;
					survey: string;
					type: string;
				};
				Returns: Json;
			};
			tallies: { Args: { since: string; survey: string }; Returns: Json };
			team_members: {
				Args: { team: string };
				Returns: {
					email: string;
					joined_at: string;
					name: string;
					role: Database['public']['Enums']['member_role'];
					user_id: string;
				}[];
			};
			team_of: { Args: { survey: string }; Returns: string };
			team_of_campaign: { Args: { campaign: string }; Returns: string };
			team_of_site: { Args: { site: string }; Returns: string };
			teams_i_build_in: { Args: Record<PropertyKey, never>; Returns: string[] };
			today_utc: { Args: Record<PropertyKey, never>; Returns: string };
			token_hash: { Args: { token: string }; Returns: string };
			told: {
				Args: { keys: string[]; survey: string };
				Returns: {
					id: string;
					key: string;
					xid: unknown;
				}[];
			};
			unpublish_site: { Args: { site: string }; Returns: undefined };
			unseen_in: { Args: { plan: Json }; Returns: string[] };
			unsubscribe: { Args: { letter: string; scope: string; way: string }; Returns: undefined };
			use_letter: { Args: { site: string; token_hash: string }; Returns: Json };
			values_of: { Args: { most: number; team: string; what: string }; Returns: Json };
			why_barred: { Args: { key: string; team: string }; Returns: string };
			wish_digest: { Args: { speaks: string; team: string; wanted: boolean }; Returns: undefined };
		};
		Enums: {
			member_role: 'owner' | 'editor' | 'viewer';
			survey_mode: 'anonymous' | 'identified';
		};
		CompositeTypes: {
			incoming_partial: {
				ord: number | null;
				id: string | null;
				survey_id: string | null;
				version: number | null;
				answers: Json | null;
				language: string | null;
				respondent: string | null;
				beat: number | null;
			};
			incoming_response: {
				ord: number | null;
				id: string | null;
				survey_id: string | null;
				version: number | null;
				answers: Json | null;
				strings: string[] | null;
				language: string | null;
				respondent: string | null;
			};
			site_moment: {
				state: string | null;
				version: number | null;
				live_since: string | null;
				opens_at: string | null;
				opens_version: number | null;
				ends_at: string | null;
			};
		};
	};
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
	DefaultSchemaTableNameOrOptions extends
		keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
				DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
			DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
			Row: infer R;
		}
		? R
		: never
	: DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
				Row: infer R;
			}
			? R
			: never
		: never;

export type TablesInsert<
	DefaultSchemaTableNameOrOptions extends
		keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Insert: infer I;
		}
		? I
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Insert: infer I;
			}
			? I
			: never
		: never;

export type TablesUpdate<
	DefaultSchemaTableNameOrOptions extends
		keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Update: infer U;
		}
		? U
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Update: infer U;
			}
			? U
			: never
		: never;

export type Enums<
	DefaultSchemaEnumNameOrOptions extends
		keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
	EnumName extends (DefaultSchemaEnumNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
		: never) = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
	: DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
		? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
		: never;

export type CompositeTypes<
	PublicCompositeTypeNameOrOptions extends
		keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
	CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
		: never) = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
	: PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
		? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
		: never;

export const Constants = {
	public: {
		Enums: {
			member_role: ['owner', 'editor', 'viewer'],
			survey_mode: ['anonymous', 'identified']
		}
	}
} as const;
