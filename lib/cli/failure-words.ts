import { isUnreachable } from '#lib/core/transact.ts';

const fullDisk = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** An unexpected error in one line, for the person who runs the command. */
export function failureWords(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (fullDisk.has(code)) return 'The disk is full. Nothing was done; make room and run the command again.';
  if (isUnreachable(error)) return 'The newsroom’s database does not answer. Nothing was done; run the command again.';
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}
