// The verbs as the screens call them; the pages hand them in.
import type { Result } from '#lib/core/result.ts';
import type {
  AddSeriesInput,
  NextSet,
  Restarted,
  RestartInput,
  SeriesAdded,
  SeriesSet,
  SetNextInput,
  SetSeriesInput,
} from '#lib/numbering/schema.ts';
import type {
  ChangeInput,
  Done,
  PublicReasonInput,
  Published,
  PublishInput,
  ReasonInput,
  ReleaseInput,
  ReviewUrgentInput,
  SaveInput,
  TranslateInput,
  UrgentInput,
  VerbInput,
  WithdrawInput,
} from '#lib/releases/schema.ts';

type OnDraft = (input: VerbInput) => Promise<Result<Done>>;

export type DeskActions = {
  save: (input: SaveInput) => Promise<Result<Done>>;
  change: (input: ChangeInput) => Promise<Result<Done>>;
  submit: OnDraft;
  recall: OnDraft;
  approve: OnDraft;
  edit: OnDraft;
  discard: OnDraft;
  restore: OnDraft;
  requestChanges: (input: ReasonInput) => Promise<Result<Done>>;
  translate: (input: TranslateInput) => Promise<Result<Done>>;
  correct: (input: ReleaseInput) => Promise<Result<Done>>;
  withdraw: (input: WithdrawInput) => Promise<Result<Done>>;
  reinstate: (input: PublicReasonInput) => Promise<Result<Done>>;
  /** `publishAt` as an instant in ISO 8601. */
  schedule: (input: VerbInput & { publishAt: string }) => Promise<Result<Done>>;
  unschedule: OnDraft;
  publishUrgently: (input: UrgentInput) => Promise<Result<Published>>;
  reviewUrgent: (input: ReviewUrgentInput) => Promise<Result<Done>>;
  publish: (input: PublishInput) => Promise<Result<Published>>;
};

/** What an administrator does with the series. */
export type SeriesActions = {
  add: (input: AddSeriesInput) => Promise<Result<SeriesAdded>>;
  set: (input: SetSeriesInput) => Promise<Result<SeriesSet>>;
  setNext: (input: SetNextInput) => Promise<Result<NextSet>>;
  restart: (input: RestartInput) => Promise<Result<Restarted>>;
};
