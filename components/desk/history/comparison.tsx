import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import type { KeptText, TextKey } from '#lib/releases/history/schema.ts';
import type { ShownHistory } from './shown-history.ts';
import type { TextWords } from './use-text-words.ts';

type ChoiceProps = {
  label: string;
  chosen: TextKey;
  texts: KeptText[];
  words: TextWords;
  onChoose: (key: TextKey) => void;
};

function Choice({ label, chosen, texts, words, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {texts.map((text, at) => (
          <option key={text.key} value={text.key}>
            {`${words.title(text)} · ${words.what(text, texts[at + 1])}`}
          </option>
        ))}
      </select>
    </div>
  );
}

type Props = {
  texts: KeptText[];
  compared: NonNullable<ShownHistory['compared']>;
  words: TextWords;
  addressOf: (from: TextKey, to: TextKey) => string;
};

/** Any two texts, and what one changed in the other. */
export function Comparison({ texts, compared, words, addressOf }: Props) {
  const t = useTranslations('textHistory');
  const router = useRouter();
  const { from, to, isSame, marked } = compared;
  const choice = { texts, words };
  const show = (a: TextKey, b: TextKey) => router.replace(addressOf(a, b), { scroll: false });
  return (
    <section className="texts-compared" aria-label={t('comparison')}>
      <Choice {...choice} label={t('from')} chosen={from} onChoose={(key) => show(key, to)} />
      <Choice {...choice} label={t('to')} chosen={to} onChoose={(key) => show(from, key)} />
      {isSame ? <p className="hint">{t('same')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it */}
      <section className="texts-marked" tabIndex={0} aria-label={t('marked')}>
        {marked}
      </section>
    </section>
  );
}
