import { useTranslations } from 'next-intl';
import { type Askable, askableFields } from '#lib/text/schema.ts';

type Props = { parts: Askable[]; onChange: (parts: Askable[]) => void };

/** What the house asks of a text before it is submitted. */
export function RequiredParts({ parts, onChange }: Props) {
  const t = useTranslations('requiredParts');
  const choose = (part: Askable, isAsked: boolean) =>
    onChange(askableFields.filter((one) => (one === part ? isAsked : parts.includes(one))));
  return (
    <fieldset>
      <legend>{t('title')}</legend>
      <p className="hint">{t('hint')}</p>
      {askableFields.map((part) => (
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
