import { useTranslations } from 'next-intl';

/** On the demonstration: how to begin with a house of one's own. */
export function HouseOfYourOwn() {
  const t = useTranslations('queue.ownHouse');
  return (
    <aside className="own-house" aria-label={t('title')}>
      <p>{t.rich('body', { b: (words) => <b>{words}</b> })}</p>
      <code dir="ltr">PRESSMARK_SEED=none PRESSMARK_DATA=./our-house npm start</code>
    </aside>
  );
}
