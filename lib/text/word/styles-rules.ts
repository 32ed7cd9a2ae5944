// The named styles of a Word document. A style can hide, raise, strike or capitalise words.

export type WordStyle = { isCaps: boolean; isStruck: boolean; isHidden: boolean; shift: string | null };
type StyleDefinition = Partial<WordStyle> & { basedOn: string | null };

export const plainWordStyle: WordStyle = { isCaps: false, isStruck: false, isHidden: false, shift: null };

const valueOf = (xml: string, name: string) => new RegExp(`<(?:\\w+:)?${name}\\b([^>]{0,200})>`).exec(xml)?.[1] ?? null;

function isOn(xml: string, name: string): boolean | undefined {
  const attributes = valueOf(xml, name);
  return attributes === null ? undefined : !/val="(?:false|0|off)"/.test(attributes);
}

const wordIn = (attributes: string | null, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(attributes ?? '')?.[1] ?? null;

/** Reads one style. Properties that it does not set come from the style that it is based on. */
function readStyle(xml: string): StyleDefinition {
  const isStruck = isOn(xml, 'strike') || isOn(xml, 'dstrike') || undefined;
  const all = {
    isCaps: isOn(xml, 'caps'),
    isStruck,
    isHidden: isOn(xml, 'vanish'),
    shift: wordIn(valueOf(xml, 'vertAlign'), 'val') ?? undefined,
  };
  const present = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { ...present, basedOn: wordIn(valueOf(xml, 'basedOn'), 'val') };
}

export type WordStyles = (id: string | null | undefined) => WordStyle;

/** Reads the part `word/styles.xml`. Returns a look-up by style id, with inherited properties. */
export function stylesOfWord(xml: string): WordStyles {
  const styles = new Map<string, StyleDefinition>();
  for (const part of xml.split(/<(?:\w+:)?style\s/).slice(1)) {
    const id = wordIn(/^[^>]*/.exec(part)?.[0] ?? '', 'styleId');
    if (id) styles.set(id, readStyle(part));
  }
  return (id) => {
    const chain: StyleDefinition[] = [];
    for (let next = id ?? null; next !== null && chain.length < 20; ) {
      const style = styles.get(next);
      if (style) chain.unshift(style);
      next = style?.basedOn ?? null;
    }
    return Object.assign({ ...plainWordStyle }, ...chain);
  };
}
