// Saves a text, independently of any screen. Promises:
// - a change is stored on this computer at once and in the newsroom a second later
// - a text that could not be saved stays stored, is tried again, and is never thrown away
// - another person's text is not overwritten, and does not replace mine on the screen
// - the status says "saved" or "kept" only when that is true
import type { Reason, Result } from '#lib/core/result.ts';
import type { Content } from '#lib/text/schema.ts';
import type { VerbResult, SaveInput } from '#lib/releases/schema.ts';

export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /**
   * Not in the newsroom yet; it is tried again. `isKept`: it is stored on this computer, else it is
   * on the screen alone.
   */
  | { kind: 'waiting'; because: 'offline' | 'no-answer' | 'signed-out' | 'other-hands'; isKept: boolean }
  | { kind: 'refused'; reasons: Reason[]; isKept: boolean }
  | { kind: 'stale'; reasons: Reason[]; isKept: boolean };

/** A text stored on this computer. `at` is ISO 8601. */
export type Kept = { version: number; content: Content; at: string };
export type Keep = {
  /** Stores the text. True if that worked. */
  write: (kept: Kept) => boolean;
  clear: () => void;
  /** Leaves the stored text in place for its writer and continues under another key. */
  leave: () => void;
  isMine: (key: string) => boolean;
};

/** The newsroom's text as this screen last saw it. */
export type NewsroomText = { version: number; content: Content };

/** What the saver asks of its screen. */
export type ScreenOf = {
  save: (input: SaveInput) => Promise<Result<VerbResult>>;
  /** Another person's text is on the screen now. Nothing of mine was unsaved. */
  onAdopt: (content: Content) => void;
  /** A save was refused because another person changed the text: load it. */
  onStale: () => void;
};

type Options = NewsroomText & { releaseId: string; keep: Keep; screen: ScreenOf };

const delayMs = 1000;
const retryMs = 5000;

export class Saver {
  version: number;
  content: Content;
  private status: SaveStatus = { kind: 'saved', at: null };
  private changes = 0;
  private saved = 0;
  private newsroom: NewsroomText | null = null;
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

  /** A person changed the text. */
  readonly change = (part: Partial<Content>) => {
    this.content = { ...this.content, ...part };
    this.changes++;
    this.keepHere();
    if (this.status.kind === 'stale') return;
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
    if (this.status.kind === 'stale') return false;
    this.running = this.saveOnce().finally(() => {
      this.running = null;
    });
    const isSaved = await this.running;
    this.settle();
    return isSaved && !this.isUnsaved;
  };

  /** The page brought the newsroom's text. Mine stays if it is newer or unsaved. */
  readonly notice = (text: NewsroomText) => {
    this.newsroom = text;
    this.settle();
  };

  /** A verb changed the version but not the text. */
  readonly moved = (version: number) => {
    this.version = Math.max(this.version, version);
  };

  /** Puts the newsroom's text on the screen. */
  readonly adopt = (text: NewsroomText) => {
    this.version = text.version;
    this.content = text.content;
    this.keep.clear();
    this.rest();
    this.screen.onAdopt(text.content);
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

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  /** Nothing of mine is unsaved any more. */
  private rest() {
    this.saved = this.changes;
    clearTimeout(this.timer);
    this.setStatus({ kind: 'saved', at: null });
  }

  private keepHere() {
    const { version, content, status } = this;
    this.isKept = this.keep.write({ version, content, at: new Date().toISOString() });
    if ('isKept' in status && status.isKept !== this.isKept) this.setStatus({ ...status, isKept: this.isKept });
  }

  private setStatus(status: SaveStatus) {
    this.status = status;
    for (const listener of this.listeners) listener();
  }

  private settle() {
    const { newsroom } = this;
    if (!newsroom || this.running || newsroom.version <= this.version) return;
    if (!this.isUnsaved) this.adopt(newsroom);
    else if (this.status.kind !== 'stale') this.setStatus({ kind: 'stale', reasons: [], isKept: this.isKept });
  }

  private async saveOnce(): Promise<boolean> {
    const mark = this.changes;
    // A quick save shows only its end, and "offline" stays until it is over, so nothing flickers.
    const slow = this.status.kind === 'waiting' ? undefined : setTimeout(() => this.setStatus({ kind: 'saving' }), 300);
    try {
      const { releaseId, version, content } = this;
      const result = await this.screen.save({ releaseId, version, content });
      return this.take(result, mark);
    } catch (error) {
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
