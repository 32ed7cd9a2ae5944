// Which actions are grave: the public sees them for good, or whoever did them cannot take them back
// alone. A grave action asks before it is done, and Enter in the palette never chooses it.
import type { DeskActions } from './desk-actions.ts';
import type { Weight } from './palette/palette-rules.ts';

export type ActionName = keyof DeskActions;

export const actionWeights = {
  create: 'light',
  save: 'light',
  change: 'light',
  submit: 'light',
  recall: 'light',
  requestChanges: 'light',
  approve: 'light',
  unschedule: 'light',
  setEmbargo: 'light',
  liftEmbargo: 'light',
  restore: 'light',
  assign: 'light',
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
  setHouse: 'grave',
  setEmblem: 'grave',
  addDesk: 'grave',
  setDesk: 'grave',
  markRead: 'light',
  setNoticeMail: 'light',
  sendAgain: 'light',
  makeBundle: 'grave',
  joinBundle: 'grave',
  orderBundle: 'light',
  leaveBundle: 'grave',
  scheduleBundle: 'grave',
  unscheduleBundle: 'light',
  publishBundle: 'grave',
  takeBundleApart: 'grave',
  addEvent: 'light',
  changeEvent: 'light',
  moveEvent: 'light',
  confirmEvent: 'grave',
  cancelEvent: 'grave',
  makeCalendarAddress: 'grave',
  endCalendarAddress: 'grave',
  inviteUser: 'grave',
  linkUser: 'light',
  setRoles: 'grave',
  disableUser: 'grave',
  enableUser: 'grave',
  changeAccount: 'light',
  changePassword: 'grave',
  signOut: 'grave',
  signOutOthers: 'grave',
  revokeToken: 'grave',
} as const satisfies Record<ActionName, Weight>;

/** Actions that one press runs. */
export type LightAction = {
  [Name in ActionName]: (typeof actionWeights)[Name] extends 'light' ? Name : never;
}[ActionName];
