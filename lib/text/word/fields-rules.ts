// Fields of a Word document: a code that nobody sees, then the words that it gave. Pure.
import { childOf, isSet, valueIn, type XmlNode } from './xml-node-rules.ts';

type Field = { code: string; isResult: boolean; href: string | null; form: XmlNode | null };

/** The address in a field's code; null where it is no link, or one inside the document. */
export const linkInCode = (code: string): string | null =>
  /^\s*HYPERLINK\s+(?:\\[mnt]\s+)*"([^"]{1,2000})"/i.exec(code)?.[1] ?? null;

/** Follows the fields that are open. They may reach over several paragraphs. */
export class WordFields {
  private readonly open: Field[] = [];

  /** True inside a code. */
  get isCode(): boolean {
    return this.open.some(({ isResult }) => !isResult);
  }

  get href(): string | null {
    return this.open.findLast(({ href }) => href !== null)?.href ?? null;
  }

  code(text: string) {
    const field = this.open.at(-1);
    if (field && !field.isResult) field.code += text;
  }

  /** A mark of a field. At its end: what a field of a form without words shows. */
  mark(node: XmlNode): 'checked' | 'unchecked' | 'field' | null {
    const field = this.open.at(-1);
    switch (node.attributes.fldCharType) {
      case 'begin':
        this.open.push({ code: '', isResult: false, href: null, form: childOf(node, 'w:ffData') });
        return null;
      case 'separate':
        if (field) Object.assign(field, { isResult: true, href: linkInCode(field.code) });
        return null;
      default:
        this.open.pop();
        return field?.form && !field.isResult ? shownOf(field.form) : null;
    }
  }
}

function shownOf(form: XmlNode): 'checked' | 'unchecked' | 'field' {
  const box = childOf(form, 'w:checkBox');
  if (!box) return 'field';
  const isChecked =
    isSet(box, 'w:checked') ?? (valueIn(box, 'w:default') === '1' || (isSet(box, 'w:default') ?? false));
  return isChecked ? 'checked' : 'unchecked';
}
