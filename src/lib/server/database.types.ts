// Written by `npm run types` from supabase/migrations. Do not edit: change a migration, then run it.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
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
			archive_survey: { Args: { survey: string }; Returns: undefined };
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
			behind: { Args: { since: string; survey: string }; Returns: number };
			board: { Args: { days: number; questions: string[]; survey: string }; Returns: Json };
			board_days: { Args: { days: number; survey: string }; Returns: Json };
			brand_of: { Args: { team: string }; Returns: Json };
			clear_brand: { Args: { team: string }; Returns: undefined };
			create_survey: {
				Args: { definition: Json; name: string; slug: string; team: string };
				Returns: string;
			};
			create_team: { Args: { name: string }; Returns: string };
			delete_survey: { Args: { name: string; survey: string }; Returns: undefined };
			drop_file: { Args: { id: string }; Returns: undefined };
			export_partials: { Args: { after: string; page_size: number; survey: string }; Returns: Json };
			export_responses: { Args: { after: string; page_size: number; survey: string }; Returns: Json };
			file_of: { Args: { file: string; survey: string }; Returns: Json };
			files_there: { Args: { asked: Json; response: string; survey: string }; Returns: Json };
			find_bookmark: { Args: { hash: string; slug: string }; Returns: Json };
			first_day: { Args: { days: number; survey: string }; Returns: string };
			fold_all: { Args: Record<PropertyKey, never>; Returns: number };
			fold_attention: { Args: Record<PropertyKey, never>; Returns: number };
			fold_survey: { Args: { survey: string }; Returns: number };
			forget_files: { Args: { ids: string[] }; Returns: number };
			frames_ok: { Args: { frames: string[] }; Returns: boolean };
			given: { Args: { answers: Json; survey: string; version: number }; Returns: Json };
			group_size: { Args: { survey: string }; Returns: number };
			hint: { Args: { survey: string }; Returns: undefined };
			home: { Args: { team: string }; Returns: Json };
			in_groups: { Args: { n: number; size: number }; Returns: number };
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
			keep_partials: { Args: { batch: Json }; Returns: Json };
			latest_comments: { Args: { questions: string[]; since: string; survey: string }; Returns: Json };
			leave_team: { Args: { team: string }; Returns: undefined };
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
			must_be: {
				Args: { allowed: Database['public']['Enums']['member_role'][]; team: string };
				Returns: undefined;
			};
			must_be_for: {
				Args: { allowed: Database['public']['Enums']['member_role'][]; survey: string };
				Returns: undefined;
			};
			note_sittings: { Args: { batch: Json }; Returns: undefined };
			on_the_way: { Args: { file: string; response: string }; Returns: boolean };
			open_survey: { Args: { slug: string }; Returns: Json };
			partials_kept: { Args: { days: number; survey: string }; Returns: number };
			pause_survey: { Args: { survey: string }; Returns: undefined };
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
			recall_response: { Args: { id: string; survey: string }; Returns: Json };
			recount: { Args: { survey: string }; Returns: Json };
			refuse: { Args: { code: string; status: number }; Returns: undefined };
			release_ripe: {
				Args: { on_day: string; size: number; survey: string; up_to_id: string; up_to_xid: unknown };
				Returns: undefined;
			};
			remove_member: { Args: { person: string; team: string }; Returns: undefined };
			rename_survey: { Args: { name: string; survey: string }; Returns: undefined };
			rename_team: { Args: { name: string; team: string }; Returns: undefined };
			reopen_survey: { Args: { survey: string }; Returns: undefined };
			restamp_responses: { Args: Record<PropertyKey, never>; Returns: undefined };
			restore_survey: { Args: { survey: string }; Returns: undefined };
			restore_version: { Args: { number: number; survey: string }; Returns: number };
			revoke_invite: { Args: { id: string }; Returns: undefined };
			role_in: { Args: { team: string }; Returns: Database['public']['Enums']['member_role'] };
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
			save_draft: { Args: { definition: Json; revision: number; survey: string }; Returns: number };
			schedule_survey: {
				Args: { closes: string; max_responses: number; opens: string; survey: string; zone: string };
				Returns: undefined;
			};
			set_brand: { Args: { look: Json; team: string }; Returns: undefined };
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
			set_slug: { Args: { slug: string; survey: string }; Returns: undefined };
			sharing_of: { Args: { survey: string }; Returns: Json };
			speaks_of: { Args: { file: string; response: string }; Returns: boolean };
			submit_responses: { Args: { batch: Json }; Returns: Json };
			survey_state: {
				Args: {
					s: Omit<
						Database['public']['Tables']['surveys']['Row'],
						Database['public']['Tables']['surveys']['ComputedFields']
					>;
				};
				Returns: string;
			};
			sweep_files: { Args: { most: number }; Returns: Json };
			sweep_starts: { Args: Record<PropertyKey, never>; Returns: number };
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
			token_hash: { Args: { token: string }; Returns: string };
			told: {
				Args: { keys: string[]; survey: string };
				Returns: {
					id: string;
					key: string;
					xid: unknown;
				}[];
			};
			unseen_in: { Args: { plan: Json }; Returns: string[] };
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
