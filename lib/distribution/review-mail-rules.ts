// Promises of this file
// – Who is told of a step in a review is decided by the step alone: editors who may approve it when it comes to
//   them, its writers when it comes back, and those whose approval a change has ended.
// – Nobody is told twice, and nobody who has been removed.
// – An e-mail names the release, who did what, the reason, and where to go on.
import type { Jobs } from '#lib/core/job-queues.ts';

type Step = Jobs['notify-review']['event'];

export type Person = { id: string; email: string; disabled: boolean };

export type Concerned = {
  /** Editors of the desk or of the whole house. */
  editors: Person[];
  /** Whose words the text contains. */
  writers: Person[];
  /** Whose approval the latest change ended. */
  approvers: Person[];
};

/** The people to tell of a step. */
export function toldOf(step: Step, { editors, writers, approvers }: Concerned): Person[] {
  const wrote = new Set(writers.map((person) => person.id));
  const people = {
    submitted: editors.filter((editor) => !wrote.has(editor.id)),
    'changes-requested': writers,
    approved: writers,
    'approval-ended': approvers,
  }[step];
  return [...new Map(people.map((person) => [person.id, person])).values()].filter((person) => !person.disabled);
}

export type ReviewFacts = {
  step: Step;
  headline: string;
  desk: string;
  by: string;
  reason: string | null;
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
    sentence: (by) => `${by} has opened this approved release for changes, so your approval has ended.`,
    next: 'See it:',
  },
};

/** The e-mail's subject and plain text. */
export function reviewMail({ step, headline, desk, by, reason, link, house }: ReviewFacts): {
  subject: string;
  text: string;
} {
  const { subject, sentence, next } = steps[step];
  const title = headline.replaceAll(/\s+/g, ' ').trim() || 'A release without a headline yet';
  const lines = [
    title,
    desk,
    '',
    sentence(by),
    ...(reason ? ['', `Reason: ${reason}`] : []),
    '',
    next,
    link,
    '',
    '-- ',
    house,
  ];
  return { subject: `${subject}: ${title}`, text: `${lines.join('\n')}\n` };
}
