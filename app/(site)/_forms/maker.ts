// The process that makes forms, one at a time (lib/site/forms/maker.ts). Its compiler is loaded
// with the first sheet or picture, so a machine without it still gets Word files.
import type { FormTask } from '#lib/site/forms/form-rules.ts';
import type { MakerAnswer } from '#lib/site/forms/maker.ts';
import { Typesetter } from './typst.ts';

let typesetter: Typesetter | undefined;

async function openTypesetter(): Promise<Typesetter> {
  typesetter ??= await Typesetter.open();
  return typesetter;
}

async function pdf({ emblem, ...source }: FormTask): Promise<Uint8Array> {
  const [setter, { sheetOf }] = await Promise.all([openTypesetter(), import('#components/site/forms/sheet.ts')]);
  return setter.pdf(sheetOf(source, setter.emblem(emblem)));
}

async function png({ emblem, ...source }: FormTask): Promise<Uint8Array> {
  const setter = await openTypesetter();
  const [{ shareOf }, { default: sharp }] = await Promise.all([
    import('#components/site/forms/share.ts'),
    import('sharp'),
  ]);
  const svg = setter.svg(shareOf(source, setter.emblem(emblem)));
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, effort: 7, palette: true }).toBuffer();
}

async function docx(source: FormTask): Promise<Uint8Array> {
  const { wordFileOf } = await import('#components/site/forms/word-file.ts');
  return wordFileOf(source);
}

const makers = { pdf, png, docx };

async function answerTo(task: FormTask): Promise<MakerAnswer> {
  try {
    return { bytes: new Uint8Array(await makers[task.form](task)) };
  } catch (error) {
    // Typst's own words are in `code`.
    const { code, message } = error as { code?: unknown; message?: unknown };
    return { failed: String(message || code).slice(0, 400) };
  }
}

process.on('message', async (task: FormTask) => process.send?.(await answerTo(task)));
process.on('disconnect', () => process.exit(0));
