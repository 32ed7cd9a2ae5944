// Recipients and texts of the e-mails about a review. Promises:
//   - the step alone decides the recipients
//   - nobody gets an e-mail twice, and no removed user gets one
//   - an e-mail says who did what on which desk, and links to the release; it quotes neither
//     headline nor reason, since a text may be under embargo
import type { Jobs } from '#lib/core/job-queues.ts';

type Step = Jobs['notify-review']['event'];

export type Person = { id: string; email: string; disabled: boolean };

export type Audience = {
  /** Editors of the desk or of the whole house. */
  editors: Person[];
  /** The writers of the text. */
  writers: Person[];
  /** Editors whose approval the latest change ended. */
  approvers: Person[];
  /** People named in the job. */
  addressees: Person[];
};

/** The recipients of an e-mail about a step. */
export function recipientsOf(step: Step, { editors, writers, approvers, addressees }: Audience): Person[] {
  const writerIds = new Set(writers.map((person) => person.id));
  const people = {
    submitted: editors.filter((editor) => !writerIds.has(editor.id)),
    'changes-requested': writers,
    approved: writers,
    'approval-ended': approvers,
    'schedule-missed': addressees,
    'bundle-missed': addressees,
    'published-urgently': editors,
    'urgent-reviewed': [...addressees, ...writers],
  }[step];
  return [...new Map(people.map((person) => [person.id, person])).values()].filter((person) => !person.disabled);
}

export type ReviewFacts = {
  step: Step;
  desk: string;
  by: string;
  link: string;
  house: string;
};

const steps: Record<Step, { subject: string; sentence: (by: string) => string; next: string }> = {
  submitted: {
    subject: 'For review',
    sentence: (by) => `${by} has submitted this release for review.`,
    next: 'Read it, then approve it or request changes:',
  },
  'changes-requested': {
    subject: 'Changes requested',
    sentence: (by) => `${by} has requested changes to this release.`,
    next: 'Amend it and submit it again:',
  },
  approved: {
    subject: 'Approved',
    sentence: (by) => `${by} has approved this release. An editor can publish it now.`,
    next: 'See it:',
  },
  'approval-ended': {
    subject: 'Approval ended',
    sentence: (by) =>
      `Your approval of this release has ended because of a change by ${by}. Nothing is published without a new approval.`,
    next: 'See it:',
  },
  'schedule-missed': {
    subject: 'Not published at its time',
    sentence: () => 'This release was not published at the time that you set for it.',
    next: 'See what it lacks, then publish it or set another time:',
  },
  'bundle-missed': {
    subject: 'A bundle is not published at its time',
    sentence: () => 'The schedule that you set for a bundle has ended. Nothing of the bundle is published.',
    next: 'See why, then publish the bundle or set another time:',
  },
  'published-urgently': {
    subject: 'Published urgently',
    sentence: (by) => `${by} has published this release without an approval. It is public.`,
    next: 'If you neither wrote nor published it, read it now and write your review:',
  },
  'urgent-reviewed': {
    subject: 'Reviewed after urgent publication',
    sentence: (by) => `${by} has reviewed this release, which was published without an approval.`,
    next: 'See it:',
  },
};

export type MailText = { subject: string; text: string };

/** The e-mail about a step. */
export function reviewMail({ step, desk, by, link, house }: ReviewFacts): MailText {
  const { subject, sentence, next } = steps[step];
  const lines = [desk, '', sentence(by), '', next, link, '', '-- ', house];
  return { subject, text: `${lines.join('\n')}\n` };
}

/** The e-mail about held schedules. */
export function heldMail({
  gainedSeconds,
  link,
  house,
}: {
  gainedSeconds: number;
  link: string;
  house: string;
}): MailText {
  const lines = [
    `The clock of the newsroom’s database went ${gainedSeconds} seconds ahead of the time that passed.`,
    'Nothing that is scheduled is published until an administrator has looked at that clock and runs:',
    '',
    'npm run -s pressmark -- schedules release --reason WHY',
    '',
    'What cannot wait can be unscheduled and published by hand:',
    link,
    '',
    '-- ',
    house,
  ];
  return { subject: 'Schedules are held', text: `${lines.join('\n')}\n` };
}
