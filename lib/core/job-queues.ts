// The kinds of job and their data. The database set-up makes the queues from this list.

export type Jobs = {
  /**
   * Something public changed: caches in front drop the pages of the release, or the pages with
   * these tags.
   */
  'purge-caches': { releaseId: string } | { tags: string[] };
  /** A draft was saved: the addresses to which it links are asked for. */
  'check-links': { releaseId: string };
  /** Releases changed in public: the hub fetches their feeds. */
  'tell-hub': { releaseIds: string[] };
  /** Releases that were published, corrected, withdrawn or reinstated: their forms are made. */
  'make-forms': { releaseIds: string[] };
};

export type JobName = keyof Jobs;

export const jobSchema = 'jobs';

/** pg-boss gives up a connection that does not answer for 20 s, and polls on another. */
export const jobConnection = { query_timeout: 20_000, keepAlive: true };

type Queue = {
  retryLimit: number;
  retryDelay: number;
  retryBackoff: true;
  retryDelayMax: number;
  /** True: PostgreSQL notifies the workers of each job. False: they poll twice a second. */
  notify: boolean;
};

export const jobQueues: Record<JobName, Queue> = {
  'purge-caches': { retryLimit: 200, retryDelay: 1, retryBackoff: true, retryDelayMax: 600, notify: true },
  'tell-hub': { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600, notify: true },
  'make-forms': { retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 300, notify: true },
  'check-links': { retryLimit: 3, retryDelay: 5, retryBackoff: true, retryDelayMax: 60, notify: false },
};
