// Which deeds are grave: those that the public sees for good, or that whoever did them cannot take back alone. A grave deed asks
// once wherever it is begun, and no list has it first.
import type { DeskActions } from './desk-actions.ts';
import type { Weight } from './palette-rules.ts';

export type Deed = keyof DeskActions;

export const deeds = {
  create: 'light',
  save: 'light',
  change: 'light',
  submit: 'light',
  recall: 'light',
  requestChanges: 'light',
  approve: 'light',
  unschedule: 'light',
  restore: 'light',
  correct: 'light',
  translate: 'light',
  setSeries: 'light',
  edit: 'grave',
  discard: 'grave',
  schedule: 'grave',
  publish: 'grave',
  publishUrgently: 'grave',
  reviewUrgent: 'grave',
  withdraw: 'grave',
  reinstate: 'grave',
  reserve: 'grave',
  makeVoid: 'grave',
  addSeries: 'grave',
  setNextNumber: 'grave',
  restartSeries: 'grave',
} as const satisfies Record<Deed, Weight>;

/** What may be done by one press. */
export type LightDeed = { [Name in Deed]: (typeof deeds)[Name] extends 'light' ? Name : never }[Deed];
