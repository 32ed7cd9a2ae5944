// The kinds of job and what each carries. Plain data: the set-up script makes the queues from it.

export type Jobs = {
  /** Somebody's turn has come in a review: tell those it concerns. */
  'notify-review': {
    releaseId: string;
    event:
      | 'submitted'
      | 'changes-requested'
      | 'approved'
      | 'approval-ended'
      | 'schedule-missed'
      | 'published-urgently'
      | 'urgent-reviewed';
    /** The name of whoever did it. No word of the text, and no reason, which may quote it. */
    by: string;
    /** The id of the one person whom it concerns, where the event alone does not tell. */
    to?: string;
  };
  /** What is due is held: tell who set a time, and the administrators. */
  'notify-held': { gainedSeconds: number };
  /** One e-mail to one person. */
  'send-mail': { to: string; subject: string; text: string };
  /** Something public has changed: caches in front drop what shows the release, or what carries the tags. */
  'purge-caches': { releaseId: string } | { tags: string[] };
};

export type JobName = keyof Jobs;

export const jobSchema = 'jobs';

/** How pg-boss keeps its connections: one that is half dead answers nothing; it is given up, and the jobs are asked for on another. */
export const jobConnection = { query_timeout: 20_000, keepAlive: true };

type Queue = {
  retryLimit: number;
  retryDelay: number;
  retryBackoff: true;
  retryDelayMax: number;
  /** Whether PostgreSQL calls the workers for each job; else they come and look, twice a second. */
  notify: boolean;
};

// Retries spread over about two days for e-mail: a mail server may be away for a night. Steps of reviews come by the hundred when a
// program publishes, and half a second is soon enough for what becomes an e-mail: all that are there are taken at once.
export const jobQueues: Record<JobName, Queue> = {
  'notify-review': { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 600, notify: false },
  'purge-caches': { retryLimit: 200, retryDelay: 1, retryBackoff: true, retryDelayMax: 600, notify: true },
  'notify-held': { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 600, notify: false },
  'send-mail': { retryLimit: 60, retryDelay: 1, retryBackoff: true, retryDelayMax: 3600, notify: true },
};
