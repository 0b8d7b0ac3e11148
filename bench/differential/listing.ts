import { admit } from '../../src/lib/survey/answers';
import { isBlank } from '../../src/lib/survey/blank';
import { allQuestions, course, type Course, type Given } from '../../src/lib/survey/course';
import type { Definition } from '../../src/lib/survey/definition';
import type { Plan, PlannedQuestion } from '../../src/lib/survey/plan';
import { plainly } from '../../src/lib/survey/questions/choice';
import { same } from '../../src/lib/survey/same';
import { bare, type Finding } from './compare';
import { Depends } from './depends';
import {
	asText,
	comesWithChoice,
	calls,
	reactsToLists,
	saidAsTheirs,
	holdsDisabled,
	holesIn,
	textBounded,
	withoutBeginnings,
	withWords
} from './signs';

/**
 * Knows the rows of docs/differences.md: which differences are known ones, and which only follow from those. Each
 * row is told by what it is about, never by the name of a survey.
 */
export class Listing {
	/** Names that differ by a listed row, with that row. */
	readonly #tainted = new Map<string, string>();
	readonly #depends: Depends;
	/** The row of what is shown or asked for on one side only. */
	#apart: string | undefined;

	/** @param never names of questions whose default is no answer of theirs */
	constructor(
		readonly plan: Plan,
		readonly given: Given,
		readonly definition: Definition,
		readonly never: readonly string[]
	) {
		this.#depends = new Depends(plan);
	}

	/** @returns the same findings, the known ones with their row */
	sorted(findings: readonly Finding[], now: Course): Finding[] {
		const known = findings.map((finding) => ({ finding, row: this.#rowOf(finding, now) }));
		for (const { finding, row } of known)
			if (row && (finding.what === 'stored' || finding.what === 'completed'))
				this.#tainted.set(this.#nameOf(finding), row);
		return known.map(({ finding, row }) => {
			const listed = row ?? this.#following(finding, now);
			if (listed && finding.what === 'stored') this.#tainted.set(this.#nameOf(finding), listed);
			// Who has to answer what is where "next" leads.
			if (listed && /shown|required|valid|enabled/.test(finding.what)) this.#apart = listed;
			return listed ? { ...finding, listed } : finding;
		});
	}

	#following(finding: Finding, now: Course): string | undefined {
		if (finding.what === 'flat') return undefined;
		if (finding.what === 'page' && this.#apart) return this.#apart;
		const behind =
			finding.what === 'page' ? this.#depends.behindPages() : this.#depends.behind(this.#nameOf(finding));
		for (const [name, row] of this.#tainted) if (behind.has(name)) return row;
		const lists = allQuestions(this.plan).some(
			(question) => behind.has(question.name.toLowerCase()) && reactsToLists(question, now)
		);
		if (lists) return 'unanswered lists';
		return [...behind].some((name) => this.#depends.circular.has(name)) ? 'circles' : undefined;
	}

	#rowOf(finding: Finding, now: Course): string | undefined {
		const question = allQuestions(this.plan).find(({ name }) => name.toLowerCase() === this.#nameOf(finding));
		const stored = finding.what === 'completed' || finding.what === 'stored';
		if (stored && same(asText(finding.ours), asText(finding.theirs))) return 'texts';
		if (!question)
			return finding.what === 'completed' ? this.#fromHidden(this.#nameOf(finding), now) : undefined;
		if (stored) return this.#stored(finding, question, now);
		if (reactsToLists(question, now)) return 'unanswered lists';
		if (finding.what === 'piped' && saidAsTheirs(finding.ours, now).includes(String(finding.theirs)))
			return 'words of choices';
		if (finding.what === 'piped' && holesIn(finding.theirs) === finding.ours) return 'holes';
		if (finding.what !== 'valid') return undefined;
		if (holdsDisabled(question, now)) return 'disabled choices';
		if (textBounded(this.definition, question.name)) return 'bounds of texts';
		return question.remark !== undefined && question.choices?.some(({ other }) => other)
			? 'words of "other"'
			: undefined;
	}

	#stored({ ours, theirs, what }: Finding, question: PlannedQuestion, now: Course): string | undefined {
		const { name, choices } = question;
		if (what === 'completed' && ours === undefined && this.#hiddenInTurn(question, now))
			return 'hidden in turn';
		if (what === 'completed' && question.inside && this.#hiddenInside(question, ours, theirs, now))
			return 'hidden in turn';
		if (this.never.includes(name) && isBlank(now.answers[name])) {
			const other = choices?.find((choice) => choice.other)?.value;
			return [plainly(question, theirs)].flat().some((one) => one === other) && other !== undefined
				? 'default of "other"'
				: 'impossible values';
		}
		if (what === 'completed' && (question.sets ?? question.startsWith ?? question.worked)) {
			const hidden = this.#fromHidden(name, now);
			if (hidden) return hidden;
		}
		if (withWords(question, now.answers, ours, theirs)) return 'words of "other"';
		if (ours === undefined && this.#impossible(question, theirs, now)) return 'impossible values';
		if (ours === undefined && this.plan.forgetsHidden && !now.shows(question)) return 'hidden beginnings';
		if (comesWithChoice(question, now, ours, theirs)) return 'choices that come back';
		if (question.kind === 'ranking' && question.fills && choices?.some(({ visibleIf }) => visibleIf))
			return 'rankings carried forward';
		if (calls(question, 'displayValue')) return 'displayValue';
		const [mine, other] = [ours, theirs].map((value) => bare(withoutBeginnings(question, value)));
		return question.inside && same(mine, other) ? 'defaults of rows' : undefined;
	}

	/** What survey-core keeps, though it is not shown in the end, since it was hidden by what another hid. */
	#hiddenInTurn(question: PlannedQuestion, now: Course): boolean {
		return !course({ ...this.plan, forgetsHidden: true }, now.answers, this.given).shows(question);
	}

	/** What is worked out from an answer that is left out in the end. */
	#fromHidden(name: string, now: Course): string | undefined {
		const behind = this.#depends.behind(name);
		const hidden = allQuestions(this.plan).some(
			(question) => behind.has(question.name.toLowerCase()) && this.#hiddenInTurn(question, now)
		);
		return hidden ? 'hidden in turn' : undefined;
	}

	/** The same of what is inside of a question. */
	#hiddenInside(question: PlannedQuestion, ours: unknown, theirs: unknown, now: Course): boolean {
		const through = admit(this.plan, { ...now.answers, [question.name]: theirs }, this.given);
		return same(bare(through.answers[question.name]), ours);
	}

	/** No form could bring this answer, or not as things stand: a choice that there is not. */
	#impossible(question: PlannedQuestion, value: unknown, now: Course): boolean {
		const kind = this.given.rules[question.kind];
		const refused = kind?.refuse(question, value, (index) => now.allows(question, index), this.given.rules);
		return refused?.code === 'not_an_answer' || refused?.code === 'choice_gone';
	}

	/** The question at the top of the path, in lower case; its own name may have points in it. */
	#nameOf({ name }: Finding): string {
		const path = name.replace(/-Comment$/, '').toLowerCase();
		const tops = allQuestions(this.plan)
			.map((question) => question.name.toLowerCase())
			.filter((top) => path === top || path.startsWith(`${top}.`));
		return tops.sort((one, other) => other.length - one.length)[0] ?? path;
	}
}
