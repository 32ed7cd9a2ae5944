import 'server-only';
import { LRUCache } from 'lru-cache';
import { type KeptAnswer, weightOf } from './kept-answer.ts';

type Kept = KeptAnswer & { checkedAt: number };
type Options = {
  /** Budget for pages, in bytes. */
  maxBytes?: number;
  /** Budget for files that are fetched by themselves, in bytes: a reader of every attachment cannot push pages out. */
  maxFileBytes?: number;
  /** How many addresses without a page are remembered; a flood of guesses cannot push pages out. */
  maxMissing?: number;
  /** How many pages may be in the making at once; more are told to come back. */
  maxRenders?: number;
  /** How long a reader waits for fresh bytes, in ms, while older ones are at hand. */
  patience?: number;
  now?: () => number;
};

/** Without word from the database about changes, bytes are believed for this long. */
const believedDeaf = 1000;

/**
 * The site's bytes, kept as `Cache-Control` allows and dropped by `Cache-Tag`.
 *
 * While the process hears of changes (`listening`), an answer is fresh until its time is up or a tag of it is dropped. While it
 * does not, an answer is believed for one second and then made anew. If the database answers, readers see the newest; if it does
 * not, they go on reading what is kept, up to its `stale-if-error` (a day): nothing can be published or withdrawn on a database
 * that is down. When word comes again, all is dropped, since nobody knows what was missed.
 */
export class ByteCache {
  readonly #pages: LRUCache<string, Kept>;
  readonly #files: LRUCache<string, Kept>;
  readonly #missing: LRUCache<string, Kept>;
  readonly #byTag = new Map<string, Set<string>>();
  readonly #making = new Map<string, Promise<KeptAnswer>>();
  readonly #options: Required<Options>;
  #drops: string[][] = [];
  #dropped = 0;
  #renders = 0;
  #listening = false;

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
    const dispose = (kept: Kept, key: string) => this.#forget(key, kept.tags);
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

  /** Says whether this process is told of changes. On hearing again, all is dropped. */
  set listening(value: boolean) {
    if (value && !this.#listening) this.drop(['*']);
    this.#listening = value;
  }

  get listening(): boolean {
    return this.#listening;
  }

  /** A fresh answer, at once, or undefined. */
  peek(key: string): KeptAnswer | undefined {
    const kept = this.#find(key);
    return kept && this.#isFresh(kept) ? kept : undefined;
  }

  /**
   * The answer for a key: kept, or made now; many who ask at once share one making.
   * @param make answers with a status of 500 or more, or throws, where it cannot
   * @returns null where too many are in the making already
   */
  async get(key: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer | null> {
    const kept = this.#find(key);
    if (kept && this.#isFresh(kept)) return kept;
    const making = this.#making.get(key) ?? (this.#renders < this.#options.maxRenders ? this.#make(key, make) : null);
    if (!kept || this.#isTooOld(kept)) return making;
    if (!making) return kept;
    const made = making.catch((): KeptAnswer => ({ ...kept, status: 599 }));
    const late = new Promise<null>((resolve) => setTimeout(resolve, this.#options.patience, null).unref());
    const fresh = await Promise.race([made, late]);
    return fresh && fresh.status < 500 ? fresh : kept;
  }

  /** Drops every answer that carries one of the tags; `*` drops all. */
  drop(tags: readonly string[]): void {
    this.#dropped++;
    if (this.#renders > 0) this.#drops.push([...tags]);
    // Whoever asks from now on must not join a page that was begun before the change.
    this.#making.clear();
    if (tags.includes('*')) {
      for (const kept of this.#all) kept.clear();
      return;
    }
    for (const tag of tags) {
      for (const key of [...(this.#byTag.get(tag) ?? [])]) {
        for (const kept of this.#all) kept.delete(key);
      }
    }
  }

  get #all() {
    return [this.#pages, this.#files, this.#missing];
  }

  #find(key: string): Kept | undefined {
    return this.#pages.get(key) ?? this.#files.get(key) ?? this.#missing.get(key);
  }

  #isFresh(kept: Kept): boolean {
    const age = this.#options.now() - kept.checkedAt;
    return age < kept.freshFor && (this.#listening || kept.immutable || age < believedDeaf);
  }

  #isTooOld(kept: Kept): boolean {
    return this.#options.now() - kept.checkedAt > kept.freshFor + kept.staleFor;
  }

  #make(key: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const seen = this.#drops.length;
    const before = this.#dropped;
    this.#renders++;
    const making = make()
      .then((answer) => {
        // What changed while the page was made may be missing from it: it goes to those who asked before, and is not kept.
        const outdated =
          this.#dropped !== before &&
          this.#drops.slice(seen).some((tags) => tags.some((tag) => tag === '*' || answer.tags.includes(tag)));
        if (answer.freshFor > 0 && answer.status < 500 && !outdated) this.#keep(key, answer);
        return answer;
      })
      .finally(() => {
        if (this.#making.get(key) === making) this.#making.delete(key);
        if (--this.#renders === 0) this.#drops = [];
      });
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, answer: KeptAnswer): void {
    const kept: Kept = { ...answer, checkedAt: this.#options.now() };
    for (const others of this.#all) others.delete(key);
    const place = answer.status === 404 ? this.#missing : answer.isFile ? this.#files : this.#pages;
    place.set(key, kept);
    if (!place.has(key)) return;
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
