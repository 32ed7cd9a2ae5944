// Lays a paste out in a frame of its own, so that the browser itself says what is visible.
// Promises:
// - nothing of it is loaded or run: only elements, their style names, and styles without addresses
// come in
// - its styles apply although the page's policy forbids styles in markup: they are set through the
// style object

const dropped = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT TITLE META LINK BASE HEAD NOFRAMES NOEMBED PARAM SOURCE TRACK'.split(' '),
);
/** Elements that are visible without words, by the name used for each here. */
const standIns: Record<string, string> = {
  IMG: 'picture',
  PICTURE: 'picture',
  SVG: 'picture',
  CANVAS: 'embedded',
  VIDEO: 'embedded',
  AUDIO: 'embedded',
  IFRAME: 'embedded',
  OBJECT: 'embedded',
  EMBED: 'embedded',
  APPLET: 'embedded',
  INPUT: 'field',
  SELECT: 'field',
  TEXTAREA: 'field',
  METER: 'field',
  PROGRESS: 'field',
};
const privateStyle =
  'class id dir lang hidden start value reversed type colspan rowspan href open role align width height cite datetime aria-level data-aria-level popover'.split(
    ' ',
  );

/** The style attribute as it was written: the browser keeps only what it knows. */
export const cssOf = (element: Element): string => element.getAttribute('data-css') ?? '';

// A style must not fetch anything.
const harmless = (css: string) =>
  css.replace(/(?:url|image|image-set|src)\s*\(/gi, 'none(').replace(/@import/gi, '@none');

function copied(from: Element, into: Document): HTMLElement {
  const name = from.tagName.toUpperCase();
  const standIn = standIns[name];
  const element = into.createElement(standIn ? 'span' : name.toLowerCase().replace(/[^a-z0-9-]/g, '-'));
  for (const attribute of privateStyle) {
    const value = from.getAttribute(attribute);
    if (value !== null) element.setAttribute(attribute, value);
  }
  const css = from.getAttribute('style');
  if (css) {
    element.setAttribute('data-css', css);
    element.style.cssText = harmless(css);
  }
  if (standIn) {
    element.setAttribute(
      'data-is',
      name === 'INPUT' && /^hidden$/i.test(from.getAttribute('type') ?? '') ? '' : standIn,
    );
    element.setAttribute('data-words', from.getAttribute('alt') ?? from.getAttribute('title') ?? '');
  } else copyChildren(from, element, into);
  return element;
}

function copyChildren(from: Node, to: Node, into: Document) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.appendChild(into.createTextNode(child.nodeValue ?? ''));
    else if (child instanceof Element && !dropped.has(child.tagName.toUpperCase())) to.appendChild(copied(child, into));
  }
}

function sheetsOf(parsed: Document, frame: Window & typeof globalThis): CSSStyleSheet[] {
  return [...parsed.querySelectorAll('style')].map((style) => {
    const sheet = new frame.CSSStyleSheet({ media: style.media });
    sheet.replaceSync(harmless(style.textContent ?? ''));
    return sheet;
  });
}

export type Frame = { body: HTMLElement; view: Window; base: string | null };

/**
 * Puts pasted HTML on the page out of sight, calls `read`, and removes it before anything is
 * painted.
 */
export function whileShown<T>(html: string, read: (shown: Frame) => T): T {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const frame = document.createElement('iframe');
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  Object.assign(frame.style, { position: 'fixed', left: '-3000px', top: '0', width: '1000px', height: '800px' });
  document.body.appendChild(frame);
  try {
    const view = frame.contentWindow as (Window & typeof globalThis) | null;
    if (!view) throw new Error('the browser gave no frame to lay a paste out in');
    const into = view.document;
    into.adoptedStyleSheets = sheetsOf(parsed, view);
    const body = copied(parsed.body, into);
    into.body.replaceWith(body);
    // The editor's own words keep their spaces.
    if (parsed.querySelector('[data-pm-slice]')) body.style.whiteSpace = 'break-spaces';
    return read({ body, view, base: parsed.querySelector('base')?.getAttribute('href') ?? null });
  } finally {
    frame.remove();
  }
}
