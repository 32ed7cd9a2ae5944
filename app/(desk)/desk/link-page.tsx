import { getTranslations } from 'next-intl/server';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { LinkDoor } from '#components/desk/links/link-door.tsx';
import { SecretForm } from '#components/desk/links/secret-form.tsx';
import { linkHolder } from '#lib/accounts/by-link.ts';
import type { LinkKind } from '#lib/accounts/link-rules.ts';
import { findHouse } from '#lib/accounts/queries.ts';
import { isUnreachable } from '#lib/core/transact.ts';

/** The house's name; null before there is a house. */
export async function houseName(): Promise<string | null> {
  return (await findHouse())?.name ?? null;
}

/** The page of a link: its form, or why the link does nothing. */
export async function linkPage(kind: LinkKind, code: string) {
  try {
    const [house, holder] = [await houseName(), await linkHolder(code, kind)];
    const t = await getTranslations(`links.${kind}`);
    if (!holder.ok && holder.kind === 'unavailable') return <DatabaseDown />;
    if (!holder.ok) return <LinkDoor house={house} title={t('gone')} reasons={holder.reasons} />;
    return (
      <LinkDoor house={house} title={t('title')} lead={<bdi>{holder.value.email}</bdi>}>
        <SecretForm kind={kind} code={code} holder={holder.value} />
      </LinkDoor>
    );
  } catch (error) {
    if (isUnreachable(error)) return <DatabaseDown />;
    throw error;
  }
}
