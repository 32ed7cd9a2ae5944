// Publication at a time that was set. Promises:
//   - only a time that is still to come can be set
//   - a due text that is refused goes back to where its approvals leave it, with every reason in words
import { approvalsHold, type Objection, type TextFacts } from '#lib/releases/needs-rules.ts';

/** The PostgreSQL channel that says: a schedule was set, look again for what is next. */
export const scheduleChannel = 'schedule_set';

const clock = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** @param now by the database's clock */
export function tooLate(publishAt: Date, now: Date): Objection[] {
  if (publishAt > now) return [];
  return [
    {
      kind: 'invalid',
      code: 'publish-at-past',
      field: 'publishAt',
      message: `${clock(publishAt)} is not in the future: the newsroom’s clock says ${clock(now)}. Choose a later time, or publish now.`,
    },
  ];
}

/** Where a text goes that was due and refused: it stays approved while its approvals hold. */
export function stateAfterMiss(draft: TextFacts): 'approved' | 'draft' {
  return approvalsHold(draft) ? 'approved' : 'draft';
}
