// The entry of the thread that makes redlines.
import type { TextParts } from '#lib/text/printed-text-rules.ts';
import { redline } from '#lib/text/redline/rules.ts';

export default ({ before, after }: { before: TextParts; after: TextParts }) => redline(before, after);
