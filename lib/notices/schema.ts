// Shapes of notices, for the desk's screens and its commands.
import { z } from 'zod';
import { type EventName, type MailSetting, paces } from './rules.ts';

export const noticeMailSchema = z.strictObject({
  pace: z.enum(paces, 'Choose at once, daily or none.'),
  hour: z.number('Choose an hour.').int('Choose a whole hour.').min(0, 'Choose an hour.').max(23, 'Choose an hour.'),
});

export const markReadSchema = z.strictObject({
  noticeId: z.uuid('This notice is unknown. Load the page anew.'),
  /** True: all that came before it too. */
  andOlder: z.boolean(),
});
export type MarkReadInput = z.infer<typeof markReadSchema>;

/** A notice as its person reads it on the desk. */
export type NoticeRow = {
  id: string;
  event: EventName;
  byName: string;
  at: Date;
  isRead: boolean;
  release: { id: string; headline: string; language: string; label: string | null; deskName: string } | null;
};

export type NoticePage = { rows: NoticeRow[]; next: string | null; unread: number; setting: MailSetting };
