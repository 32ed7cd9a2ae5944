import 'server-only';
import { LRUCache } from 'lru-cache';
import type { Fitness } from '#lib/core/serving/health.ts';
import { asStale, type KeptAnswer, weightOf } from './kept-answer.ts';

type CacheEntry = KeptAnswer & {
  checkedAt: number;
  /** A tag of it has changed. It is served only when the newer page cannot be made. */
  isOutdated: boolean;
};
type Options = {
  /** Budget for pages, in bytes. */
  maxBytes?: number;
  /** Budget for files, in bytes. It is apart, so that attachments cannot push pages out. */
  maxFileBytes?: number;
  /**
   * How many missing addresses are remembered. They are apart, so that guesses cannot push pages
   * out.
   */
  maxMissing?: number;
  /** How many pages may be made at once. A reader of one more is refused for now. */
  maxRenders?: number;
  /** How long a reader of an older copy waits for a fresh one, in ms. */
  patience?: number;
  now?: () => number;
};

/** How long a copy is believed while the register cannot be read. */
const trustWithoutChecksMs = 1000;

/**
 * The site's answers as bytes.
 *
 * While the register can be read (`trustedUntil`), a copy is fresh until its time ends or one of
 * its tags changes. While it cannot, a copy is fresh for one second. A copy that is no longer fresh
 * is kept for a day as a last resort: it is served, marked as stale, only when a newer one cannot
 * be made. A dropped copy is never served again.
 */
export class ByteCache {
  readonly #pages: LRUCache<string, CacheEntry>;
  readonly #files: LRUCache<string, CacheEntry>;
  readonly #missing: LRUCache<string, CacheEntry>;
  readonly #byTag = new Map<string, Set<string>>();
  readonly #making = new Map<string, Promise<KeptAnswer>>();
  readonly #options: Required<Options>;
  #changes: (readonly string[])[] = [];
  #changed = 0;
  #changedAt = Date.now();
  #renders = 0;
  /** Until then every change of the register is known here, by the cache's own clock. */
  trustedUntil = Number.NEGATIVE_INFINITY;

  constructor(options: Options = {}) {
    this.#options = {
      maxBytes: 64 << 20,
      maxFileBytes: 64 << 20,
      maxMissing: 2000,
      maxRenders: 256,
      patience: 400,
      now: () => performance.now(),
      ...options,
    };
    const dispose = (entry: CacheEntry, key: string) => this.#forget(key, entry.tags);
    this.#pages = new LRUCache({ maxSize: this.#options.maxBytes, sizeCalculation: weightOf, dispose });
    this.#files = new LRUCache({ maxSize: this.#options.maxFileBytes, sizeCalculation: weightOf, dispose });
    this.#missing = new LRUCache({ max: this.#options.maxMissing, dispose });
  }

  get size() {
    return {
      pages: this.#pages.size,
      bytes: this.#pages.calculatedSize,
      files: this.#files.calculatedSize,
      missing: this.#missing.size,
      tags: this.#byTag.size,
    };
  }

  /** Whether every change of the register is known here. */
  get isTrusted(): boolean {
    return this.#options.now() < this.trustedUntil;
  }

  /**
   * How readers are served: `ok` with the newest page, `degraded` with kept copies while the
   * register cannot be read, `unavailable` with nothing.
   */
  fitness(): Fitness {
    if (this.isTrusted) return 'ok';
    for (const entry of this.#pages.values()) if (!entry.immutable && !this.#isTooOld(entry)) return 'degraded';
    return 'unavailable';
  }

  /**
   * The time of the last change, in ms since 1970. Before it an address may have shown something
   * else.
   */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** The kept answer if it is fresh. */
  peek(key: string): KeptAnswer | undefined {
    const entry = this.#find(key);
    return entry && this.#isFresh(entry) ? entry : undefined;
  }

  /**
   * The answer for a key, from the cache or made now. Readers who ask at once share one making.
   * @param make throws, or answers 500 or more, when it fails
   * @returns null when too many pages are being made already
   */
  async get(key: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer | null> {
    const entry = this.#find(key);
    if (entry && this.#isFresh(entry)) return entry;
    const making = this.#making.get(key) ?? (this.#renders < this.#options.maxRenders ? this.#make(key, make) : null);
    if (!entry || this.#isTooOld(entry)) return making;
    if (!making) return this.#lastResort(entry);
    const fresh = await this.#inTime(making, entry);
    if (fresh && fresh.status < 500) return fresh;
    // It may have been dropped meanwhile. A dropped copy is not served.
    const present = this.#find(key);
    return present ? this.#lastResort(present) : making;
  }

  /**
   * Marks every answer with one of the tags as outdated, all with `*`. Forgets missing addresses
   * with these tags.
   */
  outdate(tags: readonly string[]): void {
    for (const key of this.#carrying(tags)) {
      this.#missing.delete(key);
      for (const store of [this.#pages, this.#files]) {
        const entry = store.peek(key);
        if (entry) entry.isOutdated = true;
      }
    }
  }

  /** Drops every answer with one of the tags for good, all with `*`. */
  drop(tags: readonly string[]): void {
    for (const key of this.#carrying(tags)) for (const store of this.#all) store.delete(key);
  }

  /**
   * Notes a change and returns the keys of the answers with one of the tags. A reader who comes
   * later does not join a page that was begun before.
   */
  #carrying(tags: readonly string[]): Set<string> {
    this.#changed++;
    this.#changedAt = Date.now();
    if (this.#renders > 0) this.#changes.push([...tags]);
    this.#making.clear();
    if (tags.includes('*')) return new Set(this.#all.flatMap((store) => [...store.keys()]));
    return new Set(tags.flatMap((tag) => [...(this.#byTag.get(tag) ?? [])]));
  }

  /**
   * The newer answer. Null when making it fails or lasts too long, so that the reader gets the
   * older one.
   */
  #inTime(making: Promise<KeptAnswer>, entry: CacheEntry): Promise<KeptAnswer | null> {
    const answer = making.catch(() => null);
    // A changed page is waited for while the database answers.
    if (entry.isOutdated && this.isTrusted) return answer;
    const late = new Promise<null>((resolve) => setTimeout(resolve, this.#options.patience, null).unref());
    return Promise.race([answer, late]);
  }

  #lastResort(entry: CacheEntry): KeptAnswer {
    return asStale(entry, Math.floor((this.#options.now() - entry.checkedAt) / 1000));
  }

  get #all() {
    return [this.#pages, this.#files, this.#missing];
  }

  #find(key: string): CacheEntry | undefined {
    return this.#pages.get(key) ?? this.#files.get(key) ?? this.#missing.get(key);
  }

  #isFresh(entry: CacheEntry): boolean {
    const age = this.#options.now() - entry.checkedAt;
    return (
      age < entry.freshFor && !entry.isOutdated && (this.isTrusted || entry.immutable || age < trustWithoutChecksMs)
    );
  }

  #isTooOld(entry: CacheEntry): boolean {
    return this.#options.now() - entry.checkedAt > entry.freshFor + entry.staleFor;
  }

  #make(key: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const changesBefore = this.#changes.length;
    const countBefore = this.#changed;
    this.#renders++;
    const making = make()
      .then((answer) => {
        // A change during the making may be missing from the page. The readers who asked before get
        // it, and it is not kept.
        const outdated =
          this.#changed !== countBefore &&
          this.#changes
            .slice(changesBefore)
            .some((tags) => tags.some((tag) => tag === '*' || answer.tags.includes(tag)));
        if (answer.freshFor > 0 && answer.status < 500 && !outdated) this.#keep(key, answer);
        return answer;
      })
      .finally(() => {
        if (this.#making.get(key) === making) this.#making.delete(key);
        if (--this.#renders === 0) this.#changes = [];
      });
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, answer: KeptAnswer): void {
    const entry: CacheEntry = { ...answer, checkedAt: this.#options.now(), isOutdated: false };
    for (const store of this.#all) store.delete(key);
    const store = answer.status === 404 ? this.#missing : answer.isFile ? this.#files : this.#pages;
    store.set(key, entry);
    if (!store.has(key)) return;
    for (const tag of answer.tags) {
      const keys = this.#byTag.get(tag);
      if (keys) keys.add(key);
      else this.#byTag.set(tag, new Set([key]));
    }
  }

  #forget(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }
}
