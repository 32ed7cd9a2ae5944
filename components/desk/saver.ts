// Saving, apart from any screen. Promises:
//   - a change is kept on this computer at once and in the newsroom a second later
//   - what could not be saved stays kept, is tried again, and is never thrown away by the program
//   - a text that somebody else changed is neither overwritten nor does it push mine off the screen
import type { Reason, Result } from '#lib/core/result.ts';
import type { Content, Done, SaveInput } from '#lib/releases/schema.ts';

export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Not in the newsroom yet, but on this computer. */
  | { kind: 'kept'; because: 'offline' | 'signed-out' | 'other-hands' }
  | { kind: 'refused'; reasons: Reason[] }
  | { kind: 'stale'; reasons: Reason[] };

/** A text that waits on this computer. `at` is ISO 8601. */
export type Kept = { version: number; content: Content; at: string };
export type Keep = { write: (kept: Kept) => void; clear: () => void };

/** The newsroom's text, as last seen by this screen. */
export type Seen = { version: number; content: Content };

type Options = {
  releaseId: string;
  version: number;
  content: Content;
  save: (input: SaveInput) => Promise<Result<Done>>;
  keep: Keep;
  /** Somebody else's text was taken over, since nothing of mine was unsaved. */
  onAdopt: (content: Content) => void;
  /** A save was refused because of somebody else: look at the newsroom's text. */
  onStale: () => void;
};

const delayMs = 1000;
const retryMs = 5000;

export class Saver {
  version: number;
  content: Content;
  private status: SaveStatus = { kind: 'saved', at: null };
  private changes = 0;
  private saved = 0;
  private seen: Seen | null = null;
  private running: Promise<boolean> | null = null;
  private readonly arriving = new Set<Promise<boolean>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
    this.version = options.version;
    this.content = options.content;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = () => this.status;

  get isUnsaved(): boolean {
    return this.changes !== this.saved;
  }

  /** A file is on its way that the text is going to name. */
  get isExpecting(): boolean {
    return this.arriving.size > 0;
  }

  /** Notes that a file is on its way; the promise tells whether the text names it in the end. */
  readonly expect = (file: Promise<boolean>): void => {
    this.arriving.add(file);
    void file.finally(() => this.arriving.delete(file));
  };

  /** For whoever goes on with the whole text: waits for files on their way, then saves. Files come first: the text names them. */
  readonly whole = async (): Promise<'saved' | 'unsaved' | 'not-attached'> => {
    const files = await Promise.all(this.arriving);
    if (files.includes(false)) return 'not-attached';
    return (await this.flush()) ? 'saved' : 'unsaved';
  };

  /** A person changed the text. */
  readonly change = (part: Partial<Content>) => {
    this.content = { ...this.content, ...part };
    this.changes++;
    this.options.keep.write({ version: this.version, content: this.content, at: new Date().toISOString() });
    if (this.status.kind === 'stale') return;
    if (this.status.kind !== 'kept') this.tell({ kind: 'unsaved' });
    this.later(delayMs);
  };

  /** Saves what is unsaved. True when the newsroom has the text that is on screen. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.isUnsaved) return true;
    if (this.status.kind === 'stale') return false;
    this.running = this.saveOnce().finally(() => {
      this.running = null;
    });
    const done = await this.running;
    this.settle();
    return done && !this.isUnsaved;
  };

  /** The page brought the newsroom's text. Mine stays if it is the newer one or unsaved. */
  readonly notice = (seen: Seen) => {
    this.seen = seen;
    this.settle();
  };

  /** A verb changed the version, not the text. */
  readonly moved = (version: number) => {
    this.version = Math.max(this.version, version);
  };

  /** Takes the newsroom's text onto the screen. */
  readonly adopt = (seen: Seen) => {
    this.version = seen.version;
    this.content = seen.content;
    this.saved = this.changes;
    clearTimeout(this.timer);
    this.options.keep.clear();
    this.tell({ kind: 'saved', at: null });
    this.options.onAdopt(seen.content);
  };

  readonly stop = () => clearTimeout(this.timer);

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private tell(status: SaveStatus) {
    this.status = status;
    for (const listener of this.listeners) listener();
  }

  private settle() {
    const { seen } = this;
    if (!seen || this.running || seen.version <= this.version) return;
    if (!this.isUnsaved) this.adopt(seen);
    else if (this.status.kind !== 'stale') this.tell({ kind: 'stale', reasons: [] });
  }

  private async saveOnce(): Promise<boolean> {
    const mark = this.changes;
    // Nothing flickers: a quick save shows only its end, and “offline” stays until it is over.
    const slow = this.status.kind === 'kept' ? undefined : setTimeout(() => this.tell({ kind: 'saving' }), 300);
    try {
      const { releaseId } = this.options;
      const result = await this.options.save({ releaseId, version: this.version, content: this.content });
      return this.take(result, mark);
    } catch {
      return this.keepFor('offline');
    } finally {
      clearTimeout(slow);
    }
  }

  private take(result: Result<Done>, mark: number): boolean {
    if (result.ok) {
      this.version = result.value.version;
      this.saved = mark;
      if (!this.isUnsaved) this.options.keep.clear();
      this.tell(this.isUnsaved ? { kind: 'unsaved' } : { kind: 'saved', at: new Date() });
      return true;
    }
    if (result.kind === 'unavailable') return this.keepFor('offline');
    if (result.kind === 'unauthenticated') return this.keepFor('signed-out');
    if (result.kind === 'other-hands') return this.keepFor('other-hands');
    if (result.kind === 'invalid') {
      this.tell({ kind: 'refused', reasons: result.reasons });
      return false;
    }
    this.tell({ kind: 'stale', reasons: result.reasons });
    this.options.onStale();
    return false;
  }

  private keepFor(because: 'offline' | 'signed-out' | 'other-hands'): false {
    this.tell({ kind: 'kept', because });
    this.later(retryMs);
    return false;
  }
}
