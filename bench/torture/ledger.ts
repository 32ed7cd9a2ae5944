// What the clients were promised: the other half of the reckoning.
import { createHash } from 'node:crypto';

/** A publication that was acknowledged to a client. */
export type Acknowledged = {
  /** Words that stand in this text and in no other. */
  marker: string;
  releaseId: string;
  label: string;
  path: string;
  /** The text in house format as it was sent: all but the label's line. */
  sent: string;
};

export type Ledger = {
  /** The series that the run published in. */
  series: string[];
  acknowledged: Acknowledged[];
  /** Of every text that was begun, published or not. */
  markers: string[];
};

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** What must stand in public: the text as it was sent under the label that was acknowledged. */
export const expectedText = ({ label, sent }: Acknowledged) => `${label}\n${sent}`;
