// The events of series, their numbers, and the clock that dates them. Part of the union in
// rules.ts.

export type NumberEvent =
  | {
      /** The database's clock was corrected. It is behind entries from when it ran ahead. */
      type: 'clock.accepted';
      data: { registerSeq: number; registerAt: string | null; recordAt: string | null; clock: string; reason: string };
    }
  | {
      /** The database's clock jumped forward. Nothing that is due is published. */
      type: 'schedules.held';
      data: { clock: string; gainedSeconds: number };
    }
  | { type: 'schedules.released'; data: { heldAt: string; reason: string } }
  | { type: 'series.set'; data: { key: string } & Record<string, unknown> }
  | {
      type: 'series.added';
      data: {
        key: string;
        labelTemplate: string;
        prefix: string;
        period: string;
        firstMonth: number;
        timeZone: string;
        approvals: number;
        allowUrgent: boolean;
        commentsStop: boolean;
      };
    }
  | {
      type: 'series.next-set';
      data: { key: string; period: string; from: number; to: number; voided: number; reason: string };
    }
  | { type: 'series.beginning-declared'; data: { key: string; period: string; number: number; reason: string } }
  | {
      type: 'numbers.declared-absent';
      data: { key: string; period: string; from: number; to: number; reason: string };
    }
  | { type: 'series.restarted'; data: { key: string; period: string; start: string; reason: string } }
  | {
      type: 'number.reserved';
      data: { reservationId: string; series: string; period: string; number: number; label: string; reason: string };
    }
  | {
      type: 'number.voided';
      data: { reservationId: string; series: string; period: string; number: number; label: string; reason: string };
    };

export const numberEventWords: Record<NumberEvent['type'], string> = {
  'clock.accepted': 'Clock of the database accepted',
  'schedules.held': 'Schedules held',
  'schedules.released': 'Schedules released',
  'series.set': 'Series set',
  'series.added': 'Series added',
  'series.next-set': 'Next number set',
  'series.beginning-declared': 'Beginning of a period declared',
  'numbers.declared-absent': 'Numbers declared absent from the archive',
  'series.restarted': 'Series restarted at 1',
  'number.reserved': 'Number reserved',
  'number.voided': 'Number made void',
};
