// What a line of a sheet may be, by its own words. A dateline has rules of its own.
import { datesIn } from './dates-rules.ts';

/** Heads and feet have short lines. */
const longestLine = 400;

const embargo =
  /^[\s([*]*(?:strictly )?(?:(?:under )?embargo|not (?:for|to be) (?:publi|use|releas|broadcast)|for (?:release|publication|use) (?:at|on|after|from|not before)\b|hold for release|frei ab|nicht vor|(?:\S+ ){0,6}ne (?:rien|pas) publier avant|(?:\S+ ){0,4}no publicar antes|sous embargo|embargo jusqu|sperrfrist|محظور|حظر النشر)/iu;
const embargoUrdu = /(?:سے (?:پہلے|قبل)|تک).{0,60}(?:شائع|نشر|جاری)/u;
const immediate =
  /^[\s(*]*(?:for immediate (?:release|use|publication)|immediate release|release\s*:\s*immediate|pour diffusion immédiate|zur sofortigen veröffentlichung|للنشر الفوري|فوری اشاعت کے لیے|embargo\s*:\s*(?:none|nil|no|n\/a|keine|aucun))[\s)*.:]*$/iu;
/** The kind of a sheet, above its number or its headline. */
const kinds = [
  '(?:(?:joint|official|corrected|revised|updated) )*(?:press|news|media|photo) (?:release|note|notice|statement|communiqu[eé]|advisory|handout|information|brief|briefing)',
  ...['news', 'news (?:story|item|release)'],
  ...[
    'press',
    'release',
    'handout',
    '(?:joint )?statement',
    'communication',
    'notice',
    'notification',
    'circular',
    'bulletin',
  ],
  '(?:press|media) (?:alert|invitation|conference|briefing note)',
  ...[
    'communiqué(?: de presse| aux médias)?',
    '(?:presse|medien)(?:mitteilung|information)',
    'siaran pers',
    'kenyataan media',
    'persbericht',
    'pressmeddelande',
  ],
  ...[
    'comunicado(?: de prensa)?',
    'nota de prensa',
    'comunicato(?: stampa)?',
    'nota à imprensa',
    'basın (?:bülteni|açıklaması|duyurusu)',
    'BASIN (?:BÜLTENİ|AÇIKLAMASI|DUYURUSU)',
  ],
  ...['پریس ریلیز', 'پریس نوٹ', 'مشترکہ پریس ریلیز', 'ہینڈ آؤٹ', 'خبرنامہ', 'بيان صحفي', 'بیان صحفی'],
  ...[
    'प्रेस विज्ञप्ति',
    'प्रेस नोट',
    'समाचार',
    'пресс-релиз',
    'তথ্যবিবরণী',
    '(?:corrected|revised|updated) (?:version|copy|release)',
    'correction',
  ],
].join('|');
const kickers = new RegExp(`^(?:${kinds})(?: ?[/|] ?(?:${kinds}))?[\\s:|]*$`, 'iu');
/** “MEDIA ADVISORY FOR THURSDAY, APRIL 16” */
const kindOfDay = new RegExp(`^(?:${kinds}) for .{3,40}$`, 'iu');
/** “An office - Press release” */
const officeAndKind = new RegExp(`^\\S.{1,70} [-–—|:] (?:${kinds})$`, 'iu');
/** “JUSTICE NEWS” */
const newsOf = /^(?:\p{L}+ ){1,2}news$|^news from (?:the )?(?:\p{L}+ ?){1,5}$/iu;
const office =
  /^(?:(?:government|ministry|department|directorate|office|commission|authority|board|embassy|consulate|secretariat|bureau) (?:of|for|general)\b|(?:press (?:section|office|information)|public relations|ministère|bundesministerium|ministerio|ministero|instituto|institut|secretar[ií]a|comisión|autoridad|ayuntamiento|universidade?|universität|università|université|gobierno|governo|banco|consejo|conselho|conseil|agencia|agence|agência|dirección|prefeitura|câmara|mairie|préfecture|comune di|regione|gewerkschaft|landkreis|stadt|kementerian|biro|dinas|badan|pemerintah|gemeente)(?!\p{L})|(?:محکمہ|وزارت|دفتر|نظامت|حکومت|وزارة|ڈائریکٹوریٹ|شعبہ|بیورو|کمیشن|بورڈ|ایوان)(?!\p{L})|.*मंत्रालय$)/iu;
const officeInside =
  /^\p{Lu}[\p{L} ]* (?:Ministry|Department|Office|Commission|Authority|Board|Bureau|Agency|Directorate)(?: (?:of|for)(?: the)? \p{Lu}\p{L}*(?: (?:and|of|the|\p{Lu}\p{L}*))*)?$/u;
const bodies =
  'government|ministry|department|directorate|office|offices|commission|authority|board|embassy|secretariat|bureau|council|agency|minister|president|governor|secretary|premier|mayor|directorate general|division|wing|cell|section|unit|branch|committee|corporation|institute|services?|republic|kingdom|state|bank|court|parliament|assembly|police|command|headquarters|municipality|administration|union|association|gazette|plc|ltd|limited|inc|llc|gmbh';
/** “Public Relations Wing”, “Republic of the Isles”, “Department of Ports, Central Office” */
const letterhead = new RegExp(
  `^(?:the )?(?:[\\p{L}.&’'-]+,? ){0,6}(?:${bodies})\\.?(?: (?:of|for) (?:the )?(?:[\\p{L}&’'-]+,?(?: |$)){1,6})?$`,
  'iu',
);
/** “STATE HOUSE PRESS RELEASE” */
const namedKind = new RegExp(`^(?:[\\p{L}.&’'-]+ ){1,5}(?:${kinds})$`, 'iu');
/** Words of a sentence, which a name has not. */
export const saysSomething =
  /\b(?:announces?|approves?|opens?|says?|launches|welcomes?|reports?|calls?|urges?|signs?|warns?|inaugurates?|directs?|condemns?|publishes|holds?|visits?|chairs|meets?|mourns?|grows?|rises?|falls?|to|will|is|are|has|have|in|on|at|as|by|with|from)\b/iu;
const smallWords =
  /^(?:plc|gmbh|llc|of|for|and|the|&|de|des|du|la|le|und|der|y|e|do|dos|da|das|del|della|dei|di|van|ve|dan)$/u;
/** “Judgment of the Court in Case C-912/24”: what a court decided on. */
const caseName =
  /^(?:judgment|order|opinion|arrêt|ordonnance|urteil|beschluss)\b.{0,60}\b(?:case|affaire|rechtssache)\b.{0,60}$/iu;
const inBrackets = /^[([][^()[\]]{2,78}[)\]]$/u;
/** The number of a file, which is none of the release: “No.F.3(12)/2026”, “File No. 4-12/2025” */
const fileNumber = /^(?:file\b|f\. ?no\b|no\. ?f\b|\[f\.)/iu;
/** A field of a table of fields that is none of the sheet's own parts. */
const otherField =
  /^(?:to|from|cc|attn|attention|through|venue|(?:release )?time|(?:reporting )?period|(?:date|day) of (?:the )?(?:event|meeting)|(?:event|meeting) date|contact person|file(?: no)?|language|pages?|category|topics?|tags?|department|(?:case|incident|docket|tender)(?: (?:no|number|ref))?\.?|issued by|released by)\s*:/iu;
/** “VALID UNTIL 0600 UTC ON SATURDAY” */
const validity = /^valid (?:from|until|till|to|through)\b/iu;
const placeField = /^(?:place(?: of issue)?|city|lieu|ort|lugar|مقام|स्थान)\s*[:：]\s*(?<place>\p{L}[^\d:]{1,40})$/iu;
/** A telephone number or an address of mail: a line of contacts. */
const reach = /\(?\+?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}\b|\S@\S+\.\S/u;
/** The name of a field whose value stands in the next line. */
const fieldAlone = /^(?:from|published|posted(?: on)?|issued|date|contacts?(?: person)?|body|text|story)\s*:?$/iu;
const titleField =
  /^(?:sub-?title|sub-?head(?:line)?|subject|sub|title|headline|heading|re|objet|betreff|titre|titel|asunto|oggetto|موضوع|عنوان|سرخی|الموضوع|العنوان|विषय|शीर्षक)\s*[:：]\s*(?<title>\S.*)$/iu;
const greets =
  'dear|hi|hello|greetings|respected|salam|good (?:morning|afternoon)|assalam|sehr geehrte[rs]?|liebe[rs]?|guten (?:tag|morgen)|bonjour|madame|monsieur|estimad[oa]s?|prezad[oa]s?|buenos días|buenas tardes|bom dia|gentili?|sayın|السلام علیکم|محترم|السادة|تحية|महोदय|प्रिय';
/** A greeting has its sign, or says three words at most. “Buenos Aires hosts …” is a headline. */
const greeting = new RegExp(`^(?:${greets})(?!\\p{L})(?:.{0,60}[,!:،]|[,!،].{0,60}|(?:\\s+\\S+){0,2})$`, 'iu');
const caption = /^(?:photo |picture )?caption\b\s*:|^photo\s*:|^تصویر\s*[:۔]/iu;
const contact =
  /^(?:(?:media|press)? ?contacts?(?: presse)?|for (?:further|more) information|press office|tel(?:ephone)?|phone|fax|e-?mail|address|برائے رابطہ|رابطہ|فون(?: نمبر)?|فیکس)\s*[:.]|^(?:www\.|https?:\/\/)\S+$/iu;
const speaker = /^\s*(?:--|—|–)\s*\p{L}/u;
const row = /^[\s*٭_=~.·•+#–—-]{3,}$/u;
const wordEnd =
  /^[\s\-–—=~*[(/۔.]*(?:ends?|schluss|end(?: of)? (?:press )?(?:release|statement|text|note)|fin|ende|انتہا|اختتام|ختم شد|ختم|انتهى|انتهی|समाप्त)[\s\-–—=~*\])/.۔]*$/iu;
const wordEndWithMore = /^[\s\-–—*]*ends?\s*[/|]\s*\S.{0,80}$/iu;
const signEnd =
  /^(?:#(?:\s*#){2,}|[-–—]{1,3}\s?(?:30|0)\s?[-–—]{1,3}|n{4}|﴾\s*﴿|(?:\(\)\s*){2,}|(?:\*\s*[-–_]\s*){2,}\*|\*(?:\s*\*){4,}|-?[x0](?:-[x0]){2,}-?|[-–—*]{0,3} ?o[0o]o ?[-–—*]{0,3})$/iu;
/** A row that may end a text or only part its items. */
const weakEnd = /^[-–—_=~•+.\s*٭#]{3,40}$/u;
const rule = /^[-–—_=]{12,}$/u;

/** “P R E S S   R E L E A S E” */
const spaced = /^(?:\p{Lu} ){2,}\p{Lu}(?:\s{2,}\p{Lu}(?: \p{Lu})*)*$/u;
const withoutGaps = (text: string) =>
  text.length < 200 && spaced.test(text)
    ? text
        .split(/\s{2,}/)
        .map((word) => word.replaceAll(' ', ''))
        .join(' ')
    : text;

/** A telephone number or an hour alone. */
const noLetters = /^[^\p{L}]*\d[^\p{L}]*$/u;

const isShort = (line: string) => line.length <= longestLine;

export const isEmbargo = (line: string) =>
  isShort(line) &&
  !immediate.test(line) &&
  (embargo.test(line) || (embargoUrdu.test(line) && datesIn(line).length > 0));
export const isImmediate = (line: string) => isShort(line) && immediate.test(line);
export function isKicker(line: string): boolean {
  if (line.length > 120) return false;
  const text = withoutGaps(line.trim().replace(/^\*+\s*|\s*\*+$/g, ''));
  const ofDay = kindOfDay.test(text) && datesIn(text).length > 0;
  return ofDay || kickers.test(text) || officeAndKind.test(text);
}
/** Words to whoever the text was sent to. */
export const isGreeting = (line: string) => isShort(line) && greeting.test(line.trim());
export const isAside = (line: string) =>
  isShort(line) &&
  ([caption, contact, speaker, fileNumber, otherField, validity, fieldAlone, greeting].some((pattern) =>
    pattern.test(line.trim()),
  ) ||
    (line.length <= 120 && reach.test(line)));

/** Figures that say nothing without their line: “(517) 555-0102”. */
export const isFigures = (line: string) => isShort(line) && noLetters.test(line);

/** Names begin with capitals, in scripts that have them. */
export const isName = (text: string) =>
  text.split(/\s+/).every((word) => smallWords.test(word) || !/^\p{Ll}/u.test(word));

/** Does a line begin with the word for an office? */
export const beginsAsOffice = (text: string) => office.test(text.trim());

/** Where a script has no capitals, a longer line is no name. */
const wordsOfName = 5;

/** A line that names an office and says nothing else. */
export function isOffice(line: string): boolean {
  const text = line.trim();
  if (text.length > 90 || /[.!?۔।]$/u.test(text) || saysSomething.test(text)) return false;
  if (!office.test(text) && !officeInside.test(text)) return false;
  return /\p{Lu}/u.test(text) ? isName(text) : text.split(/\s+/).length <= wordsOfName;
}

/** Does a line look like one of a letterhead? A headline below it is a better one. */
export function isLetterhead(line: string): boolean {
  const text = line.trim();
  if (text.length > 90 || /[.!?۔।]$/u.test(text.replace(/(?:ltd|inc)\.$/i, ''))) return false;
  if (inBrackets.test(text) || caseName.test(text)) return true;
  if (newsOf.test(text)) return true;
  return isName(text) && !saysSomething.test(text) && [letterhead, namedKind].some((one) => one.test(text));
}

/** The title that a field names: “Subject: Lamps on piers”. */
export const titleIn = (line: string): string | null =>
  isShort(line) ? (titleField.exec(line.trim())?.groups?.title ?? null) : null;
/** The place that a field names: “Place of issue: Coldwater”. */
export const placeIn = (line: string): string | null =>
  isShort(line) ? (placeField.exec(line.trim())?.groups?.place?.trim() ?? null) : null;
/** A row of signs that says nothing by itself. */
export const isRow = (line: string) => line.length <= 200 && row.test(line);

/** How lines that may end a text begin; most lines are told apart by it. */
const endBegins = /^(?:[-–—*٭[(/#﴾_=~•+.xno0۔]|end|fin|schluss|انت|اختتام|ختم|समा)/iu;

/** Does a line end the text? 2: by words or signs of its own. 1: a row of signs. 0: no. */
export function endStrength(line: string): 0 | 1 | 2 {
  const text = withoutGaps(line.trim());
  if (text.length < 2 || text.length > 100 || !endBegins.test(text)) return 0;
  if (wordEnd.test(text) || wordEndWithMore.test(text) || signEnd.test(text)) return 2;
  return weakEnd.test(text) && !rule.test(text) ? 1 : 0;
}
