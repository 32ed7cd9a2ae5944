// What differs in short: each alteration with a few words around it. Pure.
import type { Change, Redline, Words } from '#lib/text/redline/rules.ts';

/** `run`: the words of the comparison with which it begins. */
export type Difference = { before: string; removed: string; added: string; after: string; run: Words };

/** Words around an alteration, and letters of it. */
const context = 3;
const longest = 80;

const clipped = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest
    ? `${line
        .slice(0, longest)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : line;
};

/** The last words of a passage, or the first; `isCut` says that it has more. */
function wordsAround(run: Words | undefined, from: 'end' | 'beginning'): string {
  if (run?.kind !== 'same') return '';
  const near = from === 'end' ? run.text.slice(-200) : run.text.slice(0, 200);
  const words = near.split(/(?<=\s)(?=\S)/u);
  const some = from === 'end' ? words.slice(-context) : words.slice(0, context);
  const text = some.join('');
  if (text.length === run.text.length) return text;
  return from === 'end' ? `…${text.trimStart()}` : `${text.trimEnd()}…`;
}

function differencesOfWords(words: Words[]): Difference[] {
  const found: Difference[] = [];
  for (const [at, run] of words.entries()) {
    const { kind, text } = run;
    if (kind === 'same') continue;
    const last = words[at - 1];
    if (kind === 'added' && last?.kind === 'removed') {
      const open = found.at(-1);
      if (open) Object.assign(open, { added: clipped(text), after: wordsAround(words[at + 1], 'beginning') });
      continue;
    }
    const side = { removed: kind === 'removed' ? clipped(text) : '', added: kind === 'added' ? clipped(text) : '' };
    const [before, after] = [wordsAround(last, 'end'), wordsAround(words[at + 1], 'beginning')];
    found.push({ before, ...side, after, run });
  }
  return found;
}

const runsOf = (change: Change): Words[] => (change.kind === 'changed' ? change.words : [change]);

/** Every alteration of a comparison, in its order. */
export function differencesIn({ parts }: Redline): Difference[] {
  return parts.flatMap(({ changes }) => changes).flatMap((change) => differencesOfWords(runsOf(change)));
}
