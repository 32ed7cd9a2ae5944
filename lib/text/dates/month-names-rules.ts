// The names of the months by language, from January on. A month may have several, parted by a bar.

const names = {
  en: [
    ...['january|jan', 'february|feb', 'march|mar', 'april|apr', 'may', 'june|jun'],
    ...['july|jul', 'august|aug', 'september|sept|sep', 'october|oct', 'november|nov', 'december|dec'],
  ],
  ur: [
    ...['جنوری', 'فروری', 'مارچ', 'اپریل', 'مئی', 'جون'],
    ...['جولائی', 'اگست', 'ستمبر', 'اکتوبر', 'نومبر', 'دسمبر'],
  ],
  fr: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
    ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ],
  de: [
    ...['januar|jänner|jän', 'februar|feb', 'märz|mär', 'april|apr', 'mai', 'juni'],
    ...['juli', 'august', 'september', 'oktober|okt', 'november', 'dezember|dez'],
  ],
  es: [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
    ...['julio', 'agosto', 'septiembre|setiembre', 'octubre', 'noviembre', 'diciembre'],
  ],
  it: [
    ...['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno'],
    ...['luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
  ],
  pt: [
    ...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho'],
    ...['julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
  ],
  id: [
    ...['januari', 'februari', 'maret', 'april', 'mei', 'juni'],
    ...['juli', 'agustus', 'september', 'oktober', 'november', 'desember'],
  ],
  ar: [
    ...['يناير|كانون الثاني', 'فبراير|شباط', 'مارس|آذار', 'أبريل|ابريل|نيسان', 'مايو|ماي|أيار', 'يونيو|حزيران'],
    ...['يوليو|تموز', 'أغسطس|غشت|آب', 'سبتمبر|شتنبر|أيلول', 'أكتوبر|تشرين الأول', 'نوفمبر|نونبر|تشرين الثاني'],
    'ديسمبر|دجنبر|كانون الأول',
  ],
  ru: [
    ...['января|январь', 'февраля|февраль', 'марта|март', 'апреля|апрель', 'мая|май', 'июня|июнь'],
    ...['июля|июль', 'августа|август', 'сентября|сентябрь', 'октября|октябрь', 'ноября|ноябрь', 'декабря|декабрь'],
  ],
  bn: [
    ...['জানুয়ারি', 'ফেব্রুয়ারি', 'মার্চ', 'এপ্রিল', 'মে', 'জুন'],
    ...['জুলাই', 'আগস্ট', 'সেপ্টেম্বর', 'অক্টোবর', 'নভেম্বর', 'ডিসেম্বর'],
  ],
  hi: [
    ...['जनवरी', 'फ़रवरी|फरवरी', 'मार्च', 'अप्रैल', 'मई', 'जून'],
    ...['जुलाई', 'अगस्त', 'सितंबर|सितम्बर', 'अक्टूबर', 'नवंबर|नवम्बर', 'दिसंबर|दिसम्बर'],
  ],
};
type MonthLanguage = keyof typeof names;
export const monthLanguages = Object.keys(names) as MonthLanguage[];

export const urduMonths: readonly string[] = names.ur;

/** The months of these languages by their names in small letters, from 1. */
export const monthsIn = (languages: MonthLanguage[]): Map<string, number> =>
  new Map(
    languages.flatMap((language) =>
      names[language].flatMap((month, at) => month.split('|').map((name) => [name, at + 1] as const)),
    ),
  );

/** The names as a pattern, long ones first. */
export const anyOf = (months: Map<string, number>): string =>
  [...months.keys()].sort((a, b) => b.length - a.length).join('|');
