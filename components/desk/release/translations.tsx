'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import { directionOf, nameOfLanguage } from '#lib/core/languages.ts';
import type { DeskRelease, Translated, Translations as All } from '#lib/releases/schema.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';

type Props = { release: DeskRelease; actions: DeskActions };

/** A language by its own name, with a link to its text if the viewer may see one. */
function Language({ translated }: { translated: Translated }) {
  const t = useTranslations('translations');
  const states = useTranslations('states');
  const { state, language, path, onDesk } = translated;
  const own = { lang: language, dir: directionOf(language) };
  const name = nameOfLanguage(language);
  return (
    <li>
      {path ? (
        <a {...own} href={path}>
          {name}
        </a>
      ) : onDesk ? (
        <Link {...own} href={`/desk/releases/${onDesk.releaseId}`} prefetch={false}>
          {name}
        </Link>
      ) : (
        <span {...own}>{name}</span>
      )}
      <span className="language-state">
        {state !== 'under-way' ? t(state) : onDesk ? states(onDesk.state) : t('elsewhere')}
      </span>
    </li>
  );
}

function Start({ release, translate, all }: { release: DeskRelease; translate: DeskActions['translate']; all: All }) {
  const t = useTranslations('translations');
  const id = useId();
  const router = useRouter();
  const runner = useRunner();
  const free = all.languages.filter(({ state }) => state === 'free');
  const [chosen, setChosen] = useState('');
  const [desk, setDesk] = useState(all.desks[0]?.key ?? '');
  const language = free.some((one) => one.language === chosen) ? chosen : (free[0]?.language ?? '');
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const draft = await runner.run(
      () => translate({ originalId: release.id, language, desk }),
      () => t('started'),
    );
    if (draft) router.push(`/desk/releases/${draft.releaseId}`);
  };
  return (
    <form className="translate" onSubmit={(event) => void start(event)}>
      <label htmlFor={`${id}-language`}>{t('into')}</label>
      <select
        id={`${id}-language`}
        className="input"
        value={language}
        onChange={(event) => setChosen(event.target.value)}
      >
        {free.map((one) => (
          <option key={one.language} value={one.language} lang={one.language} dir={directionOf(one.language)}>
            {nameOfLanguage(one.language)}
          </option>
        ))}
      </select>
      {all.desks.length > 1 || desk !== release.desk.key ? (
        <>
          <label htmlFor={`${id}-desk`}>{t('desk')}</label>
          <select id={`${id}-desk`} className="input" value={desk} onChange={(event) => setDesk(event.target.value)}>
            {all.desks.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </>
      ) : null}
      <button
        type="submit"
        className="button quiet wide"
        data-command={actionWeights.translate}
        aria-disabled={runner.isBusy || runner.done !== ''}
      >
        {t('send')}
      </button>
      <p className="hint">{t('hint', { label: release.label ?? '' })}</p>
      <Reasons tone="alert" title={t('notStarted')} reasons={runner.reasons} />
    </form>
  );
}

/**
 * The house's other languages: their texts, those under way, and a button that starts a
 * translation.
 */
export function Translations({ release, actions }: Props) {
  const t = useTranslations('translations');
  const all = release.translations;
  if (!all || all.languages.length === 0) return null;
  return (
    <section>
      <h3 className="label">{t('title')}</h3>
      <ul className="languages">
        {all.languages.map((translated) => (
          <Language key={translated.language} translated={translated} />
        ))}
      </ul>
      {all.canStart.allowed ? (
        <Start release={release} translate={actions.translate} all={all} />
      ) : (
        <Reasons title={t('cannot')} reasons={all.canStart.reasons} />
      )}
    </section>
  );
}
