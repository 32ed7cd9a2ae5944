import { useMessages, useTranslations } from 'next-intl';
import type { Reason, ReasonParams } from '#lib/core/result.ts';
import { useNames } from './names.ts';

/**
 * The words of a refusal's reason in the reader's language. The catalogue has them by the reason's
 * code; without an entry the reason's own English stands.
 */
export function useReasonWords(): (reason: Reason) => string {
  const { reasons } = useMessages() as { reasons?: Record<string, string> };
  const t = useTranslations() as unknown as (key: string, values?: ReasonParams) => string;
  const nameOf = useNames();
  return ({ code, message, params }) => {
    const key = `reasons.${code}`;
    const values = params?.by === undefined ? params : { ...params, by: nameOf(String(params.by)) };
    const words = reasons && code in reasons ? t(key, values) : key;
    // next-intl answers the key where a value is missing.
    const { place, headline } = params ?? {};
    if (words === key) return message;
    // A reason against a text of a bundle says which text.
    return place === undefined || headline === undefined ? words : t('everywhere.ofText', { place, headline, words });
  };
}

/** A reason that a screen gives itself, in the reader's words. */
export const worded = (message: string, field?: string): Reason => ({
  code: 'worded',
  message,
  ...(field ? { field } : {}),
});

type Props = { reasons: Reason[]; id?: string; tone?: 'quiet' | 'alert'; title?: string };

/**
 * Every reason of a refusal. An alert is announced when it appears; the others stand beside what
 * they explain.
 */
export function Reasons({ reasons, id, tone = 'quiet', title }: Props) {
  const wordsOf = useReasonWords();
  if (reasons.length === 0) return null;
  return (
    <div className="reasons" data-tone={tone} id={id} role={tone === 'alert' ? 'alert' : undefined}>
      {title ? <p className="reasons-title">{title}</p> : null}
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.code}${reason.message}`}>{wordsOf(reason)}</li>
        ))}
      </ul>
    </div>
  );
}
