import 'server-only';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type ClockLook, secondsGained } from '#lib/core/time/clock-rules.ts';
import type { Tx } from '#lib/core/db.ts';
import { notify } from '#lib/notices/commands.ts';

/** The id of this machine’s boot (Linux); null on other systems. */
function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

const secondsBetweenSaves = 10;

/**
 * Compares the database's clock with the machine's uptime. If the clock gained time that did not
 * pass, it holds every schedule until an administrator releases them. It saves each reading in the
 * database, so the next worker on this machine continues from it.
 */
export class ClockWatch {
  readonly #boot = readBootId();
  readonly #uptime: () => number;
  #last: Pick<ClockLook, 'clock' | 'before'> | null = null;
  #seen: ClockLook | null = null;
  #noted = Number.NEGATIVE_INFINITY;

  /** @param readUptime seconds since the machine booted, sleep included */
  constructor(readUptime: () => number = uptime) {
    this.#uptime = readUptime;
  }

  /** The database’s time, or null while schedules are held. */
  async look(tx: Tx, actor: Actor): Promise<Date | null> {
    const before = this.#uptime();
    const [row] = await tx.$queryRaw<
      { clock: Date; held: boolean; lastClock: Date | null; lastUptime: number | null }[]
    >`
      SELECT newsroom.clock() AS clock, EXISTS (SELECT FROM newsroom.schedule_hold) AS held,
        l.clock AS "lastClock", l.uptime AS "lastUptime"
      FROM (SELECT 1) one LEFT JOIN newsroom.clock_look l ON l.boot = ${this.#boot}`;
    if (!row) throw new Error('the database returned no time');
    const look = { clock: row.clock, before, after: this.#uptime() };
    const saved = row.lastClock && row.lastUptime !== null ? { clock: row.lastClock, before: row.lastUptime } : null;
    const gained = secondsGained(this.#last ?? saved, look);
    if (gained > 0 && !row.held) await this.#hold(tx, actor, look.clock, gained);
    this.#seen = look;
    if (gained > 0 || before - this.#noted >= secondsBetweenSaves) await this.#note(tx, look);
    return gained > 0 || row.held ? null : look.clock;
  }

  /** Call it after the commit of `look`: the next look is compared with this one. */
  keep(): void {
    this.#last = this.#seen;
  }

  async #hold(tx: Tx, actor: Actor, clock: Date, gainedSeconds: number): Promise<void> {
    await tx.scheduleHold.createMany({ data: [{ heldAt: clock, gainedSeconds }], skipDuplicates: true });
    const drafts = await tx.draft.findMany({ where: { state: 'scheduled' }, select: { scheduledById: true } });
    const bundles = await tx.bundle.findMany({ where: { publishAt: { not: null } }, select: { scheduledById: true } });
    await notify(tx, actor, 'schedules-held', null, {
      addressees: [...drafts, ...bundles].flatMap(({ scheduledById }) => scheduledById ?? []),
    });
    await recordEvent(tx, actor, { type: 'schedules.held', data: { clock: clock.toISOString(), gainedSeconds } });
    process.stderr.write(
      `worker: the database's clock gained ${gainedSeconds} s that did not pass, so nothing that is scheduled is published. Look at the clock, then: pressmark schedules release --reason WHY\n`,
    );
  }

  async #note(tx: Tx, { clock, before }: ClockLook): Promise<void> {
    if (this.#boot === null) return;
    await tx.$executeRaw`
      INSERT INTO newsroom.clock_look (boot, clock, uptime) VALUES (${this.#boot}, ${clock}, ${before})
      ON CONFLICT (boot) DO UPDATE SET clock = excluded.clock, uptime = excluded.uptime`;
    this.#noted = before;
  }
}
