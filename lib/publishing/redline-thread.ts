// What runs in the thread of redlines.
import { type PrintedText, redline } from './redline-rules.ts';

export default ({ before, after }: { before: PrintedText; after: PrintedText }) => redline(before, after);
