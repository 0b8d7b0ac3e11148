/** What came of the last form that was sent from a campaign's page. */
export interface Answer {
	save?: { wrong?: string; problem?: 'stale' | 'closed' } | undefined;
	launch?: 'obstacles' | 'stale' | 'closed' | 'invalid' | undefined;
	tested?: string | undefined;
	remove?: 'closed' | undefined;
	change?: 'closed' | undefined;
	changed?: boolean | undefined;
	revoke?: { address: string; problem: 'missing' } | undefined;
	revoked?: string | undefined;
}
