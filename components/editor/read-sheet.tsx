import { useTranslations } from 'next-intl';
import { isCapitals } from '#components/ui/capitals.ts';
import { useOwnLanguage } from '#components/ui/own-language.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { Content } from '#lib/text/schema.ts';
import { useMarks } from './comments/commented.ts';
import { MarkedLine } from './comments/marked-line.tsx';
import { ReadContacts } from './contact-list.tsx';
import { ReadBody } from './read-body.tsx';

function NoHeadlineYet() {
  const t = useTranslations('everywhere');
  return <span {...useOwnLanguage()}>{t('noHeadline')}</span>;
}

/**
 * The release as it will be published, for whoever may read it but not write it now. The page
 * around it has the heading.
 */
export function ReadSheet({ content, language }: { content: Content; language: string }) {
  const t = useTranslations('editor');
  const marks = useMarks(content);
  const line = (field: string, text: string) => <MarkedLine text={text} marks={marks.get(field)} />;
  const capitals = (text: string) => (isCapitals(text) ? 'capitals' : undefined);
  return (
    <article className="document" lang={language} dir={directionOf(language)}>
      {content.note ? (
        <p className="correction-note" data-words="note">
          {line('note', content.note)}
        </p>
      ) : null}
      {content.kicker ? (
        <p className="document-kicker" data-words="kicker" data-case={capitals(content.kicker)}>
          {line('kicker', content.kicker)}
        </p>
      ) : null}
      <p className="document-headline" data-words="headline" data-case={capitals(content.headline)}>
        {content.headline ? line('headline', content.headline) : <NoHeadlineYet />}
      </p>
      {content.subheadlines.map((text, at) => (
        <p key={text} className="document-sub" data-words={`sub-${at + 1}`} data-case={capitals(text)}>
          {line(`sub-${at + 1}`, text)}
        </p>
      ))}
      <p className="document-dateline" data-words="dateline">
        {line('dateline', content.dateline)}
      </p>
      <ReadBody body={content.body} field="body" marks={marks.get('body')} />
      <p className="document-end" role="img" aria-label={t('end')}>
        <span className="document-end-mark">{content.endMark}</span>
      </p>
      <ReadContacts contacts={content.contacts ?? []} />
      {content.notes ? (
        <section className="document-notes" aria-label={t('notes.title')}>
          <ReadBody body={content.notes} field="notes" marks={marks.get('notes')} />
        </section>
      ) : null}
    </article>
  );
}
