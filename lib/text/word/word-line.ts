// A paragraph of a Word document while it is read.
import type { Run, Tag } from '#lib/text/blocks/blocks-rules.ts';

const plain = (run: Run | undefined) => (run === undefined || run === 'break' ? null : run);

export class WordLine {
  private runs: Run[] = [];

  words(text: string, tags: Tag[], href: string | null) {
    if (text === '') return;
    const last = plain(this.runs.at(-1));
    if (last && last.href === href && last.tags.join() === tags.join()) last.text += text;
    else this.runs.push({ text, tags, href });
  }

  break() {
    this.runs.push('break');
  }

  /** Ends the line without spaces and breaks at its ends; null if nothing on it is visible. */
  finish(): Run[] | null {
    const runs = this.runs;
    this.runs = [];
    const isBlank = (run: Run | undefined) => run === 'break' || (run !== undefined && run.text.trim() === '');
    while (isBlank(runs.at(-1))) runs.pop();
    while (isBlank(runs[0])) runs.shift();
    const [first, last] = [plain(runs[0]), plain(runs.at(-1))];
    if (first) first.text = first.text.trimStart();
    if (last) last.text = last.text.trimEnd();
    const isSeen = runs.some((run) => run !== 'break' && /[^\s\u00A0\u200B\uFEFF]/.test(run.text));
    return isSeen ? runs : null;
  }
}
