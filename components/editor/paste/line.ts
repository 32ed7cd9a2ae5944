// A line while it is read: its runs of text, with spaces as the browser shows them.
import type { Run, Tag } from '#lib/text/blocks/blocks-rules.ts';

const isCollapsible = (whiteSpace: string) => !/^(?:pre|pre-wrap|break-spaces)$/.test(whiteSpace);

export class LineInTheMaking {
  private runs: Run[] = [];
  /** A space that shows only if words follow on the same line. */
  private pending: Run | null = null;
  /** An inline box begins: its first space does not show. */
  private isBoxed = false;

  get last(): string {
    const run = this.runs.at(-1);
    return this.pending || run === undefined || run === 'break' ? ' ' : run.text.slice(-1);
  }

  private push(text: string, tags: Tag[], href: string | null) {
    const last = this.runs.at(-1);
    if (last && last !== 'break' && last.href === href && last.tags.join() === tags.join()) last.text += text;
    else this.runs.push({ text, tags, href });
  }

  private collapsed(text: string, tags: Tag[], href: string | null) {
    for (const piece of text.split(/([ \t\n\r\f]+)/)) {
      if (piece === '') continue;
      const run = this.runs.at(-1);
      const isSpace = /^[ \t\n\r\f]/.test(piece);
      const isAtStart = run === undefined || run === 'break' || this.isBoxed;
      if (isSpace && !isAtStart && !this.pending && !/[ \t]$/.test(run.text)) this.pending = { text: ' ', tags, href };
      if (isSpace) continue;
      this.settle();
      this.push(piece, tags, href);
    }
  }

  /** Adds the pending space. */
  private settle() {
    if (this.pending && this.pending !== 'break') this.push(this.pending.text, this.pending.tags, this.pending.href);
    this.pending = null;
    this.isBoxed = false;
  }

  /** Hidden words that take up room on the line. A space after one of theirs adds none. */
  unseen(text: string) {
    if (this.runs.length > 0) this.settle();
    this.isBoxed = /\s$/.test(text);
  }

  /** Words in an inline box, whose outer spaces do not show. */
  box(words: () => void) {
    this.settle();
    this.isBoxed = true;
    words();
    this.isBoxed = false;
    this.pending = null;
  }

  words(text: string, whiteSpace: string, tags: Tag[], href: string | null) {
    if (whiteSpace !== 'pre-line' && isCollapsible(whiteSpace)) return this.collapsed(text, tags, href);
    for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
      if (at > 0) this.break();
      if (isCollapsible(whiteSpace)) this.collapsed(line, tags, href);
      else if (line !== '') {
        if (this.pending && this.pending !== 'break')
          this.push(this.pending.text, this.pending.tags, this.pending.href);
        this.pending = null;
        this.isBoxed = false;
        this.push(line, tags, href);
      }
    }
  }

  break() {
    this.pending = null;
    this.runs.push('break');
  }

  /** Ends the line and removes line breaks at its ends; null if nothing on it is visible. */
  finish(): Run[] | null {
    const runs = this.runs;
    [this.runs, this.pending, this.isBoxed] = [[], null, false];
    while (runs.at(-1) === 'break') runs.pop();
    while (runs[0] === 'break') runs.shift();
    // Word ends a paragraph with a hard space that nobody sees.
    const last = runs.at(-1);
    if (last && last !== 'break') last.text = last.text.replace(/\u00A0+$/, '');
    if (last && last !== 'break' && last.text === '') runs.pop();
    const isSeen = runs.some((run) => run !== 'break' && /[^\s\u00A0\u200B\uFEFF]/.test(run.text));
    return isSeen ? runs : null;
  }
}
