// Words of e-mails with a link that sets a password, in English and Urdu. They say nothing else of
// the newsroom.
import type { LinkForMail } from '#lib/accounts/schema.ts';
import { oneLine } from '#lib/core/seen-rules.ts';
import {
  escaped,
  htmlMail,
  languageOfMail,
  linkTo,
  type MailLanguage,
  type MailText,
  paragraphIn,
} from './mail-form-rules.ts';

type LinkWords = { subject: string; before: string; after: string };

/** `{house}` stands for the name of the house. */
const words: Record<MailLanguage, Record<LinkForMail['kind'], LinkWords>> = {
  en: {
    invitation: {
      subject: 'Your account at {house}',
      before: 'You are invited to the newsroom. Choose your password here:',
      after: 'The link works once, for 72 hours.',
    },
    password: {
      subject: 'A new password',
      before: 'Somebody asked for a new password of your account. If it was you, choose one here:',
      after: 'The link works once, for 30 minutes. If it was not you, do nothing: your password stays.',
    },
  },
  ur: {
    invitation: {
      subject: '{house} میں آپ کا اکاؤنٹ',
      before: 'آپ کو نیوز روم میں مدعو کیا گیا ہے۔ اپنا پاس ورڈ یہاں چنیں:',
      after: 'یہ لنک صرف ایک بار، 72 گھنٹے تک کام کرتا ہے۔',
    },
    password: {
      subject: 'نیا پاس ورڈ',
      before: 'کسی نے آپ کے اکاؤنٹ کا نیا پاس ورڈ مانگا ہے۔ اگر یہ آپ تھے تو یہاں چنیں:',
      after: 'یہ لنک صرف ایک بار، 30 منٹ تک کام کرتا ہے۔ اگر یہ آپ نہیں تھے تو کچھ نہ کریں: آپ کا پاس ورڈ وہی رہے گا۔',
    },
  },
};

/** The e-mail with a link, in its reader's language. */
export function linkMail({ kind, name, link, house, language: wanted }: LinkForMail): MailText {
  const language = languageOfMail(wanted);
  const { subject: template, before, after } = words[language][kind];
  const [person, of] = [oneLine(name), oneLine(house)];
  const subject = oneLine(template.replace('{house}', () => oneLine(house, 60)));
  const paragraph = paragraphIn(language);
  return {
    subject,
    text: `${[paragraph(person), '', paragraph(before), link, '', paragraph(after), '', '-- ', paragraph(of)].join('\n')}\n`,
    html: htmlMail({
      language,
      subject,
      house: of,
      body: `<p><bdi>${escaped(person)}</bdi></p><p>${escaped(before)}<br>${linkTo(link)}</p><p>${escaped(after)}</p><hr>`,
    }),
  };
}
