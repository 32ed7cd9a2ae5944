// The embargo of a text. Promises:
//   - it ends in the future, by the database's clock, when it is set
//   - a text never becomes public before its embargo ends
import { clock } from '#lib/core/time/calendar.ts';
import type { Objection, TextFacts } from '#lib/releases/needs-rules.ts';

/** Objections to an embargo with this end: it is past, or after the time of a schedule. */
export function objectionsToEmbargo(until: Date, { now, publishAt }: TextFacts): Objection[] {
  const objections: Objection[] = [];
  if (until <= now)
    objections.push({
      kind: 'invalid',
      code: 'embargo-past',
      field: 'until',
      message: `${clock(until)} is not in the future: the newsroom’s clock says ${clock(now)}. Choose a later end for the embargo.`,
      params: { at: clock(until), now: clock(now) },
    });
  if (publishAt !== null && until > publishAt)
    objections.push({
      kind: 'conflict',
      code: 'embargo-after-schedule',
      field: 'until',
      message: `The text becomes public at ${clock(publishAt)}, before this embargo would end. Take back the schedule first, or choose an earlier end.`,
      params: { at: clock(publishAt) },
    });
  return objections;
}
