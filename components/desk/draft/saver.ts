// Saves a text, independently of any screen. Promises:
// - a change is stored on this computer at once and in the newsroom a second later
// - a text that could not be saved stays stored, is tried again, and is never thrown away
// - another person's text and mine are merged; where they collide, nothing is saved until a choice
// - the status says "saved" or "kept" only when that is true
import type { Result } from '#lib/core/result.ts';
import { type Choice, mergeTexts } from '#lib/text/merge/merge-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { isSameText } from '#components/desk/release/plain-text.ts';
import type { Keep } from './keep.ts';
import { type Meeting, type NewsroomText, settle, type TheirText } from './meeting-rules.ts';
import type { SaveStatus, ScreenOf } from './saving.ts';
import { sentText } from './sent-text.ts';

type Options = NewsroomText & { releaseId: string; keep: Keep; screen: ScreenOf };

const delayMs = 1000;
const retryMs = 5000;
const mostUnanswered = 10;

export class Saver {
  version: number;
  content: Content;
  private status: SaveStatus = { kind: 'saved', at: null };
  private changes = 0;
  private saved = 0;
  private newsroom: (TheirText & { mayWrite: boolean }) | null = null;
  /** The text that the newsroom has from this screen, or that this screen took from it. */
  private base: Content;
  /** Texts that were sent, and whose answers were lost on the way. The newsroom may have one. */
  private unanswered: Content[] = [];
  /** Their text and mine, while they collide. */
  meeting: Meeting | null = null;
  private running: Promise<boolean> | null = null;
  private readonly arriving = new Set<Promise<boolean>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private isKept = true;
  private readonly releaseId: string;
  private screen: ScreenOf;
  readonly keep: Keep;

  constructor({ releaseId, keep, screen, version, content }: Options) {
    this.releaseId = releaseId;
    this.keep = keep;
    this.screen = screen;
    this.version = version;
    this.content = content;
    this.base = content;
  }

  /** Another screen of the same tab shows the text from now on. */
  readonly shownBy = (screen: ScreenOf) => {
    this.screen = screen;
  };

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = () => this.status;

  get isUnsaved(): boolean {
    return this.changes !== this.saved;
  }

  /** True while a file that the text will name is on its way. */
  get isExpecting(): boolean {
    return this.arriving.size > 0;
  }

  /**
   * Notes a file on its way.
   * @param file resolves with true if the text names the file in the end
   */
  readonly expect = (file: Promise<boolean>): void => {
    this.arriving.add(file);
    void file.finally(() => this.arriving.delete(file));
  };

  /** Waits for files on their way, then saves. Files come first, because the text names them. */
  readonly whole = async (): Promise<'saved' | 'unsaved' | 'not-attached'> => {
    const files = await Promise.all(this.arriving);
    if (files.includes(false)) return 'not-attached';
    return (await this.flush()) ? 'saved' : 'unsaved';
  };

  /** A person changed fields of the text. */
  readonly change = (part: Partial<Content>) => this.write({ ...this.content, ...part });

  /** A person made another text of it. */
  readonly write = (content: Content) => {
    this.content = content;
    this.changes++;
    this.keepHere();
    if (this.mustWait) return;
    if (this.status.kind !== 'waiting' && this.status.kind !== 'unsaved') this.setStatus({ kind: 'unsaved' });
    this.later(delayMs);
  };

  /** Stores the unsaved text again: another tab may have removed it, or made room. */
  readonly keepAgain = () => {
    if (this.isUnsaved) this.keepHere();
  };

  /** Saves what is unsaved. True if the newsroom has the text that is on the screen. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.isUnsaved) return true;
    if (this.mustWait) return false;
    this.running = this.saveOnce().finally(() => {
      this.running = null;
    });
    const isSaved = await this.running;
    this.settle();
    return isSaved && !this.isUnsaved;
  };

  /**
   * The page brought the newsroom's text. What is unsaved of mine is merged with it.
   * @param mayWrite false if the newsroom takes no text from this person now
   */
  readonly notice = (text: TheirText, mayWrite: boolean) => {
    this.newsroom = { ...text, mayWrite };
    this.settle();
  };

  /** Settles a collision. The last one saves. */
  readonly choose = (at: number, choice: Choice) => {
    if (!this.meeting) return;
    const { meeting, content, isLast } = settle(this.meeting, at, choice, this.content);
    this.meeting = isLast ? null : meeting;
    this.changes++;
    this.show(content);
    this.keepHere();
    this.setStatus(isLast ? { kind: 'unsaved' } : { kind: 'colliding', isKept: this.isKept });
    if (!isLast) return;
    this.settle();
    void this.flush();
  };

  /** A verb changed the version but not the text. */
  readonly moved = (version: number) => {
    this.version = Math.max(this.version, version);
  };

  /** Puts the newsroom's text on the screen. */
  readonly adopt = (text: NewsroomText) => {
    this.version = text.version;
    this.base = text.content;
    this.keep.clear();
    this.rest();
    this.show(text.content);
  };

  /**
   * Leaves my text stored on this computer and shows the newsroom's. False if it cannot be stored;
   * then nothing changes.
   */
  readonly setAside = (): boolean => {
    this.keepHere();
    if (!this.isKept) return false;
    this.keep.leave();
    this.rest();
    return true;
  };

  readonly stop = () => clearTimeout(this.timer);

  /** Nothing is sent while somebody else's text is awaited, or a choice. */
  private get mustWait(): boolean {
    return ['stale', 'colliding'].includes(this.status.kind);
  }

  private show(content: Content) {
    this.content = content;
    this.screen.onShow(content);
  }

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  /** Nothing of mine is unsaved any more. */
  private rest() {
    this.saved = this.changes;
    this.meeting = null;
    clearTimeout(this.timer);
    this.setStatus({ kind: 'saved', at: null });
  }

  private keepHere() {
    const { content, status } = this;
    // A text with open collisions is not one to go on from as it is.
    const version = this.meeting?.base.version ?? this.version;
    this.isKept = this.keep.write({ version, content, at: new Date().toISOString() });
    if ('isKept' in status && status.isKept !== this.isKept) this.setStatus({ ...status, isKept: this.isKept });
  }

  private setStatus(status: SaveStatus) {
    this.status = status;
    for (const listener of this.listeners) listener();
  }

  private settle() {
    const { newsroom } = this;
    if (!newsroom || this.running || this.meeting || newsroom.version <= this.version) return;
    if (newsroom.mayWrite) this.merge(newsroom);
    else if (!this.isUnsaved) this.adopt(newsroom);
    else if (this.status.kind !== 'stale') this.setStatus({ kind: 'stale', reasons: [], isKept: this.isKept });
  }

  private merge(theirs: TheirText) {
    const { version, content: mine } = this;
    const isOwn = this.unanswered.some((sent) => isSameText(sent, theirs.content));
    const base = { version, content: isOwn ? theirs.content : this.base };
    const { content, collisions } = mergeTexts(base.content, mine, theirs.content);
    this.version = theirs.version;
    this.base = theirs.content;
    this.unanswered = [];
    if (collisions.length > 0) {
      this.meeting = { base, mine, theirs, collisions, choices: [] };
      this.changes++;
    }
    this.show(content);
    if (!this.isUnsaved) {
      this.keep.clear();
      this.rest();
      return;
    }
    this.keepHere();
    if (this.meeting) this.setStatus({ kind: 'colliding', isKept: this.isKept });
    else {
      this.setStatus({ kind: 'unsaved' });
      this.later(delayMs);
    }
  }

  private async saveOnce(): Promise<boolean> {
    const mark = this.changes;
    // A quick save shows only its end, and "offline" stays until it is over, so nothing flickers.
    const slow = this.status.kind === 'waiting' ? undefined : setTimeout(() => this.setStatus({ kind: 'saving' }), 300);
    const { releaseId, version } = this;
    const content = sentText(this.content);
    try {
      const result = await this.screen.save({ releaseId, version, content });
      if (result.ok) this.base = content;
      return this.take(result, mark);
    } catch (error) {
      this.unanswered = [...this.unanswered.filter((sent) => !isSameText(sent, content)), content].slice(
        -mostUnanswered,
      );
      // `fetch` rejects with a TypeError when nothing was sent. Any other error is an unreadable
      // answer.
      return this.wait(error instanceof TypeError ? 'offline' : 'no-answer');
    } finally {
      clearTimeout(slow);
    }
  }

  private take(result: Result<VerbResult>, mark: number): boolean {
    if (result.ok) {
      this.version = result.value.version;
      this.saved = mark;
      this.unanswered = [];
      if (!this.isUnsaved) this.keep.clear();
      this.setStatus(this.isUnsaved ? { kind: 'unsaved' } : { kind: 'saved', at: new Date() });
      return true;
    }
    const { kind, reasons } = result;
    if (kind === 'unavailable' || kind === 'throttled') return this.wait('no-answer');
    if (kind === 'unauthenticated') return this.wait('signed-out');
    if (kind === 'other-hands') return this.wait('other-hands');
    const isOthers = kind === 'stale' || kind === 'conflict';
    this.setStatus({ kind: isOthers ? 'stale' : 'refused', reasons, isKept: this.isKept });
    if (isOthers) this.screen.onStale();
    return false;
  }

  private wait(because: Extract<SaveStatus, { kind: 'waiting' }>['because']): false {
    this.keepHere();
    this.setStatus({ kind: 'waiting', because, isKept: this.isKept });
    this.later(retryMs);
    return false;
  }
}
