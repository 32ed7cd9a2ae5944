// What the clients were promised. verify.ts compares it with the database.
import { createHash } from 'node:crypto';

/** A publication that was acknowledged to a client. */
export type Acknowledged = {
  /** Words that stand in this text and in no other. */
  marker: string;
  releaseId: string;
  label: string;
  path: string;
  /** The text in house format as it was sent, without the label's line. */
  text: string;
};

export type Ledger = {
  /** The series of the run. */
  series: string[];
  acknowledged: Acknowledged[];
  /** The marker of every text that was begun, published or not. */
  markers: string[];
};

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The text that must be public: the one that was sent, below the label that was acknowledged. */
export const expectedText = ({ label, text }: Acknowledged) => `${label}\n${text}`;
