import { useTranslations } from 'next-intl';
import { type TextPart, textParts } from '#lib/releases/preflight-rules.ts';

type Props = { parts: TextPart[]; onChange: (parts: TextPart[]) => void };

/** What the house asks of a text before it is submitted. */
export function RequiredParts({ parts, onChange }: Props) {
  const t = useTranslations('requiredParts');
  const choose = (part: TextPart, isAsked: boolean) =>
    onChange(textParts.filter((one) => (one === part ? isAsked : parts.includes(one))));
  return (
    <fieldset>
      <legend>{t('title')}</legend>
      <p className="hint">{t('hint')}</p>
      {textParts.map((part) => (
        <label key={part} className="tick">
          <input
            type="checkbox"
            checked={parts.includes(part)}
            onChange={(event) => choose(part, event.target.checked)}
          />{' '}
          {t(part)}
        </label>
      ))}
    </fieldset>
  );
}
