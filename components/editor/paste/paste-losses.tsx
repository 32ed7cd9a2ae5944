import { useLocale, useTranslations } from 'next-intl';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';
import { listIn, lossesInWords, lossInWords } from './losses-rules.ts';

type Props = { losses: Loss[]; onClose: () => void };

/** One line below the toolbar: what the last paste could not bring into the text. */
export function PasteLosses({ losses, onClose }: Props) {
  const t = useTranslations('editor');
  const everywhere = useTranslations('everywhere');
  const list = listIn(useLocale());
  return (
    <div role="status">
      {losses.length > 0 ? (
        <div className="notice paste-losses">
          <details className="look">
            <summary>{lossesInWords(losses, t, list)}</summary>
            <ul dir="auto">
              {losses.map((loss, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a loss has nothing but its place
                <li key={at}>{lossInWords(loss, t)}</li>
              ))}
            </ul>
          </details>
          <button type="button" className="button quiet small" onClick={onClose}>
            {everywhere('close')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
