// The results of the site's queries. All of it is public.
import type { Direction } from '#lib/core/languages.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import type { EditionText, HtmlOfFields } from '#lib/text/schema.ts';
import type { Redline } from '#lib/text/redline/rules.ts';
import type { Marked, SearchPlace } from './search-rules.ts';

export type PublicHouse = {
  name: string;
  names: Record<string, string>;
  timeZone: string;
  languages: string[];
  endMark: string;
  accent: string;
  accentDark: string;
  /** The address of its emblem; null without one. */
  emblem: string | null;
  /** Who answers for the house; empty where nobody is named. */
  pressContact: { name: string; email: string; telephone: string };
  /** Outside office hours. */
  dutyTelephone: string;
  /** Lines at the head of what is printed. */
  letterhead: string[];
  /** On what terms its releases may be reused, by language; {} where the house set none. */
  reuse: Record<string, string>;
};

/** The emblem's bytes. */
export type PublicEmblem = { type: string; bytes: Uint8Array<ArrayBuffer> };

/** The previous or next number of a series. */
export type Neighbour = {
  label: string;
  headline: string | null;
  /** The address in the reader’s language. */
  path: string;
  language: string;
  period: string;
  number: number;
  withdrawn: boolean;
};

/** The public data of a withdrawal. */
export type Withdrawal = { at: Date; reason: string };

/** An attachment of an edition; size in bytes, `type` is its Content-Type. */
export type PublicAttachment = Attachment & { path: string; type: string; size: number };

/** The bytes of an attachment. */
export type PublicFile = {
  /** The release’s id. */
  id: string;
  language: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
};

export type PublicPage = {
  id: string;
  series: string;
  period: string;
  number: number;
  label: string;
  path: string;
  language: string;
  dir: Direction;
  deskKey: string;
  deskName: string;
  state: 'published' | 'withdrawn';
  /** The edition that is shown. */
  edition: number;
  newestEdition: number;
  /** First publication of the release. */
  publishedAt: Date;
  /** Publication of this edition. */
  editionAt: Date;
  note: string | null;
  /** Set while the release is withdrawn. */
  withdrawal: Withdrawal | null;
  /** null after a withdrawal removed the text. */
  text: {
    content: EditionText;
    html: HtmlOfFields;
    plain: string;
    attachments: PublicAttachment[];
  } | null;
  contentHash: string;
  /** The edition's entry in the register; null for a text that is not public. */
  entry: number | null;
  previous: Neighbour | null;
  next: Neighbour | null;
  editions: { edition: number; publishedAt: Date; note: string | null; contentHash: string }[];
  /** The same number in other languages. */
  languages: { language: string; path: string; publishedAt: Date }[];
};

/**
 * A release in a feed, with its newest text; content and HTML are null once a withdrawal took them.
 */
export type FeedItem = Pick<
  PublicPage,
  'id' | 'label' | 'path' | 'language' | 'dir' | 'deskName' | 'state' | 'edition' | 'publishedAt' | 'withdrawal'
> & {
  content: EditionText | null;
  html: HtmlOfFields | null;
  /** The newest edition, withdrawal or reinstatement. */
  changedAt: Date;
  corrections: { edition: number; at: Date; note: string }[];
  attachments: Pick<PublicAttachment, 'title' | 'path' | 'type' | 'size'>[];
};

/** One edition of the two that are compared. */
export type ComparedEdition = PublicPage['editions'][number];

/** What changed between two editions of a release. */
export type PublicRedline = {
  house: PublicHouse;
  /** The release, in the later edition of the two. */
  page: PublicPage;
  /** null for a release with one edition. */
  from: ComparedEdition | null;
  to: ComparedEdition;
  /** null with one edition, or if `isRemoved`. */
  redline: Redline | null;
  /** A withdrawal removed the texts. */
  isRemoved: boolean;
};

/**
 * One line of a list. `day` is the date in the house's time zone, YYYY-MM-DD; `headline` is null
 * once a withdrawal took the text.
 */
export type PublicListItem = {
  label: string;
  headline: string | null;
  /** In the reader's language, whatever the release's is. */
  path: string;
  language: string;
  number: number;
  deskName: string;
  publishedAt: Date;
  day: string;
  state: 'published' | 'withdrawn';
  edition: number;
  /** As in pub.release: "2021-11", "2021", "" or "r1". */
  period: string;
  /** How many files are attached to its newest edition. */
  attachments: number;
};

/**
 * A day of a month with releases: how many numbers, the lowest and the highest. Both are null where
 * the day has numbers of several series or periods.
 */
export type CalendarDay = { day: number; count: number; first: number | null; last: number | null };

/**
 * A month (YYYY-MM) with releases. `numbers` is how many numbers its monthly series have; null in a
 * house without one. `first` and `last` are null where several series have numbers.
 */
export type ArchiveMonth = { month: string; numbers: number | null; first: number | null; last: number | null };

/** The nearest days with releases before and after a span, and today. All are YYYY-MM-DD. */
export type DaysBeside = { before: string | null; after: string | null; today: string };
/** How many numbers of one series and period a day has, with the label of the lowest. */
export type DaySpan = { series: string; period: string; label: string; first: number; last: number; count: number };

/** A day of the front page: its newest releases, and what all of it holds. */
export type FrontDay = { day: string; spans: DaySpan[]; items: PublicListItem[] };

/** The newest month with releases. `previous` is the one before it, YYYY-MM. */
export type FrontMonth = { month: string; previous: string | null; days: CalendarDay[] };

export type DeskCount = { key: string; name: string; count: number };

/** A correction, withdrawal or reinstatement of a release, with the release as it stands now. */
export type PutRight = {
  seq: number;
  at: Date;
  kind: 'corrected' | 'withdrawn' | 'reinstated';
  label: string;
  number: number;
  period: string;
  language: string;
  /** Of the release in its own language. */
  path: string;
  /** The edition that a correction made. */
  edition: number;
  /** What changed or why, in public words. */
  note: string | null;
  headline: string | null;
  state: 'published' | 'withdrawn';
};

/** The newest release that stands, with the beginning of its text. */
export type Lead = { item: PublicListItem; subheadlines: string[]; first: string };

export type FrontPage = {
  lead: Lead | null;
  days: FrontDay[];
  /** null in an empty house. */
  month: FrontMonth | null;
  desks: DeskCount[];
  putRight: PutRight[];
};

/** A release of a day's sheet. `content` and `html` are null once a withdrawal took the text. */
export type DayText = { item: PublicListItem; content: EditionText | null; html: string | null; reason: string | null };

/** A desk with its newest releases. */
export type DeskNews = { key: string; name: string; items: PublicListItem[] };

/** A page of a list; `more` says that older ones follow the last item. */
export type PublicList = { items: PublicListItem[]; more: boolean };

/** A release that a search found. */
export type SearchHit = Omit<PublicListItem, 'headline' | 'attachments'> & {
  /** null once a withdrawal took the text. */
  headline: Marked[] | null;
  snippet: Marked[] | null;
  /** Where the next page begins, if this is the last hit of its page. */
  place: SearchPlace;
};

/** `isTooMany`: the search took too long. */
export type SearchHits = {
  byNumber: SearchHit[];
  byWords: { hits: SearchHit[]; isMore: boolean };
  isTooMany: boolean;
};

type Choice = { key: string; name: string };
export type SearchChoices = { series: Choice[]; desks: Choice[] };

export type SeriesName = { key: string; names: Record<string, string>; period: string };

/**
 * A series in the register, with the keys of the periods in which it has an entry, newest first.
 */
export type RegisterSeries = SeriesName & { periods: string[] };

/** A period of a series that holds releases; `last` is its newest one. */
export type SeriesPeriod = { period: string; start: string; lastLabel: string; lastNumber: number; lastPath: string };

/** A number that was reserved and not used. */
export type VoidNumber = { number: number; label: string; reason: string };

export type RegisterKind =
  | 'published'
  | 'archived'
  | 'corrected'
  | 'withdrawn'
  | 'reinstated'
  | 'reserved'
  | 'void'
  | 'begins'
  | 'absent';

/** One entry of the public register, with the hashes that chain it to the one before. */
export type PublicRegisterEntry = {
  seq: number;
  at: Date;
  kind: RegisterKind;
  releaseId: string | null;
  series: string;
  period: string;
  number: number;
  language: string;
  label: string;
  path: string | null;
  edition: number | null;
  contentHash: string | null;
  note: string | null;
  prevHash: string;
  hash: string;
};

/**
 * An entry with the headline of its release; null without a release, or once its text was removed.
 */
export type ShownEntry = PublicRegisterEntry & { headline: string | null };

export type NumberState = 'published' | 'withdrawn' | 'reserved' | 'void' | 'absent';

/**
 * An entry beside its number: when its edition was published, which for an archive was long before
 * it was entered.
 */
export type NumberEntry = ShownEntry & { publishedAt: Date | null };

/** A number of a period with all that happened to it, oldest first. */
export type RegisterNumber = { number: number; label: string; state: NumberState; entries: NumberEntry[] };

/** Since when nothing is published at its time, and how far the database's clock had jumped. */
export type Hold = { heldAt: Date; gainedSeconds: number };
