// The desk's commands as the screens call them, each in the name of the person whom the screen
// shows.
import { viewerHeader } from '#lib/accounts/rules.ts';
import type {
  AccessEnded,
  ChangeAccountInput,
  ChangePasswordInput,
  InviteInput,
  LinkInput,
  LinkMade,
  PersonInput,
  RevokeTokenInput,
  SessionInput,
  SetRolesInput,
  SignOutOthersInput,
} from '#lib/accounts/schema.ts';
import type { RefusalKind, Result } from '#lib/core/result.ts';
import type {
  AddressMade,
  CalendarAddressInput,
  CancelEventInput,
  ChangeEventInput,
  EventInput,
  EventResult,
  MovedEvent,
  NewEvent,
} from '#lib/diary/schema.ts';
import type { SendAgainInput } from '#lib/distribution/schema.ts';
import type { MailSetting } from '#lib/notices/rules.ts';
import type { MarkReadInput } from '#lib/notices/schema.ts';
import type {
  AddDeskInput,
  DeskSet,
  HouseSet,
  SetDeskInput,
  SetEmblemInput,
  SetHouseInput,
} from '#lib/house/schema.ts';
import type {
  AddSeriesInput,
  NextNumber,
  ReservedNumber,
  ReserveInput,
  NewPeriod,
  RestartInput,
  AddedSeries,
  SeriesPolicy,
  SetNextInput,
  SetSeriesInput,
  VoidInput,
} from '#lib/numbering/schema.ts';
import type {
  BundleInput,
  BundleResult,
  JoinBundleInput,
  MakeBundleInput,
  OrderBundleInput,
  PublishedBundle,
} from '#lib/publishing/bundles/bundle-schema.ts';
import type {
  AssignInput,
  ChangeInput,
  CreateInput,
  LiftEmbargoInput,
  VerbResult,
  PublicReasonInput,
  PublishResult,
  PublishInput,
  ReasonInput,
  ReleaseInput,
  ReviewUrgentInput,
  SaveInput,
  SettleReadingInput,
  TranslateInput,
  UrgentInput,
  VerbInput,
  WithdrawInput,
} from '#lib/releases/schema.ts';
import type {
  AddCommentInput,
  AnswerCommentInput,
  AnswerInput,
  ChangeAnswerInput,
  ChangeCommentInput,
  CommentInput,
  CommentResult,
} from '#lib/releases/comments/schema.ts';
import type { BringBackInput } from '#lib/releases/history/bring-back-schema.ts';
import type { BeHereInput, Present } from '#lib/releases/presence/schema.ts';
import type { EndPreviewLinkInput, MakePreviewLinkInput, PreviewLinkMade } from '#lib/releases/preview/schema.ts';

type OnDraft = (input: VerbInput) => Promise<Result<VerbResult>>;

export type DeskActions = {
  create: (input: CreateInput) => Promise<Result<VerbResult>>;
  save: (input: SaveInput) => Promise<Result<VerbResult>>;
  change: (input: ChangeInput) => Promise<Result<VerbResult>>;
  makePreviewLink: (input: MakePreviewLinkInput) => Promise<Result<PreviewLinkMade>>;
  endPreviewLink: (input: EndPreviewLinkInput) => Promise<Result<null>>;
  addComment: (input: AddCommentInput) => Promise<Result<CommentResult>>;
  answerComment: (input: AnswerCommentInput) => Promise<Result<CommentResult>>;
  resolveComment: (input: CommentInput) => Promise<Result<CommentResult>>;
  reopenComment: (input: CommentInput) => Promise<Result<CommentResult>>;
  changeComment: (input: ChangeCommentInput) => Promise<Result<CommentResult>>;
  withdrawComment: (input: CommentInput) => Promise<Result<CommentResult>>;
  changeAnswer: (input: ChangeAnswerInput) => Promise<Result<CommentResult>>;
  withdrawAnswer: (input: AnswerInput) => Promise<Result<CommentResult>>;
  settleReading: (input: SettleReadingInput) => Promise<Result<VerbResult>>;
  bringBack: (input: BringBackInput) => Promise<Result<VerbResult>>;
  beHere: (input: BeHereInput) => Promise<Result<Present[]>>;
  submit: OnDraft;
  recall: OnDraft;
  approve: OnDraft;
  edit: OnDraft;
  discard: OnDraft;
  restore: OnDraft;
  assign: (input: AssignInput) => Promise<Result<VerbResult>>;
  requestChanges: (input: ReasonInput) => Promise<Result<VerbResult>>;
  translate: (input: TranslateInput) => Promise<Result<VerbResult>>;
  correct: (input: ReleaseInput) => Promise<Result<VerbResult>>;
  withdraw: (input: WithdrawInput) => Promise<Result<VerbResult>>;
  reinstate: (input: PublicReasonInput) => Promise<Result<VerbResult>>;
  /** `publishAt` as an instant in ISO 8601. */
  schedule: (input: VerbInput & { publishAt: string }) => Promise<Result<VerbResult>>;
  unschedule: OnDraft;
  /** `until` as an instant in ISO 8601. */
  setEmbargo: (input: VerbInput & { until: string; terms: string }) => Promise<Result<VerbResult>>;
  liftEmbargo: (input: LiftEmbargoInput) => Promise<Result<VerbResult>>;
  publishUrgently: (input: UrgentInput) => Promise<Result<PublishResult>>;
  reviewUrgent: (input: ReviewUrgentInput) => Promise<Result<VerbResult>>;
  publish: (input: PublishInput) => Promise<Result<PublishResult>>;
  reserve: (input: ReserveInput) => Promise<Result<ReservedNumber>>;
  makeVoid: (input: VoidInput) => Promise<Result<ReservedNumber>>;
  addSeries: (input: AddSeriesInput) => Promise<Result<AddedSeries>>;
  setSeries: (input: SetSeriesInput) => Promise<Result<SeriesPolicy>>;
  setNextNumber: (input: SetNextInput) => Promise<Result<NextNumber>>;
  restartSeries: (input: RestartInput) => Promise<Result<NewPeriod>>;
  setHouse: (input: SetHouseInput) => Promise<Result<HouseSet>>;
  setEmblem: (input: SetEmblemInput) => Promise<Result<HouseSet>>;
  addDesk: (input: AddDeskInput) => Promise<Result<DeskSet>>;
  setDesk: (input: SetDeskInput) => Promise<Result<DeskSet>>;
  markRead: (input: MarkReadInput) => Promise<Result<null>>;
  setNoticeMail: (input: MailSetting) => Promise<Result<MailSetting>>;
  sendAgain: (input: SendAgainInput) => Promise<Result<{ address: string }>>;
  makeBundle: (input: MakeBundleInput) => Promise<Result<BundleResult>>;
  joinBundle: (input: JoinBundleInput) => Promise<Result<BundleResult>>;
  orderBundle: (input: OrderBundleInput) => Promise<Result<BundleResult>>;
  leaveBundle: OnDraft;
  /** `publishAt` as an instant in ISO 8601. */
  scheduleBundle: (input: BundleInput & { publishAt: string }) => Promise<Result<BundleResult>>;
  unscheduleBundle: (input: BundleInput) => Promise<Result<BundleResult>>;
  publishBundle: (input: BundleInput) => Promise<Result<PublishedBundle>>;
  takeBundleApart: (input: BundleInput) => Promise<Result<BundleResult>>;
  addEvent: (input: NewEvent) => Promise<Result<EventResult>>;
  changeEvent: (input: ChangeEventInput) => Promise<Result<EventResult>>;
  moveEvent: (input: MovedEvent) => Promise<Result<EventResult>>;
  confirmEvent: (input: EventInput) => Promise<Result<EventResult>>;
  cancelEvent: (input: CancelEventInput) => Promise<Result<EventResult>>;
  makeCalendarAddress: (input: CalendarAddressInput) => Promise<Result<AddressMade>>;
  endCalendarAddress: (input: CalendarAddressInput) => Promise<Result<null>>;
  inviteUser: (input: InviteInput) => Promise<Result<LinkMade>>;
  linkUser: (input: LinkInput) => Promise<Result<LinkMade>>;
  setRoles: (input: SetRolesInput) => Promise<Result<null>>;
  disableUser: (input: PersonInput) => Promise<Result<AccessEnded>>;
  enableUser: (input: PersonInput) => Promise<Result<null>>;
  changeAccount: (input: ChangeAccountInput) => Promise<Result<null>>;
  changePassword: (input: ChangePasswordInput) => Promise<Result<{ sessions: number }>>;
  signOut: (input: SessionInput) => Promise<Result<null>>;
  signOutOthers: (input: SignOutOthersInput) => Promise<Result<{ sessions: number }>>;
  revokeToken: (input: RevokeTokenInput) => Promise<Result<null>>;
};

/** The action names, which are part of the addresses. */
export const actionNames = [
  'create',
  'save',
  'change',
  'bringBack',
  'beHere',
  'submit',
  'recall',
  'approve',
  'requestChanges',
  'edit',
  'discard',
  'restore',
  'assign',
  'makePreviewLink',
  'endPreviewLink',
  'addComment',
  'answerComment',
  'resolveComment',
  'reopenComment',
  'changeComment',
  'withdrawComment',
  'changeAnswer',
  'withdrawAnswer',
  'settleReading',
  'publish',
  'schedule',
  'unschedule',
  'setEmbargo',
  'liftEmbargo',
  'publishUrgently',
  'reviewUrgent',
  'correct',
  'translate',
  'withdraw',
  'reinstate',
  'reserve',
  'makeVoid',
  'addSeries',
  'setSeries',
  'setNextNumber',
  'restartSeries',
  'setHouse',
  'setEmblem',
  'addDesk',
  'setDesk',
  'markRead',
  'setNoticeMail',
  'sendAgain',
  'makeBundle',
  'joinBundle',
  'orderBundle',
  'leaveBundle',
  'scheduleBundle',
  'unscheduleBundle',
  'publishBundle',
  'takeBundleApart',
  'addEvent',
  'changeEvent',
  'moveEvent',
  'confirmEvent',
  'cancelEvent',
  'makeCalendarAddress',
  'endCalendarAddress',
  'inviteUser',
  'linkUser',
  'setRoles',
  'disableUser',
  'enableUser',
  'changeAccount',
  'changePassword',
  'signOut',
  'signOutOthers',
  'revokeToken',
] as const satisfies (keyof DeskActions)[];

/** Sends one action. Rejects if the newsroom does not answer. */
async function ask(viewerId: string, name: string, input: unknown): Promise<Result<never>> {
  const headers = { 'content-type': 'application/json', [viewerHeader]: viewerId };
  // A page that is closed still says that it goes.
  const keepalive = name === 'beHere';
  const answer = await fetch(`/api/desk/${name}`, { method: 'POST', headers, body: JSON.stringify(input), keepalive });
  return (await answer.json()) as Result<never>;
}

/** Every command that a screen can run, in the viewer's name. */
export function actionsOf(viewerId: string): DeskActions {
  const each = actionNames.map((name) => [name, (input: unknown) => ask(viewerId, name, input)] as const);
  return Object.fromEntries(each) as Record<(typeof actionNames)[number], (input: unknown) => Promise<Result<never>>>;
}

/**
 * True for refusals after which the page must not be loaded again: it would come without the text
 * that is on it.
 */
export const keepsPage = (kind: RefusalKind) => ['unavailable', 'unauthenticated', 'other-hands'].includes(kind);
