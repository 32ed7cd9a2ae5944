import 'server-only';
import { LRUCache } from 'lru-cache';
import type { Fitness } from '#lib/core/serving/health.ts';
import { asStale, type KeptAnswer, weightOf } from './kept-answer.ts';

type CacheEntry = KeptAnswer & {
  checkedAt: number;
  /**
   * Something that it shows has changed since: a last resort, for when the newer one cannot be
   * made.
   */
  isOutdated: boolean;
};
type Options = {
  /** Budget for pages, in bytes. */
  maxBytes?: number;
  /**
   * Budget for files that are fetched by themselves, in bytes: a reader of every attachment cannot
   * push pages out.
   */
  maxFileBytes?: number;
  /** How many addresses without a page are remembered; a flood of guesses cannot push pages out. */
  maxMissing?: number;
  /** How many pages may be in the making at once; more are told to come back. */
  maxRenders?: number;
  /** How long a reader waits for fresh bytes, in ms, while older ones are at hand. */
  patience?: number;
  now?: () => number;
};

/** While nobody knows whether something has changed, bytes are believed for this long. */
const trustWithoutChecksMs = 1000;

/**
 * The site's bytes, kept as their time and `Cache-Tag` allow.
 *
 * While the register is being looked at (`trustedUntil`), an answer is fresh until its time is up
 * or a tag of it is outdated. While it is not, an answer is believed for one second and then made
 * anew. What is no longer fresh stays as a last resort, for a day, and says so where it is served:
 * whoever asks gets the newest as long as that can be made. What is dropped is never served again.
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
  /**
   * Until when it is known that nothing has changed without its tags having been named here; by the
   * cache's own clock.
   */
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

  /** Whether what is kept is known to be the newest. */
  get isTrusted(): boolean {
    return this.#options.now() < this.trustedUntil;
  }

  /**
   * How readers are served: with the newest; with what was kept, while nobody knows; or with
   * nothing.
   */
  fitness(): Fitness {
    if (this.isTrusted) return 'ok';
    for (const entry of this.#pages.values()) if (!entry.immutable && !this.#isTooOld(entry)) return 'degraded';
    return 'unavailable';
  }

  /**
   * When something changed last: what an address showed before that may have been something else.
   * In ms since 1970.
   */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** A fresh answer, at once, or undefined. */
  peek(key: string): KeptAnswer | undefined {
    const entry = this.#find(key);
    return entry && this.#isFresh(entry) ? entry : undefined;
  }

  /**
   * The answer for a key: kept, or made now; many who ask at once share one making.
   * @param make answers with a status of 500 or more, or throws, where it cannot
   * @returns null where too many are in the making already
   */
  async get(key: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer | null> {
    const entry = this.#find(key);
    if (entry && this.#isFresh(entry)) return entry;
    const making = this.#making.get(key) ?? (this.#renders < this.#options.maxRenders ? this.#make(key, make) : null);
    if (!entry || this.#isTooOld(entry)) return making;
    if (!making) return this.#lastResort(entry);
    const fresh = await this.#inTime(making, entry);
    if (fresh && fresh.status < 500) return fresh;
    // It may have been dropped meanwhile, for good.
    const present = this.#find(key);
    return present ? this.#lastResort(present) : making;
  }

  /**
   * Marks every answer that carries one of the tags as older than what it shows; `*` marks all.
   * Addresses without a page are forgotten.
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

  /** Drops for good every answer that carries one of the tags; `*` drops all. */
  drop(tags: readonly string[]): void {
    for (const key of this.#carrying(tags)) for (const store of this.#all) store.delete(key);
  }

  /**
   * The keys of what carries one of the tags. Whoever asks from now on does not join a page that
   * was begun before the change.
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
   * The newer answer, or null where one that fails or hangs would keep a reader from the older one.
   */
  #inTime(making: Promise<KeptAnswer>, entry: CacheEntry): Promise<KeptAnswer | null> {
    const made = making.catch(() => null);
    // As long as the database answers, what has changed is waited for.
    if (entry.isOutdated && this.isTrusted) return made;
    const late = new Promise<null>((resolve) => setTimeout(resolve, this.#options.patience, null).unref());
    return Promise.race([made, late]);
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
    const seen = this.#changes.length;
    const before = this.#changed;
    this.#renders++;
    const making = make()
      .then((answer) => {
        // What changed while the page was made may be missing from it: it goes to those who asked
        // before, and is not kept.
        const outdated =
          this.#changed !== before &&
          this.#changes.slice(seen).some((tags) => tags.some((tag) => tag === '*' || answer.tags.includes(tag)));
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
