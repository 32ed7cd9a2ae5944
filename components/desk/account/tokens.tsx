'use client';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { shortTime } from '#components/desk/times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { ListedToken } from '#lib/accounts/schema.ts';

type Props = { tokens: ListedToken[]; revokeToken: DeskActions['revokeToken']; timeZone: string; now: Date };

/** Tokens with which programs act in one’s name. */
export function Tokens({ tokens, revokeToken, timeZone, now }: Props) {
  const runner = useRunner();
  const end = ({ tokenId, name }: ListedToken) =>
    runner.run(
      () => revokeToken({ tokenId }),
      () => `The token “${name}” is ended.`,
    );
  return (
    <section className="account-part" aria-labelledby="tokens-title">
      <h2 id="tokens-title">Programs that act in your name</h2>
      {tokens.length === 0 ? <p className="hint">None. An administrator makes a token, on the command line.</p> : null}
      <ul className="device-list">
        {tokens.map((token) => (
          <li key={token.tokenId}>
            <p>
              <b dir="auto">{token.name}</b> <code>{token.hint}…</code>{' '}
              <span className="hint">
                until {shortTime(token.expiresAt, now, timeZone)}
                {token.lastUsedAt ? `, last used ${shortTime(token.lastUsedAt, now, timeZone)}` : ', not used yet'}
              </span>
            </p>
            <button
              type="button"
              className="plain"
              aria-disabled={runner.isBusy}
              aria-label={`End the token ${token.name}`}
              onClick={() => void end(token)}
            >
              End it
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
    </section>
  );
}
