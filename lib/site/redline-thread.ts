// The entry of the thread that makes redlines.
import type { PrintedText } from '#lib/text/printed-text-rules.ts';
import { redline } from '#lib/text/redline-rules.ts';

export default ({ before, after }: { before: PrintedText; after: PrintedText }) => redline(before, after);
