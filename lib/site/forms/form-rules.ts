// The forms of an edition: what they are called, and what each is made from.
import type { PublicEmblem, PublicHouse, PublicPage } from '#lib/site/schema.ts';

/** The forms that are made once and kept. Page, `.txt` and `.json` are made with every answer. */
export const keptForms = ['pdf', 'docx', 'png'] as const;
export type KeptForm = (typeof keptForms)[number];

export const typeOfForm: Record<KeptForm, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
};

/** What a form is made from. */
export type FormSource = {
  page: PublicPage;
  house: PublicHouse;
  /** The site's address, without a slash at its end. */
  origin: string;
};

/** What the maker of forms is given. */
export type FormTask = FormSource & { form: KeptForm; emblem: PublicEmblem | null };

/**
 * Raise it with every change of what a form looks like or says: forms are then made anew when they
 * are asked for.
 */
const makerVersion = 1;

/**
 * The file name of a form: "PR-No.197-2021-11.pdf", safe in a header. One in another language than
 * the house's own says so, and one of an earlier edition.
 */
export function fileNameOf(page: PublicPage, ending: string): string {
  const label = page.label.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  const parts = [
    label || `${page.series}-${page.number}`,
    page.period,
    page.path.startsWith('/releases/') ? '' : page.language,
    page.edition === page.newestEdition ? '' : `edition-${page.edition}`,
  ];
  return `${parts.filter((part) => part !== '').join('-')}.${ending}`;
}

/** What of the house is on a form. */
function printedHouse(form: KeptForm, house: PublicHouse) {
  const { names, languages, timeZone, accent, emblem, letterhead, pressContact, dutyTelephone } = house;
  if (form === 'docx') return { names, languages, timeZone, letterhead };
  if (form === 'png') return { names, languages, timeZone, accent, emblem };
  return { names, languages, timeZone, accent, emblem, letterhead, pressContact, dutyTelephone };
}

/**
 * Everything a form is made from, as plain data. Its hash is the form's key. An edition's content
 * hash stands for its text.
 */
export function madeFrom(form: KeptForm, { page, house, origin }: FormSource) {
  const { contentHash, path, language, deskName, edition, newestEdition, publishedAt, withdrawal, text } = page;
  return {
    ...{ form, makerVersion, origin },
    house: printedHouse(form, house),
    ...{ contentHash, path, language, deskName, edition, newestEdition },
    publishedAt: publishedAt.toISOString(),
    withdrawal: withdrawal && { at: withdrawal.at.toISOString(), reason: withdrawal.reason },
    hasText: text !== null,
    editions: page.editions.map((one) => ({ ...one, publishedAt: one.publishedAt.toISOString() })),
  };
}
