// Typst, which sets sheets and pictures. Promises:
//   - words come in as data, and nothing outside its folder can be read
//   - the same data gives the same bytes on every machine that has the same fonts
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { projectRoot } from '#lib/core/serving/project-root.ts';

const require = createRequire(import.meta.url);

const faces = {
  newsreader: ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '600SemiBold_Italic'],
  'public-sans': ['400Regular', '600SemiBold', '400Regular_Italic'],
  'noto-nastaliq-urdu': ['400Regular', '600SemiBold'],
};

const fontFolders = () =>
  Object.entries(faces).flatMap(([family, styles]) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
    return styles.map((style) => join(folder, style));
  });

type Emblem = { type: string; bytes: Uint8Array };
type Template = 'sheet' | 'share';

const reasonsOf = (said: { shortDiagnostics: unknown[] } | null) =>
  (said?.shortDiagnostics ?? []).map((one) => JSON.stringify(one)).join('; ');

/** Sets documents. It holds the fonts, about 60 MB, until its process ends. */
export class Typesetter {
  readonly #folder: string;
  readonly #compiler: NodeCompiler;

  private constructor(folder: string, compiler: NodeCompiler) {
    this.#folder = folder;
    this.#compiler = compiler;
  }

  /** @throws on a machine for which there is no compiler */
  static async open(): Promise<Typesetter> {
    // Imported here, so that the bundle loads without it.
    const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    const folder = join(projectRoot(), 'components/site/forms');
    return new Typesetter(folder, Compiler.create({ workspace: folder, fontArgs: [{ fontPaths: fontFolders() }] }));
  }

  /** Makes an emblem readable for the next document. @returns its name there; null without one */
  emblem(emblem: Emblem | null): string | null {
    if (!emblem) return null;
    const name = emblem.type === 'image/png' ? 'emblem.png' : 'emblem.svg';
    this.#compiler.mapShadow(join(this.#folder, name), Buffer.from(emblem.bytes));
    return name;
  }

  #document(template: Template, data: unknown) {
    const made = this.#compiler.compile({
      mainFilePath: join(this.#folder, `${template}.typ`),
      inputs: { data: JSON.stringify(data) },
    });
    if (!made.result)
      throw new Error(`Typst could not set it: ${reasonsOf(made.takeError() ?? made.takeDiagnostics())}`);
    return made.result;
  }

  /** A tagged PDF/UA-1. @throws if a letter has no font */
  pdf(data: unknown): Buffer {
    try {
      return this.#compiler.pdf(this.#document('sheet', data), { pdfStandard: 'ua-1' });
    } finally {
      this.#compiler.evictCache(0);
    }
  }

  /** A picture of 1200 × 630 as SVG. */
  svg(data: unknown): string {
    try {
      return this.#compiler.plainSvg(this.#document('share', data));
    } finally {
      this.#compiler.evictCache(0);
    }
  }
}
