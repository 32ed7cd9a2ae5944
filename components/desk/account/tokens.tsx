'use client';
import { useTranslations } from 'next-intl';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { ListedToken } from '#lib/accounts/schema.ts';

type Props = { tokens: ListedToken[]; revokeToken: DeskActions['revokeToken']; timeZone: string; now: Date };

/** Tokens with which programs act in one’s name. */
export function Tokens({ tokens, revokeToken, timeZone, now }: Props) {
  const t = useTranslations('account.tokens');
  const everywhere = useTranslations('everywhere');
  const times = useTimes(timeZone);
  const runner = useRunner();
  const end = ({ tokenId, name }: ListedToken) =>
    runner.run(
      () => revokeToken({ tokenId }),
      () => t('ended', { name }),
    );
  return (
    <section className="account-part" aria-labelledby="tokens-title">
      <h2 id="tokens-title">{t('title')}</h2>
      {tokens.length === 0 ? <p className="hint">{t('none')}</p> : null}
      <ul className="device-list">
        {tokens.map((token) => (
          <li key={token.tokenId}>
            <p>
              <b dir="auto">{token.name}</b> <code>{token.hint}…</code>{' '}
              <span className="hint">
                {token.lastUsedAt
                  ? t('used', {
                      until: times.short(token.expiresAt, now),
                      used: times.short(token.lastUsedAt, now),
                    })
                  : t('unused', { until: times.short(token.expiresAt, now) })}
              </span>
            </p>
            <button
              type="button"
              className="plain"
              aria-disabled={runner.isBusy}
              aria-label={t('endThis', { name: token.name })}
              onClick={() => void end(token)}
            >
              {t('end')}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </section>
  );
}
