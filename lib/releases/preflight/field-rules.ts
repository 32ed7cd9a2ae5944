// What each field of a text needs, whatever the house asks for.
import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import type { Contact } from '#lib/text/contact-schema.ts';
import { readDateline } from '#lib/text/dates/dateline-rules.ts';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { languageOf } from '#lib/text/language-rules.ts';
import type { Reason } from '#lib/core/result.ts';
import type { Content } from '#lib/text/schema.ts';
import type { Check } from '../schema.ts';

function headlineChecks({ headline }: Content): Check[] {
  if (headline === '')
    return [{ status: 'missing', code: 'headline-missing', field: 'headline', message: 'Write the headline.' }];
  return [{ status: 'fine', code: 'headline', field: 'headline', message: 'Headline' }];
}

/** No check without a dateline. */
function datelineChecks({ dateline }: Content): Check[] {
  if (dateline === '') return [];
  const { place, date } = readDateline(dateline);
  if (place && date)
    return [{ status: 'fine', code: 'dateline', field: 'dateline', message: 'Dateline has place and date' }];
  const message = 'The dateline needs a place and a date that exists, as in “Islamabad: November 23, 2021”.';
  return [{ status: 'missing', code: 'dateline-unclear', field: 'dateline', message }];
}

function textChecks(content: Content, language: string): Check[] {
  const text = paragraphsOf(content.body).join('\n');
  if (text === '') return [{ status: 'missing', code: 'text-missing', field: 'body', message: 'Write the text.' }];
  const textLanguage = languageOf(`${content.headline} ${text}`);
  if (textLanguage === null || textLanguage === language.split('-')[0])
    return [{ status: 'fine', code: 'text', field: 'body', message: 'Text and quotation marks' }];
  const message = 'The text seems to be in another language than the release.';
  return [{ status: 'doubtful', code: 'language-differs', field: 'body', message }];
}

function noteChecks({ note }: Content): Check[] {
  if (note) return [{ status: 'fine', code: 'note', field: 'note', message: 'Note of what changed' }];
  return [
    {
      status: 'missing',
      code: 'note-missing',
      field: 'note',
      message: 'Write what this correction changes; the public reads it.',
    },
  ];
}

/** No check without an end mark. */
function endMarkChecks({ endMark }: Content): Check[] {
  return endMark === '' ? [] : [{ status: 'fine', code: 'end-mark', field: 'endMark', message: 'End mark' }];
}

type Problem = Reason & { isProblem: boolean };

/** Problems of a contact. */
function problemsOfContact({ name, telephone, email }: Contact, at: number): Reason[] {
  const field = `contact-${at + 1}`;
  const who = name || `number ${at + 1}`;
  const params = { number: at + 1, name, telephone, email };
  const all: Problem[] = [
    {
      isProblem: name === '',
      code: 'contact-name-missing',
      field,
      message: `Write the name of contact number ${at + 1}.`,
      params,
    },
    {
      isProblem: telephone === '' && email === '',
      code: 'contact-unreachable',
      field: `${field}-telephone`,
      message: `Write a telephone number or an e-mail address of the contact “${who}”.`,
      params,
    },
    {
      isProblem: telephone !== '' && telephoneLink(telephone) === null,
      code: 'contact-telephone-unclear',
      field: `${field}-telephone`,
      message: `“${telephone}” is no telephone number that can be dialled. Write one number, as in +92 51 920 0000.`,
      params,
    },
    {
      isProblem: email !== '' && emailLink(email) === null,
      code: 'contact-email-unclear',
      field: `${field}-email`,
      message: `“${email}” is no e-mail address. Write one address, as in press@office.example.`,
      params,
    },
  ];
  return all.flatMap(({ isProblem, ...reason }) => (isProblem ? [reason] : []));
}

/** No checks without contacts. */
function contactChecks({ contacts = [] }: Content): Check[] {
  const missing = contacts.flatMap(problemsOfContact);
  if (missing.length > 0) return missing.map((reason) => ({ status: 'missing', ...reason }));
  const message = contacts.length === 1 ? 'One contact' : `${contacts.length} contacts`;
  const params = { count: contacts.length };
  return contacts.length === 0 ? [] : [{ status: 'fine', code: 'contacts', field: 'contact-1', message, params }];
}

/** No checks without attachments. */
function attachmentChecks({ attachments = [] }: Content): Check[] {
  const untitled = attachments.findIndex(({ title }) => title === '');
  if (attachments.length === 0) return [];
  if (untitled >= 0)
    return [
      {
        status: 'missing',
        code: 'attachment-title-missing',
        field: `attachment-${untitled + 1}`,
        message: `Write a title for the attachment “${attachments[untitled]?.name}”: readers choose by it.`,
        params: { name: attachments[untitled]?.name ?? '' },
      },
    ];
  const message = attachments.length === 1 ? 'One attachment' : `${attachments.length} attachments`;
  const params = { count: attachments.length };
  return [{ status: 'fine', code: 'attachments', field: 'attachment-1', message, params }];
}

/** The checks of a field that the house need not ask for. */
export const fieldChecks: { [Name in keyof Content]?: (content: Content, language: string) => Check[] } = {
  headline: headlineChecks,
  dateline: datelineChecks,
  body: textChecks,
  endMark: endMarkChecks,
  contacts: contactChecks,
  attachments: attachmentChecks,
  note: noteChecks,
};
