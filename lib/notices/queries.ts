import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { nameFor } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { defaultMailSetting, type EventName, type MailSetting, type Pace } from './rules.ts';
import type { NoticePage, NoticeRow } from './schema.ts';

const pageLength = 50;
type Person = Actor & { kind: 'user' };

/** The number of the viewer's notices that are not read. */
export function unreadNotices(viewer: Person): Promise<number> {
  return readAs(viewer, (tx) => tx.notice.count({ where: { userId: viewer.id, readAt: null } }));
}

async function mailSettingOf(tx: Tx, userId: string): Promise<MailSetting> {
  const row = await tx.noticeMail.findUnique({ where: { userId }, select: { pace: true, hour: true } });
  return row ? { pace: row.pace as Pace, hour: row.hour } : defaultMailSetting;
}

/** When the viewer gets notices by e-mail. */
export function ownMailSetting(viewer: Person): Promise<MailSetting> {
  return readAs(viewer, (tx) => mailSettingOf(tx, viewer.id));
}

/** A page of the viewer's notices, newest first. @param before the id of a notice: older ones */
export function listNotices(viewer: Person, before: string | null): Promise<NoticePage> {
  return readAs(viewer, async (tx) => {
    const userId = viewer.id;
    const notices = await tx.notice.findMany({
      where: { userId, ...(before === null ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: pageLength + 1,
      include: {
        release: {
          select: {
            id: true,
            label: true,
            language: true,
            desk: { select: { names: true } },
            drafts: { orderBy: { createdAt: 'desc' }, take: 1, select: { headline: true } },
          },
        },
      },
    });
    const rows = notices.slice(0, pageLength).map(({ id, event, byName, at, readAt, release }): NoticeRow => {
      const shown = release && {
        id: release.id,
        label: release.label,
        language: release.language,
        deskName: nameFor(viewer, release.desk.names),
        headline: release.drafts[0]?.headline ?? '',
      };
      return { id, event: event as EventName, byName, at, isRead: readAt !== null, release: shown };
    });
    return {
      rows,
      next: notices.length > pageLength ? (rows.at(-1)?.id ?? null) : null,
      unread: await tx.notice.count({ where: { userId, readAt: null } }),
      setting: await mailSettingOf(tx, userId),
    };
  });
}
