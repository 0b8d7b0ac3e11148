import { importing, TIGHT } from './mail/importing.ts';
import { rendering } from './mail/render.ts';
import { send } from './mail/send.ts';
import { options, tell } from './product.ts';

// Letters of a campaign in two languages: the CPU of filling one beside that of compiling it with MJML for its
// recipient, and whether both are the same; letters a second through the whole product, beside nodemailer that sends a
// fixed one; and the memory that importing people takes.

const { letters = 10_000, rounds = 3 } = options({ letters: 10_000, rounds: 3 });

const ratio = (a: number, b: number) => +(a / b).toFixed(3);

tell('letters are filled, and compiled');
const rendered = await rendering(letters);
tell('people are imported');
const many = await importing(100_000);
const tight = { few: await importing(20_000, TIGHT), many: await importing(100_000, TIGHT) };
const over = ({ peak, base }: { peak: number; base: number }) => peak - base;
tell('letters are sent');
const sent = await send(letters, rounds);

console.log(
	JSON.stringify({
		bench: 'mail',
		runs: rounds,
		figures: {
			renderPerSecond: rendered.filledPerSecond,
			compilePerSecond: rendered.compiledPerSecond,
			fillUs: rendered.fillUs,
			compileUs: rendered.compileUs,
			htmlBytes: rendered.bytes,
			sendPerSecond: Math.round(sent.ours),
			fixedPerSecond: Math.round(sent.fixed),
			linePerSecond: Math.round(sent.line),
			letterKb: +sent.letterKb.toFixed(1),
			// Over what it had before, with room to spare and in a heap of 96 MB.
			importPeakMb: Math.round(over(many)),
			importPeakMbTight: Math.round(over(tight.many)),
			importPeakMbTightOf20000: Math.round(over(tight.few)),
			importPerSecond: many.perSecond
		},
		ratios: {
			compileToFill: rendered.ratio,
			// One of our letters to everybody.
			sendToFixed: ratio(sent.ours, sent.fixed),
			// A line of text to everybody.
			sendToLine: ratio(sent.ours, sent.line),
			importTight100000To20000: ratio(over(tight.many), over(tight.few))
		},
		counts: {
			letters,
			compared: rendered.compared,
			differing: rendered.differing,
			imported: many.imported
		}
	})
);
