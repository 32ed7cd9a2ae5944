// What a line of a sheet may be, by its own words. A dateline has rules of its own.
import { datesIn } from './dates-rules.ts';

/** Heads and feet have short lines. */
const longestLine = 400;

const embargo =
  /^[\s([*]*(?:strictly )?(?:(?:under )?embargo|not (?:for|to be) (?:publi|use|releas|broadcast)|for (?:release|publication|use) (?:at|on|after|from|not before)\b|hold for release|sous embargo|embargo jusqu|sperrfrist|محظور|حظر النشر)/iu;
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
const signEnd =
  /^(?:#(?:\s*#){2,}|-\s?(?:30|0)\s?-|n{4}|﴾\s*﴿|(?:\(\)\s*){2,}|(?:\*\s*[-–_]\s*){2,}\*|\*(?:\s*\*){4,}|-?x(?:-x){2,}-?)$/iu;
/** A row that may end a text or only part its items. */
const weakEnd = /^[-–—_=~•+.\s*٭#]{3,40}$/u;
const rule = /^[-–—_=]{12,}$/u;

const isShort = (line: string) => line.length <= longestLine;

export const isEmbargo = (line: string) =>
  isShort(line) &&
  !immediate.test(line) &&
  (embargo.test(line) || (embargoUrdu.test(line) && datesIn(line).length > 0));
export const isImmediate = (line: string) => isShort(line) && immediate.test(line);
export const isKicker = (line: string) => line.length <= 120 && kickers.test(line.trim());
export const isOffice = (line: string) =>
  line.length <= 90 && (office.test(line.trim()) || officeInside.test(line.trim())) && !/[.!?۔।]$/u.test(line.trim());
export const isAside = (line: string) =>
  isShort(line) && (caption.test(line) || contact.test(line) || speaker.test(line));
/** A row of signs that says nothing by itself. */
export const isRow = (line: string) => line.length <= 200 && row.test(line);

/** How lines that may end a text begin; most lines are told apart by it. */
const endBegins = /^(?:[-–—*٭[(/#﴾_=~•+.xn]|end|fin|انت|اختتام|ختم|समा)/iu;

/** Does a line end the text? 2: by words or signs of its own. 1: a row of signs. 0: no. */
export function endStrength(line: string): 0 | 1 | 2 {
  const text = line.trim();
  if (text.length < 2 || text.length > 100 || !endBegins.test(text)) return 0;
  if (wordEnd.test(text) || wordEndWithMore.test(text) || signEnd.test(text)) return 2;
  return weakEnd.test(text) && !rule.test(text) ? 1 : 0;
}
