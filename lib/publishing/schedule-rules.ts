// Scheduled publication. Promises:
//   - a schedule lies in the future
//   - a due text that is refused becomes approved again, or a draft if its approvals no longer hold
import { approvalsHold, type Objection, type TextFacts } from '#lib/releases/needs-rules.ts';

/** The PostgreSQL channel that announces a new schedule to the workers. */
export const scheduleChannel = 'schedule_set';

const clock = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** The objection to a schedule in the past. @param now the database’s time */
export function tooLate(publishAt: Date, now: Date): Objection[] {
  if (publishAt > now) return [];
  return [
    {
      kind: 'invalid',
      code: 'publish-at-past',
      field: 'publishAt',
      message: `${clock(publishAt)} is not in the future: the newsroom’s clock says ${clock(now)}. Choose a later time, or publish now.`,
      params: { at: clock(publishAt), now: clock(now) },
    },
  ];
}

/** The state of a due text after a refusal. */
export function stateAfterMiss(draft: TextFacts): 'approved' | 'draft' {
  return approvalsHold(draft) ? 'approved' : 'draft';
}
