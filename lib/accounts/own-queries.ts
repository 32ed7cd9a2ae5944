import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { readAs } from '#lib/core/transact.ts';
import type { OwnAccount } from './schema.ts';

/** How the viewer wants the interface: its language and its theme. Null for the house. */
export function interfaceOf(viewer: Actor): Promise<Pick<OwnAccount, 'language' | 'theme'> | null> {
  return readAs(viewer, async (tx) => {
    if (viewer.kind !== 'user') return null;
    const select = { language: true, theme: true };
    return (await tx.userAccount.findUnique({ where: { id: viewer.id }, select })) as OwnAccount | null;
  });
}

/** The viewer's account with its devices that are signed in, newest first. Null for the house. */
export function ownAccount(viewer: Actor): Promise<OwnAccount | null> {
  return readAs(viewer, async (tx) => {
    if (viewer.kind !== 'user') return null;
    const { name, email, language, theme } = await tx.userAccount.findUniqueOrThrow({ where: { id: viewer.id } });
    const now = await databaseNow(tx);
    const devices = await tx.session.findMany({
      where: { userId: viewer.id, revokedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
      take: 100,
    });
    return {
      name,
      email,
      language: language as OwnAccount['language'],
      theme: theme as OwnAccount['theme'],
      devices: devices.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
        sessionId: id,
        userAgent,
        signedInAt: createdAt,
        lastSeenAt,
      })),
    };
  });
}
