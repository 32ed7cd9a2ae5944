// The lines of a pasted text, without what mail, messengers and pages put around it. Promises:
//   - each line knows where it stands in the text as it came
//   - what is left out is listed, and never a line of the release itself
import { isBlank } from '#lib/core/seen-rules.ts';

/** A line with its place in the text as it came. Its text is '' where nothing is visible. */
export type Line = { text: string; at: number; end: number };

export type CleanText = { lines: Line[]; leftOut: string[]; isRepaired: boolean };

/** A line whose spaces are plain ones. Each sign keeps its place. */
export const withPlainSpaces = (line: string) => line.replace(/[\u00A0\u2007\u202F]/g, ' ');

/** Longer lines are paragraphs, and no furniture. */
const longestFurniture = 200;

const unseen = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const quoted = /^(?:>[ \t]?)+/;
const stamp =
  /^(?:\[\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? +\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?\] ?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? +\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)? - )[^:]{1,60}: */i;
/** Headings and strong words of Markdown. */
const heading = /^#{1,6}\s+(?=[\p{L}“"])/u;
const strong = /\*\*(?=\S)([^*\n]+)\*\*/g;
/** What a messenger says itself: a stamp without a sender, a file that was left out. */
const messengerSays =
  /^(?:\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? +\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?:\]| -) [^:]*|<media omitted>|‎?(?:image|audio|video|document) omitted)$/i;
const forwarded =
  /^(?:forwarded(?: many times)?|-{3,} ?(?:forwarded|original) message ?-{3,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié ?:)$/i;
const mailHeader =
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|return-path|message-id|attachments?|importance|anlagen?|datum|von|an|betreff|gesendet|de|à|objet|envoyé) ?:/i;
const furniture =
  /^(?:\(?(?:more|continued|cont['’]?d)\)?|\(?جاری ہے\)?|page \d{1,4}(?: (?:of|\/) ?\d{1,4})?|[-–—] ?\d{1,3} ?[-–—]|previous|next|(?:< ?)?previous +next(?: ?>)?|< ?previous|next ?>)$/i;
/** What a page of the web or a wire puts around a text. */
const pageSays =
  /^(?:(?:home|start|accueil|startseite|inicio) ?(?:(?:[>›»][^>›»]{1,60}){1,8}|(?:[/|][^/|]{1,60}){2,8})|(?:skip|jump) to (?:main |the )?content|back to (?:top|news|list)|print(?: this)?(?: page| article)|share(?: this(?: page| article| story)?(?::.{0,60})?|:.{0,40}\b(?:facebook|twitter|linkedin|whatsapp)\b.{0,40})?|see all updates|is this page useful\?.{0,60}|read more|news provided by|-{3,} ?(?:begin|start)(?: of)?(?: press)? (?:release|statement|text) ?-{3,})$/i;
/** A mail that is quoted names its writer, with an address or an hour. */
const wroteSays =
  /^(?=.*(?:@|\d[:.h]\d{2}))(?:on\b.{5,100}|am\b.{5,100}|le\b.{5,100}|.{2,80}<\S+@\S+>) ?(?:wrote|schrieb\b.{0,60}|a écrit|escribió) ?:$/iu;
/** The day of a change stands in this line or the next. */
const changeSays =
  /^(?:page )?last (?:updated|modified|reviewed)(?: or updated)?(?: on)?\s*[:|–-]?\s*(?<day>$|(?:\p{L}{3,9},? )?(?:\d|\p{L}{3,9} \d).{0,60}$)/iu;
const isDay = (text: string) => text.length < 60 && /\d/.test(text);
/** After one of these a new sheet begins, which may repeat the head of the first. */
const sheetEnd = /^(?:\(?(?:more|continued)\)?|page \d{1,4}\b.*|[-–—] ?\d{1,3} ?[-–—])$/i;
/** -30- and -0- end a text; they number no page. */
const endNumber = /^[-–—] ?(?:30|0) ?[-–—]$/;

// Windows-1252 shows the bytes 0x80 to 0x9F as these.
const windowsSigns = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_sign, at) => 0x80 + at));
const garbled = /[\u00C2-\u00F4][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}/g;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 that was read as Windows-1252, read as UTF-8. What is none stays. */
function repaired(text: string): string {
  return text.replace(garbled, (run) => {
    const bytes = [...run].map((sign) => {
      const at = windowsSigns.indexOf(sign);
      return at < 0 ? sign.charCodeAt(0) : 0x80 + at;
    });
    // One sign takes two to four bytes; what follows it stays.
    for (let size = bytes.length; size > 1; size--)
      try {
        return decoder.decode(Uint8Array.from(bytes.slice(0, size))) + run.slice(size);
      } catch {}
    return run;
  });
}

const breaks = /(\r\n|[\n\r\u2028\u2029\f])/;

/** The lines as they came. A form feed is a line of its own. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let isGap = false;
  let hasFeed = false;
  const push = (line: Line) => {
    const isEmpty = line.text.trim() === '';
    const isFeed = line.text === '\f';
    // Of many empty lines one is enough, and of many form feeds.
    if (isEmpty && isGap && (!isFeed || hasFeed)) return;
    lines.push(line);
    isGap = isEmpty;
    hasFeed = isEmpty && (hasFeed || isFeed);
  };
  // Lines and breaks in turn. The last line is pushed even where it is one empty line too many.
  const pieces = text.split(breaks);
  for (let place = 0; place + 1 < pieces.length; place += 2) {
    const piece = pieces[place] ?? '';
    const sign = pieces[place + 1] ?? '';
    const end = at + piece.length;
    push({ text: piece, at, end });
    at = end + sign.length;
    if (sign === '\f') push({ text: sign, at: end, end: at });
  }
  lines.push({ text: pieces.at(-1) ?? '', at, end: text.length });
  return lines;
}

function isQuoted(lines: Line[]): boolean {
  let full = 0;
  let marked = 0;
  for (const { text } of lines) {
    const words = text.trimStart();
    if (words !== '') full++;
    if (words.startsWith('>')) marked++;
  }
  return full > 1 && marked > full * 0.8;
}

const bold = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\p{L}[^*\n]*)(?<=\S)\*(?![\p{L}\p{N}*])/gu;

/** “*bold*” of a messenger in a line that it begins and ends; other asterisks stay. */
const withoutBold = (text: string) => (/^\s*\*[^*].*[^*]\*\s*$/.test(text) ? text.replace(bold, '$1') : text);

/** A mail's headers have an address or an hour of sending; a table of fields has none. */
const onlyMail =
  /@|^(?:sent|gesendet|envoyé|reply-to|return-path|message-id|begin forwarded)|^date ?:.*\d{1,2}[:.]\d{2}/i;

/** The place behind mail headers and notes of forwarding from `from` on, or `from`. */
function headersEnd(lines: Line[], from: number): number {
  let headers = 0;
  let end = from;
  for (let at = from; at < Math.min(lines.length, from + 40); at++) {
    const text = lines[at]?.text.trim() ?? '';
    if (text === '') continue;
    if (text.length > longestFurniture) break;
    if (mailHeader.test(text)) headers++;
    else if (!forwarded.test(text) && !/^_{5,}$/.test(text)) break;
    end = at + 1;
  }
  const said = lines.slice(from, end).map(({ text }) => text.trim());
  const isMail =
    headers > 1 &&
    said.some((text) => /^(?:from|subject|von|betreff|de|objet) ?:/i.test(text)) &&
    said.some((text) => onlyMail.test(text));
  return isMail || headers === 0 ? end : from;
}

/** A few short lines may stand above a mail's headers: its subject, a word to a colleague. */
const mostAbove = 5;

/** Behind the last line that names the writer of a quoted mail; 0 without one. */
function quotedFrom(lines: Line[]): number {
  const at = lines.slice(0, 20).findLastIndex(({ text }) => text.length < 200 && wroteSays.test(text.trim()));
  return isQuoted(lines.slice(at + 1)) ? at + 1 : 0;
}

/** Where the release begins, below what a mail put above it. */
function letterEnd(lines: Line[]): number {
  let end = headersEnd(lines, 0);
  for (let at = end, above = 0; at < Math.min(lines.length, 20) && above <= mostAbove; at++) {
    const text = lines[at]?.text.trim() ?? '';
    if (text === '') continue;
    if (text.length > 120) break;
    above++;
    const next = mailHeader.test(text) ? headersEnd(lines, at) : at;
    if (next > at + 1) end = next;
  }
  return end;
}

/** The first lines of the first sheet. A second one may repeat them. */
function headOfSheet(lines: Line[], most: number): Set<string> {
  const first = new Set<string>();
  let said = 0;
  for (const { text } of lines) {
    const line = text.trim();
    if (said === most || text === '\f' || sheetEnd.test(line)) break;
    if (line === '') continue;
    first.add(line);
    said++;
  }
  return first;
}

/** Signs of a messenger around words: bold, italic, struck out. */
const messengerSigns = /(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^*_~\n]*\p{L}[^*_~\n]*)(?<=\S)\1(?![\p{L}\p{N}*_~])/gu;

/** “PR No. 512      Page 1 of 2” */
const pageAtEnd = /\s{3,}(?<page>page \d{1,4}(?: (?:of|\/) ?\d{1,4})?)$/i;

/** Cleans the lines of a pasted text. Linear in its length. */
export function cleanText(raw: string): CleanText {
  const all = linesOf(raw);
  const quotes = quotedFrom(all);
  const isQuote = quotes > 0 || isQuoted(all);
  const isMarkdown = all.slice(0, 200).some(({ text }) => heading.test(text.slice(0, 200)));
  const leftOut: string[] = [];
  let isRepaired = false;
  const isMessenger = all.slice(0, 200).some(({ text }) => stamp.test(text.slice(0, 2000)));
  /** A line without signs of quotes and of Markdown. */
  const bare = (said: string, place: number) => {
    const text = isQuote && place >= quotes ? said.trimStart().replace(quoted, '') : said;
    return isMarkdown && text.length < 20_000 ? text.replace(heading, '').replace(strong, '$1') : text;
  };
  const lines = all.map((line, place): Line => {
    if (line.text === '' || line.text === '\f') return line;
    const text = bare(line.text.replace(unseen, ''), place);
    const better = /[\u00C2-\u00F4]/.test(text) ? repaired(text) : text;
    if (better !== text) isRepaired = true;
    const mark = better.length < 2000 ? stamp.exec(better)?.[0] : undefined;
    if (mark) leftOut.push(mark.trim());
    const said = better.slice(mark?.length ?? 0).trimEnd();
    const kept = isMessenger && said.length < 20_000 ? said.replace(messengerSigns, '$2') : withoutBold(said);
    const isSystem = isMessenger && said.length <= longestFurniture && messengerSays.test(said.trim());
    if (isSystem) leftOut.push(said.trim());
    const seen = isSystem || isBlank(kept) ? '' : kept;
    return seen === line.text ? line : { ...line, text: seen };
  });
  const end = Math.max(quotes, letterEnd(lines));
  leftOut.push(...lines.slice(0, end).flatMap(({ text }) => (text === '' ? [] : [text.trim()])));
  const rest = lines.slice(end).map((line): Line => {
    const page = line.text.length > longestFurniture ? undefined : pageAtEnd.exec(line.text)?.groups?.page;
    if (page) leftOut.push(page);
    return page ? { ...line, text: line.text.replace(pageAtEnd, '') } : line;
  });
  const heads = headOfSheet(rest, 6);
  let isNewSheet = false;
  let isDayOfChange = false;
  const kept = rest.map((line): Line => {
    const text = line.text.trim();
    if (text === '') {
      if (line.text === '\f') isNewSheet = true;
      return line.text === '' ? line : { ...line, text: '' };
    }
    const isShort = text.length <= longestFurniture;
    const change = isShort ? changeSays.exec(text)?.groups?.day : undefined;
    const isPage =
      isShort &&
      ((isDayOfChange && isDay(text)) || change !== undefined || pageSays.test(text) || wroteSays.test(text));
    isDayOfChange = change === '';
    const isFurniture = isPage || (isShort && furniture.test(text) && !endNumber.test(text));
    if (isFurniture && sheetEnd.test(text)) isNewSheet = true;
    const isRepeated = isNewSheet && heads.has(text);
    if (!isFurniture && !isRepeated) {
      isNewSheet = false;
      return line;
    }
    leftOut.push(text);
    return { ...line, text: '' };
  });
  return { lines: kept, leftOut, isRepaired };
}
