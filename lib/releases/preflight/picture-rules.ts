// Pictures that no words describe. An attached picture is shown by its title, and that is all that
// a reader who does not see it has.
import { kindOfName, nameOf } from '#lib/media/rules.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import type { Finding } from './schema.ts';
import { wordsIn } from './words-rules.ts';

const pictures = new Set(['jpg', 'png', 'webp']);
// What cameras, telephones and scanners call a picture.
const byMachine =
  /^(?:(?:img|dsc[nf]?|pxl|image|photo|picture|pic|scan|screenshot|snap|untitled|whatsapp image|تصویر)(?!\p{L})[\s\d_.:()-]*(?:at|am|pm|[\s\d_.:()-])*|[\s\d_.:()-]+)$/iu;

/** Fewer words say no more than a file's name. */
const fewest = 3;

function isDescribed({ name, title }: Attachment): boolean {
  if (byMachine.test(title)) return false;
  const kind = kindOfName(name);
  return kind === null || nameOf(title, kind) !== name || wordsIn(title).length >= fewest;
}

/** The attached pictures whose title is a file's name. */
export function undescribedPictures(attachments: readonly Attachment[]): Finding[] {
  return attachments.flatMap((attachment, at): Finding[] => {
    const { name, title } = attachment;
    if (!pictures.has(kindOfName(name) ?? '') || title === '' || isDescribed(attachment)) return [];
    return [
      {
        code: 'picture-undescribed',
        field: `attachment-${at + 1}`,
        message: `Say in its title what the picture “${name}” shows: it is read to those who do not see it.`,
        params: { name },
      },
    ];
  });
}
