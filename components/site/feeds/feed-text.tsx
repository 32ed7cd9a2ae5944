import { renderToStaticMarkup } from 'react-dom/server.edge';
import { contactLine } from './contact-line.ts';
import type { FeedItem, PublicHouse } from '#lib/site/schema.ts';
import { momentOf } from '../dates.ts';
import { foreignWords, inItsOwn } from '../foreign.tsx';
import { wordsOf } from '../words/words.ts';

type Props = { house: PublicHouse; language: string; origin: string; item: FeedItem };

/** What a reader must know before the text: that it was withdrawn, and every correction. */
function Notices({ house, language, item }: Omit<Props, 'origin'>) {
  const words = wordsOf(language);
  const own = inItsOwn(item.language, language);
  const foreign = foreignWords({ house, language }, item.language);
  const { withdrawal, corrections } = item;
  return (
    <>
      {foreign && (
        <p>
          <em>{foreign}</em>
        </p>
      )}
      {withdrawal && (
        <p>
          <strong>{words.withdrawn}</strong> {words.withdrawnOn(momentOf(withdrawal.at, language, house.timeZone))}{' '}
          <span {...own}>{withdrawal.reason}</span> {item.content ? words.textStays : words.textGone}
        </p>
      )}
      {corrections.toReversed().map(({ edition, at, note }) => (
        <p key={edition}>
          <strong>{words.corrected}</strong> {words.edition(String(edition))}, {momentOf(at, language, house.timeZone)}:{' '}
          <span {...own}>{note}</span>
        </p>
      ))}
    </>
  );
}

/** HTML of the edition, as publication made it. */
function Frozen({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: publication makes it from the schema
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The text of the newest edition. */
function Text({ item, origin }: Pick<Props, 'item' | 'origin'>) {
  const words = wordsOf(item.language);
  const { content, html, attachments } = item;
  if (!content || !html) return null;
  return (
    <div lang={item.language} dir={item.dir}>
      {content.kicker && <p>{content.kicker}</p>}
      {content.subheadlines.map((line) => (
        <p key={line}>
          <strong>{line}</strong>
        </p>
      ))}
      {content.dateline.text && <p>{content.dateline.text}</p>}
      <Frozen html={html.body} />
      {content.endMark && <p>{content.endMark}</p>}
      {(content.contacts ?? []).map((contact) => (
        <p key={contactLine(contact)}>{contactLine(contact)}</p>
      ))}
      {html.notes && (
        <>
          <h2>{words.notes}</h2>
          <Frozen html={html.notes} />
        </>
      )}
      {attachments.length > 0 && (
        <ul>
          {attachments.map(({ title, path }) => (
            <li key={path}>
              <a href={origin + path}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** An entry's text as HTML that stands by itself. */
export function feedHtml(props: Props): string {
  const { language, item } = props;
  return renderToStaticMarkup(
    <>
      <Notices {...props} />
      {item.content ? <Text {...props} /> : <p>{wordsOf(language).headlineGone}</p>}
    </>,
  );
}

/** The title of an entry: what happened to it, its number and headline, and its language. */
export function feedTitle({ house, language, item }: Omit<Props, 'origin'>): string {
  const words = wordsOf(language);
  const what = item.state === 'withdrawn' ? words.withdrawn : item.edition > 1 ? words.corrected : null;
  const foreign = foreignWords({ house, language }, item.language);
  const headline = item.content?.headline ?? words.headlineGone;
  const title = item.content && what ? `${what}: ${item.label}: ${headline}` : `${item.label}: ${headline}`;
  return foreign ? `${title} (${foreign})` : title;
}
