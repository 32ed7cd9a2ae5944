// What a line of a sheet may be, by its own words.
import { latinDigits } from '../digit-rules.ts';
import { datesIn, type FoundDate } from './dates-rules.ts';

/** Heads and feet have short lines. */
const longestLine = 400;

const embargo =
  /^[\s(\[*]*(?:strictly )?(?:(?:under )?embargo|not (?:for|to be) (?:publi|use|releas|broadcast)|for (?:release|publication|use) (?:at|on|after|from|not before)\b|hold for release|sous embargo|embargo jusqu|sperrfrist|محظور|حظر النشر)/iu;
const embargoUrdu = /(?:سے (?:پہلے|قبل)|تک).{0,60}(?:شائع|نشر|جاری)/u;
const immediate =
  /^[\s(*]*(?:for immediate (?:release|use|publication)|immediate release|pour diffusion immédiate|zur sofortigen veröffentlichung|للنشر الفوري|فوری اشاعت کے لیے)[\s)*.:]*$/iu;
const kickers =
  /^(?:(?:joint |official )?(?:press|news|media) (?:release|note|notice|statement|communiqué|advisory|handout|information)|press|handout|statement|joint statement|communiqué(?: de presse)?|communication|notice|pressemitteilung|پریس ریلیز|پریس نوٹ|مشترکہ پریس ریلیز|ہینڈ آؤٹ|خبرنامہ|بيان صحفي|بیان صحفی|प्रेस विज्ञप्ति|प्रेस नोट|समाचार)[\s:|]*$/iu;
const office =
  /^(?:(?:government|ministry|department|directorate|office|commission|authority|board|embassy|consulate|secretariat|bureau) (?:of|for|general)\b|(?:press (?:section|office|information)|public relations|ministère|bundesministerium)\b|(?:محکمہ|وزارت|دفتر|نظامت|حکومت|وزارة)(?!\p{L})|.*मंत्रालय$)/iu;
const officeInside =
  /^\p{Lu}[\p{L} ]* (?:Ministry|Department|Office|Commission|Authority|Board|Bureau|Agency|Directorate)(?: (?:of|for)(?: the)? \p{Lu}\p{L}*(?: (?:and|of|the|\p{Lu}\p{L}*))*)?$/u;
const caption = /^(?:photo |picture )?caption\b\s*:|^photo\s*:|^تصویر\s*[:۔]/iu;
const contact =
  /^(?:(?:media|press)? ?contacts?(?: presse)?|for (?:further|more) information|press office|tel(?:ephone)?|phone|fax|e-?mail|address|برائے رابطہ|رابطہ|فون(?: نمبر)?|فیکس)\s*[:.]|^(?:www\.|https?:\/\/)\S+$/iu;
const speaker = /^\s*(?:--|—|–)\s*\p{L}/u;
const row = /^[\s*٭_=~.·•+#–—-]{3,}$/u;
const wordEnd =
  /^[\s\-–—*[(/]*(?:ends?|end of (?:press )?(?:release|statement|text|note)|fin|ende|انتہا|اختتام|ختم شد|ختم|انتهى|انتهی|समाप्त)[\s\-–—*\])/.]*$/iu;
const wordEndWithMore = /^[\s\-–—*]*ends?\s*[/|]\s*\S.{0,80}$/iu;
const signEnd = /^(?:#(?:\s*#){2,}|-\s?(?:30|0)\s?-|n{4}|﴾\s*﴿|(?:\(\)\s*){2,}|(?:\*\s*[-–_]\s*){2,}\*|\*(?:\s*\*){4,}|-?x(?:-x){2,}-?)$/iu;
/** A row that may end a text or only part its items. */
const weakEnd = /^[-–—_=~•+.\s*٭#]{3,40}$/u;
const rule = /^[-–—_=]{12,}$/u;

const isShort = (line: string) => line.length <= longestLine;

export const isEmbargo = (line: string) =>
  isShort(line) && !immediate.test(line) && (embargo.test(line) || (embargoUrdu.test(line) && datesIn(line).length > 0));
export const isImmediate = (line: string) => isShort(line) && immediate.test(line);
export const isKicker = (line: string) => line.length <= 120 && kickers.test(line.trim());
export const isOffice = (line: string) => line.length <= 90 && (office.test(line.trim()) || officeInside.test(line.trim())) && !/[.!?۔।]$/u.test(line.trim());
export const isAside = (line: string) => isShort(line) && (caption.test(line) || contact.test(line) || speaker.test(line));
/** A row of signs that says nothing by itself. */
export const isRow = (line: string) => line.length <= 200 && row.test(line);

/** How surely a line ends the text: 2 by words or signs of its own, 1 a row of signs, 0 not at all. */
export function endStrength(line: string): 0 | 1 | 2 {
  const text = line.trim();
  if (text.length < 2 || text.length > 100) return 0;
  if (wordEnd.test(text) || wordEndWithMore.test(text) || signEnd.test(text)) return 2;
  return weakEnd.test(text) && !rule.test(text) ? 1 : 0;
}

/** A place and a date, as a dateline has them. `run`: where the text goes on behind it, or null. */
export type FoundDateline = { text: string; place: string | null; found: FoundDate | null; run: number | null };

const placeWords = /^(?<place>\p{L}[\p{L}\p{M}.’'/&-]*(?: \p{L}[\p{L}\p{M}.’'/&-]*){0,4})\s*(?<between>.{0,90})$/su;
/** Between place and date: signs, an office in brackets, a weekday, another calendar. */
const between =
  /^(?:[\s:,،.۔\-–—]|\([^()]{0,40}\)?|\(|the\b|le\b|den\b|this\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار)(?![\p{L}])|[\d۰-۹]{1,2} (?:محرم|صفر|ربیع|جمادی|رجب|شعبان|رمضان|شوال|ذی)[^\d۰-۹]{0,20}[\d۰-۹]{3,4}\s*ھ?|بمطابق|\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?)*$/iu;
/** After the date of a dateline that stands alone: nothing that is said. */
const nothing = /^[\s)\]:.,،۔ءع\-–—]*(?:\([^()]{1,30}\))?[\s)\]:.,،۔\-–—]*$/u;
/** After the date of a dateline that runs into the text. */
const runIn = /^[\sء]*\)?\s*(?:\([^()]{1,30}\)\s*)?(?:[:：]?\s*[–—۔:-]+|\))\s*(?=[\p{L}\p{N}“"‘'«])/u;
const issuedWord =
  /^(?:(?:date|dated|issued(?: on| at)?|posted(?: on)?|released?(?: on)?|published(?: on)?|(?:release|publication|issue) date|date of (?:issue|release|publication)|datum|تاریخ|مورخہ|दिनांक)\s*:?\s*)$/iu;
const otherDay = /\b(?:updated|reviewed|modified|when|until|before|by|deadline|event|rsvp|embargo)\b/iu;
const placeAlone = /^(?<place>\p{Lu}[\p{Lu}.’' -]{2,40}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2}, \p{Lu}[\p{L}. ]{1,20})\s*(?:--|—|–)\s*(?=[\p{L}“"])/u;

/** “3 March 2026, Pretoria – ”: the place behind the date. */
const placeBehind =
  /^(?<all>\s*[,،|·–—-]\s*(?<place>\p{Lu}[\p{L}.’'/-]*(?: \p{Lu}[\p{L}.’'/-]*){0,3})(?:\s*$|\s*(?:[–—:]|\s-\s)+\s*(?=[\p{L}“"])))/u;

const tidyPlace = (place: string) => place.trim().replace(/[\s.,:،۔-]+$/u, (end) => (/^\.$/.test(end) && /\.\p{Lu}\.$/u.test(place) ? '.' : ''));

/** The place before a date: its first words, if what stands between says nothing else. */
function placeBefore(text: string): string | null {
  const clean = text.replace(/^[\s*]+/, '');
  const comma = clean.search(/[:,،(۔–—]|\s{2}| - /u);
  const head = (comma < 0 ? clean : clean.slice(0, comma)).replace(/\s+(?:the|le)$/i, '').trim();
  if (head === '' || head.length > 40 || /\d/.test(latinDigits(head))) return null;
  const rest = comma < 0 ? '' : clean.slice(comma);
  if (!placeWords.test(head) || head.split(' ').length > 4 || !between.test(rest)) return null;
  // A place begins with a capital where its script has them.
  return /^\p{Ll}/u.test(head) ? null : tidyPlace(head);
}

/** Reads a line as a dateline, alone or with the text behind it; null if it is none. */
export function datelineIn(line: string): FoundDateline | null {
  const head = line.trim().slice(0, 200);
  const offset = line.length - line.trimStart().length;
  if (isEmbargo(head)) return null;
  const dates = datesIn(head).filter(({ at }) => at < 120);
  const last = dates.find(({ date, doubt }) => date !== null || doubt === 'day-or-month' || doubt === 'weekday') ?? dates[0];
  if (last) {
    const before = head.slice(0, last.at).replace(/^dated?\s*:?\s+(?=\p{L})/iu, '');
    const after = line.trim().slice(last.end);
    if (otherDay.test(before)) return null;
    const said = issuedWord.test(before.trim()) || before.trim() === '';
    const place = said ? null : placeBefore(before);
    if (!said && place === null) return null;
    if (nothing.test(after)) return { text: line.trim(), place, found: last, run: null };
    const behind = place === null && before.trim() === '' ? placeBehind.exec(after)?.groups : undefined;
    if (behind?.place) {
      const end = last.end + (behind.all?.length ?? 0);
      const isAlone = end >= line.trim().length;
      const text = head.slice(0, end).trim().replace(/[\s:–—-]+$/u, '');
      return { text, place: tidyPlace(behind.place), found: last, run: isAlone ? null : offset + end };
    }
    const run = runIn.exec(after);
    if (place !== null && run) {
      const end = last.end + run[0].length;
      return { text: head.slice(0, end).trim().replace(/[\s:–—۔-]+$/u, ''), place, found: last, run: offset + end };
    }
    // “Posted On: 03 MAR 2026 4:10PM by an office”
    if (said && before.trim() !== '' && after.length < 60) return { text: line.trim(), place: null, found: last, run: null };
    return null;
  }
  const alone = placeAlone.exec(head);
  if (!alone?.groups?.place) return null;
  const place = alone.groups.place.trim();
  return { text: place, place, found: null, run: offset + alone[0].length };
}
