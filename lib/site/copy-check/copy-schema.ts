// What a reader sends to have it checked, and what is found. All of it is public, or the reader's
// own. Nothing of it is kept.
import type { Original } from '#lib/text/copy/compare-copy-rules.ts';
import type { LeftOut } from '#lib/text/copy/marks-rules.ts';
import type { Redline } from '#lib/text/redline/rules.ts';
import type { PublicPage } from '#lib/site/schema.ts';

/** Why a copy is not compared. Each has its words and its status (words-of-copy-check.ts). */
export const copyFaults = {
  /** Nothing was sent, or a text and a file. */
  empty: 400,
  both: 400,
  /** No form of this page's was sent. */
  form: 400,
  'other-site': 403,
  'too-long': 413,
  kind: 415,
  damaged: 422,
  locked: 422,
  'no-words': 422,
  'not-text': 422,
  encoding: 422,
  /** It took longer than any release takes. */
  'too-slow': 422,
  often: 429,
  busy: 503,
} as const;
export type CopyFault = keyof typeof copyFaults;

/** Characters of a text that is compared. */
export const longestCopy = 1_000_000;

/** By what a copy names its release. */
export type Claim = {
  /** Addresses of releases that stand in it: "/releases/pr/2021/11/197". */
  paths: string[];
  /** The address that a file of ours bears as its own. */
  own: string | null;
  number: number | null;
  /** The date of issue that it says, YYYY-MM-DD. */
  date: string | null;
  headline: string;
  /** Passages of five long words from its text. */
  phrases: string[];
};

/** A copy as it was read. */
export type Copy = {
  form: 'paste' | 'txt' | 'docx' | 'json' | 'pdf' | 'other';
  /** SHA-256, hex, of the file; null of a pasted text. */
  sha256: string | null;
  /** Lines of its text, without what mail and messengers put around it; those are `leftOut`. */
  lines: string[];
  leftOut: string[];
  claim: Claim;
  /** SHA-256, hex, of the record in a file of data; null in every other. */
  recordHash: string | null;
  /** Why its words cannot be read. Its bytes may be known all the same. */
  fault: CopyFault | null;
};

/** An edition that a copy may be of. */
export type Candidate = Original & { path: string; edition: number };

/**
 * How a copy is known: to the byte, by the hash of the record in it, or by its words. `form` names
 * what of ours has these bytes.
 */
export type Proof =
  | { by: 'bytes'; form: 'pdf' | 'docx' | 'png' | 'txt' | 'json'; sha256: string }
  | { by: 'record' }
  | { by: 'words' };

/** What a copy turned out to be. `page` is the edition that it is of. */
export type CopyVerdict =
  | { kind: 'unchanged'; page: PublicPage; proof: Proof; without: LeftOut[]; leftOut: string[] }
  /** `inside` and `around` count passages; `isRecordOther`: its record is not the register's. */
  | {
      kind: 'differs';
      page: PublicPage;
      redline: Redline;
      inside: number;
      around: number;
      isRecordOther: boolean;
      leftOut: string[];
    }
  | { kind: 'attachment'; page: PublicPage; title: string; name: string; sha256: string }
  /** It says that it is this release, whose text is another, or was removed. */
  | { kind: 'other-text' | 'removed'; page: PublicPage }
  | { kind: 'other-pdf' }
  | { kind: 'unknown' }
  | { kind: 'refused'; fault: CopyFault; retryAfter: number | null };
