// Events that become news, and the people who hear of each. Promises:
//   - the event and the people around it decide; nobody hears of their own act
//   - of a text that waits for review hear the editors who wrote none of it
//   - the command writes a notice only for people who may read the desk (newsroom.reads_desk)

export const events = [
  'submitted',
  'changes-requested',
  'approved',
  'approval-ended',
  'published',
  'published-urgently',
  'urgent-reviewed',
  'schedule-missed',
  'bundle-missed',
  'assigned',
  'commented',
  'comment-answered',
  'comment-resolved',
  'comment-reopened',
  'comment-changed',
  'comment-withdrawn',
  'answer-changed',
  'answer-withdrawn',
  'schedules-held',
  'delivery-failed',
] as const;
export type EventName = (typeof events)[number];

/** The people around an event, by their ids, as the command knows them. */
export type Circle = {
  /** Null: the house itself acts. */
  actorId: string | null;
  writers?: string[];
  /** Editors whose approval the event ended. */
  approvers?: string[];
  /**
   * People whom the event names: who set a time, who published, whom a text was assigned to, who is
   * in a conversation.
   */
  addressees?: string[];
};

export type Hearers = {
  people: string[];
  /** True: every editor of the desk and of the house too. */
  editors: boolean;
  /** True: every administrator of the house too. */
  administrators: boolean;
  except: string[];
};

/** The people who hear of an event. */
export function whoHears(event: EventName, circle: Circle): Hearers {
  const { actorId, writers = [], approvers = [], addressees = [] } = circle;
  const people = {
    submitted: [],
    'changes-requested': writers,
    approved: writers,
    'approval-ended': approvers,
    published: [...writers, ...addressees],
    'published-urgently': writers,
    'urgent-reviewed': [...addressees, ...writers],
    'schedule-missed': addressees,
    'bundle-missed': addressees,
    assigned: addressees,
    commented: [...writers, ...addressees],
    'comment-answered': [...writers, ...addressees],
    'comment-resolved': [...writers, ...addressees],
    'comment-reopened': [...writers, ...addressees],
    'comment-changed': [...writers, ...addressees],
    'comment-withdrawn': [...writers, ...addressees],
    'answer-changed': [...writers, ...addressees],
    'answer-withdrawn': [...writers, ...addressees],
    'schedules-held': addressees,
    'delivery-failed': [],
  }[event];
  return {
    people: [...new Set(people)],
    editors: event === 'submitted' || event === 'published-urgently',
    administrators: event === 'schedules-held' || event === 'delivery-failed',
    except: [...(actorId === null ? [] : [actorId]), ...(event === 'submitted' ? writers : [])],
  };
}

/** Events of which the desk alone says something, never an e-mail. */
export const isOnDeskAlone = (event: EventName) => event === 'delivery-failed';

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The id in an address's query; null where there is none. */
export const idInQuery = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' && isId(value) ? value : null;

export const paces = ['at-once', 'daily', 'none'] as const;
export type Pace = (typeof paces)[number];

/** When a person gets notices by e-mail. `hour` is of the house's day, for `daily`. */
export type MailSetting = { pace: Pace; hour: number };

export const defaultMailSetting: MailSetting = { pace: 'at-once', hour: 8 };
