import type { Autosave } from '$lib/builder/autosave.svelte';
import type { CampaignLetter, CampaignPlan, LetterWords, Outlook } from '$lib/mail/campaign';
import { obstaclesTo, type CampaignObstacle } from '$lib/mail/campaign-check';
import { holesIn } from '$lib/mail/letters/parts';
import { withWords, wordsOf } from '$lib/mail/own-words';
import { nowIn } from '../in-words';
import { asText, nameFrom } from './document';
import type { Drafted } from './drafted.server';

/** What of a plan decides who gets a letter, and in which language. */
const whoIn = ({ audience, language, sampling, again, kind }: CampaignPlan): string =>
	asText({ audience, language, sampling, again, kind });

/** A campaign while it is written: what stands on the screen, and what pressing "send" would do. */
export class Desk {
	name = $state('');
	plan: CampaignPlan;
	/** The letter that is worked at. */
	letter = $state<CampaignLetter>('invitation');
	language = $state('en');
	/** Whose letter is shown; null: somebody's who is made up. */
	contact = $state<string | null>(null);
	outlook: Outlook;
	counting = $state<'known' | 'asking' | 'failed'>('known');
	/** There is a script here: it saves, so that no button has to. */
	ready = $state(false);
	autosave = $state.raw<Autosave>();
	#counted: string;

	constructor(
		readonly draft: Drafted,
		/** Where this campaign is. */
		readonly at: string
	) {
		this.name = draft.name;
		this.plan = $state(draft.plan);
		this.outlook = $state.raw(draft.outlook);
		this.letter = draft.shown.letter;
		this.language = draft.shown.language;
		this.contact = draft.shown.contact;
		this.#counted = whoIn(draft.plan);
	}

	/** As it can be saved: a name that is none yet leaves the one before. */
	get document(): string {
		return asText({
			name: nameFrom(this.name) ?? this.draft.name,
			plan: $state.snapshot(this.plan)
		});
	}

	/** On the server; grows with every save. */
	get revision(): number {
		// Asked so that whoever shows it hears of the next save.
		return this.autosave?.state ? this.autosave.revision : this.draft.revision;
	}

	get words(): LetterWords {
		return wordsOf(this.plan, this.letter, this.language, this.draft.usual);
	}

	write(words: LetterWords): void {
		this.plan.letters = withWords(this.plan, this.letter, this.language, words, this.draft.usual);
	}

	/** Turns to a letter, and to somebody who would get it in that language. */
	show(letter: CampaignLetter, language: string, contact?: string): void {
		this.letter = letter;
		this.language = language;
		this.contact = contact ?? this.outlook.samples.find((one) => one.language === language)?.contact ?? null;
	}

	get obstacles(): CampaignObstacle[] {
		const { live, languages, attributes } = this.draft;
		return obstaclesTo(this.plan, {
			live,
			languages,
			gets: this.current ? this.outlook.gets : null,
			attributes: attributes.map(({ name }) => name),
			holesIn,
			now: nowIn(this.plan.zone)
		});
	}

	/** The counts are of what stands on the screen. */
	get current(): boolean {
		return this.counting === 'known' && this.#counted === whoIn(this.plan);
	}

	/** Asks who would get it, unless that is known. Call when everything is saved. */
	async count(again = false): Promise<void> {
		const of = whoIn(this.plan);
		if (!again && (of === this.#counted || this.counting === 'asking')) return;
		this.counting = 'asking';
		try {
			const response = await fetch(`${this.at}/outlook`, { headers: { accept: 'application/json' } });
			if (!response.ok) throw new Error(`counting was answered with ${response.status}`);
			this.outlook = await response.json();
			this.#counted = of;
			this.counting = 'known';
		} catch {
			// Said beside the figures, with a button that asks again.
			this.counting = 'failed';
		}
	}

	/** Saves what there is. @returns whether everything is on the server now */
	async settle(): Promise<boolean> {
		this.autosave?.change(this.document);
		this.autosave?.flush();
		return (await this.autosave?.settled()) === 'saved';
	}
}
