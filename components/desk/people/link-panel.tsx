'use client';
import { useTranslations } from 'next-intl';
import { SecretAddress } from '#components/desk/secret-address.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import type { LinkMade } from '#lib/accounts/schema.ts';

/** A link to hand over. */
export function LinkPanel({ link, timeZone }: { link: LinkMade; timeZone: string }) {
  const t = useTranslations('people.link');
  const times = useTimes(timeZone);
  if (!link.address || !link.until) return null;
  return (
    <SecretAddress
      label={t.rich(link.kind, { address: link.email, email: (words) => <bdi>{words}</bdi> })}
      address={link.address}
      hint={t('hint', { until: times.full(new Date(link.until)) })}
    />
  );
}
