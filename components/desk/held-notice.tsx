import type { Hold } from '#lib/site/schema.ts';
import { useTimes } from './use-times.ts';

/**
 * While schedules are held, nothing is published at its time until an administrator has checked the
 * clock.
 */
export function HeldNotice({ hold, timeZone }: { hold: Hold; timeZone: string }) {
  const times = useTimes(timeZone);
  return (
    <section className="notice" data-tone="wait" role="status" aria-label="Schedules are held">
      <p>
        <strong>Schedules are held: nothing is published at its time.</strong> The clock of the newsroom’s database went{' '}
        {hold.gainedSeconds} seconds ahead of the time that passed, to {times.short(hold.heldAt, hold.heldAt)}. An
        administrator looks at it and runs <code>pressmark schedules release</code>. What cannot wait can be unscheduled
        and published by hand.
      </p>
    </section>
  );
}
