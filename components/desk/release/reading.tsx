'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import { useActions } from '#components/desk/seat.tsx';
import { listIn, lossesInWords, lossInWords } from '#components/editor/paste/losses-rules.ts';
import { focusField } from '#components/editor/head-fields.tsx';
import { useReasonWords } from '#components/ui/reasons.tsx';
import { useOwnLanguage } from '#components/ui/own-language.ts';
import type { DeskRelease, SettleReadingInput } from '#lib/releases/schema.ts';
import { type Choice, type Question, readingFor, settled, withLines } from '#lib/text/reader/reading-rules.ts';

type About = SettleReadingInput['about'];

/** What is open of the reading, and the ways to settle it. */
export function useReading(release: DeskRelease, draft: Draft) {
  const t = useTranslations('reading');
  const { settleReading } = useActions();
  const [seen, setSeen] = useState<About[]>([]);
  const [said, setSaid] = useState('');
  const reading = seen.reduce(settled, readingFor(release.draft?.reading ?? null, draft.content));
  const settle = (about: About, words: string, field: string) => {
    setSeen((before) => [...before, about]);
    setSaid(words);
    // One that does not arrive is asked again on the next visit.
    settleReading({ releaseId: release.id, about }).catch(() => {});
    requestAnimationFrame(() => focusField(field));
  };
  const choose = (field: Question['field'], { words, changes }: Choice) => {
    draft.put(changes);
    settle(field, t(`chosen.${field}`, { words }), `field-${field}`);
  };
  const putBack = () => {
    draft.put({ body: withLines(draft.content.body, reading.leftOut) });
    settle('rest', t('putBackDone'), 'field-body');
  };
  return { reading, said, choose, putBack, close: () => settle('rest', '', 'field-headline') };
}

type ReadingProps = ReturnType<typeof useReading>;

/** Beside a field: how else the text could be read. A digit chooses. */
export function FieldQuestion({ field, language, ...given }: ReadingProps & { field: string; language: string }) {
  const t = useTranslations('reading');
  const id = useId();
  const own = useOwnLanguage();
  const question = given.reading.questions.find((one) => one.field === field);
  if (!question) return null;
  const press = (event: KeyboardEvent) => {
    const choice = event.ctrlKey || event.metaKey || event.altKey ? undefined : question.choices[Number(event.key) - 1];
    if (!choice) return;
    event.preventDefault();
    given.choose(question.field, choice);
  };
  return (
    <div className="question" role="group" aria-labelledby={id} onKeyDown={press} {...own}>
      <p id={id}>{t(`asked.${question.field}`)}</p>
      <ol>
        {question.choices.map((choice, at) => (
          <li key={choice.words}>
            <button type="button" className="choice" onClick={() => given.choose(question.field, choice)}>
              <kbd>{at + 1}</kbd>
              <span lang={language} dir="auto">
                {choice.words}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Above the sheet: what a person should know of a text that was brought in. */
export function ReadingNotice({ reading, putBack, close, language }: ReadingProps & { language: string }) {
  const t = useTranslations('reading');
  const wordsOf = useReasonWords();
  const ofEditor = useTranslations('editor');
  const list = listIn(useLocale());
  const { warnings, leftOut, losses } = reading;
  if (warnings.length + leftOut.length + losses.length === 0) return null;
  return (
    <section className="notice" data-tone="wait" aria-label={t('title')}>
      <p>
        <strong>{t('title')}</strong>
      </p>
      {warnings.map((warning) => (
        <p key={warning.code}>{wordsOf(warning)}</p>
      ))}
      {leftOut.length > 0 ? (
        <details className="look">
          <summary>{t('leftOut', { count: leftOut.length })}</summary>
          <ul lang={language} dir="auto" className="left-out">
            {leftOut.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
              <li key={at}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {losses.length > 0 ? (
        <details className="look">
          <summary>{lossesInWords(losses, ofEditor, list)}</summary>
          <ul dir="auto" className="left-out">
            {losses.map((loss, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a loss has nothing but its place
              <li key={at}>{lossInWords(loss, ofEditor)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className="row">
        {leftOut.length > 0 ? (
          <button type="button" className="button quiet small" onClick={putBack}>
            {t('putBack')}
          </button>
        ) : null}
        <button type="button" className="button small" onClick={close}>
          {t('seen')}
        </button>
      </div>
    </section>
  );
}
