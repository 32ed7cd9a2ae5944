// The kinds of job and their data. The database set-up makes the queues from this list.

export type Jobs = {
  /** A step of a review: mail to the people it concerns. */
  'notify-review': {
    releaseId: string;
    event:
      | 'submitted'
      | 'changes-requested'
      | 'approved'
      | 'approval-ended'
      | 'schedule-missed'
      | 'bundle-missed'
      | 'published-urgently'
      | 'urgent-reviewed';
    /**
     * The name of the person who did it. The job holds neither the text nor a reason, which may
     * quote it.
     */
    by: string;
    /** The id of the only recipient, for events that concern one person. */
    to?: string;
  };
  /** Schedules are held: mail to the people who set a time, and to the administrators. */
  'notify-held': { gainedSeconds: number };
  /** One e-mail to one person. */
  'send-mail': { to: string; subject: string; text: string };
  /**
   * Something public changed: caches in front drop the pages of the release, or the pages with
   * these tags.
   */
  /**
   * A link that sets a password, for whoever has this address. It is made when it is sent: no job
   * carries its code.
   */
  'send-link': { email: string; kind: 'invitation' | 'password' };
  'purge-caches': { releaseId: string } | { tags: string[] };
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

// E-mail is tried again for about two days, since a mail server may be down for a night. Steps of
// reviews come by the hundred when a program publishes. They become e-mail, so half a second is
// soon enough and one worker takes them together.
export const jobQueues: Record<JobName, Queue> = {
  'notify-review': { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 600, notify: false },
  'purge-caches': { retryLimit: 200, retryDelay: 1, retryBackoff: true, retryDelayMax: 600, notify: true },
  'notify-held': { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 600, notify: false },
  'send-link': { retryLimit: 60, retryDelay: 1, retryBackoff: true, retryDelayMax: 3600, notify: true },
  'send-mail': { retryLimit: 60, retryDelay: 1, retryBackoff: true, retryDelayMax: 3600, notify: true },
};
