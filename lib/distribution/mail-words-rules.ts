// Words of e-mails of notices, in English and Urdu. Promises:
//   - an e-mail says who did what on which desk, and links to the release; it quotes neither
//     headline nor reason, since a text may be under embargo
//   - names go through `oneLine`, so none adds a line or a header, or turns the direction of others
import { oneLine } from '#lib/core/seen-rules.ts';
import type { EventName } from '#lib/notices/rules.ts';
import { eventWords } from './event-words-rules.ts';
import {
  escaped,
  htmlMail,
  languageOfMail,
  linkTo,
  type MailLanguage,
  type MailText,
  paragraphIn,
} from './mail-form-rules.ts';

type FrameWords = { several: (n: number) => string; more: (n: number) => string; setting: string };

const frameWords: Record<MailLanguage, FrameWords> = {
  en: {
    several: (n) => `${n} notices`,
    more: (n) => `And ${n} more:`,
    setting: 'When you get such e-mails is yours to set:',
  },
  ur: {
    several: (n) => `${n} اطلاعات`,
    more: (n) => `مزید ${n}:`,
    setting: 'ایسی ای میل کب آئے، یہ آپ خود طے کرتے ہیں:',
  },
};

export type NoticeFacts = { event: EventName; by: string; desk: string; link: string };
export type NoticeMailFacts = {
  language: string;
  house: string;
  /** At least one, oldest first. */
  notices: NoticeFacts[];
  /** The address of the person's notices on the desk. */
  listLink: string;
};

/** Who publishes what was scheduled, as notices name it. */
const newsroom: Record<MailLanguage, string> = { en: 'the newsroom', ur: 'نیوز روم' };

/** The longest list of one e-mail. The desk has the rest. */
const mostNotices = 50;

type Item = { desk: string; by: string; before: string; after: string; next: string; link: string };

function itemOf({ event, by, desk, link: address }: NoticeFacts, language: MailLanguage): Item {
  const { sentence, next } = eventWords[language][event];
  const [before = '', after = ''] = sentence.split('{by}');
  const name = sentence.includes('{by}') ? oneLine(by === newsroom.en ? newsroom[language] : by) || '–' : '';
  return { desk: oneLine(desk), by: name, before, after, next, link: address };
}

/** The e-mail of one or several notices, in the reader's language. */
export function noticeMail({ language: wanted, house, notices, listLink }: NoticeMailFacts): MailText {
  const language = languageOfMail(wanted);
  const frame = frameWords[language];
  const paragraph = paragraphIn(language);
  const [first] = notices;
  if (!first) throw new Error('an e-mail of notices needs one');
  const desk = oneLine(first.desk, 60);
  const single = `${eventWords[language][first.event].subject}${desk ? `: ${desk}` : ''}`;
  const subject = oneLine(notices.length === 1 ? single : frame.several(notices.length));
  const items = notices.slice(0, mostNotices).map((notice) => itemOf(notice, language));
  const rest = notices.length - items.length;
  const name = oneLine(house);
  const plain = items.flatMap((item) => [
    ...(item.desk ? [paragraph(item.desk), ''] : []),
    paragraph(`${item.before}${item.by}${item.after}`),
    '',
    paragraph(item.next),
    item.link,
    '',
  ]);
  const more = rest > 0 ? [paragraph(frame.more(rest)), listLink, ''] : [];
  const setting = [paragraph(frame.setting), listLink, ''];
  const html = items.map(
    (item) =>
      `${item.desk ? `<h2><bdi>${escaped(item.desk)}</bdi></h2>` : ''}<p>${escaped(item.before)}<bdi>${escaped(item.by)}</bdi>${escaped(item.after)}</p><p>${escaped(item.next)}<br>${linkTo(item.link)}</p>`,
  );
  const htmlMore = rest > 0 ? `<p>${escaped(frame.more(rest))}<br>${linkTo(listLink)}</p>` : '';
  return {
    subject,
    text: `${[...plain, ...more, ...setting, '-- ', paragraph(name)].join('\n')}\n`,
    html: htmlMail({
      language,
      subject,
      house: name,
      body: `${html.join('<hr>')}${htmlMore}<hr><p>${escaped(frame.setting)}<br>${linkTo(listLink)}</p>`,
    }),
  };
}
