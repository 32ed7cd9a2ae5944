// The demonstration's releases. They are plainly fictional, so that nobody takes them for news.
import type { Content } from '#lib/text/schema.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { formatDateline } from '#lib/text/dates/dateline-rules.ts';

const bodies = [
  'the committee on canals',
  'the office of weights and measures',
  'the commission on lighthouses',
  'the museum of maps',
  'the bureau of almanacs',
  'the council of gardens',
  'the institute of tides',
  'the board of bridges',
  'the archive of seals',
  'the survey of springs',
  'the library of forms',
  'the chamber of clocks',
  'the register of ferries',
  'the college of surveyors',
];
const acts = [
  [
    'sets its calendar for the coming quarter',
    'The calendar names eleven meetings, each with its place and its papers.',
  ],
  [
    'opens its reading room on Fridays',
    'The room seats forty; papers are brought to the table within a quarter of an hour.',
  ],
  ['publishes its yearly tables', 'The tables run to sixty pages and are printed in two languages.'],
  ['invites comments on a draft standard', 'Comments are taken for thirty days; each is answered in writing.'],
  ['completes the renewal of its southern hall', 'The hall has new windows, a ramp and a quiet room for visitors.'],
  [
    'signs a schedule of exchanges',
    'Under the schedule, two groups a year visit each other and report what they learned.',
  ],
  ['answers questions on its second report', 'Twelve questions were put in writing and answered in the same order.'],
  ['begins the count of its holdings', 'The count takes six weeks, during which every service goes on as before.'],
  ['names the dates of its open days', 'Visitors need no ticket; schools are asked to write ahead.'],
  ['extends the hours of its help line', 'Calls are now answered from eight in the morning to eight in the evening.'],
  ['lays its accounts before the house', 'The accounts balance, and the auditors’ letter is printed with them.'],
  ['adopts a plain style for its forms', 'Every form now says on its first line what it is for and how long it takes.'],
  ['marks the end of its field season', 'Forty-two sites were visited; the notes are open to anyone who asks.'],
  ['moves its counter to the ground floor', 'The way from the street to the counter has no steps.'],
] as const;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The n-th demonstration release. Every n up to 196 gives another one.
 * @param date YYYY-MM-DD, for the dateline
 */
export function demoContent(n: number, date: string, endMark: string): Content {
  const body = bodies[n % bodies.length] ?? '';
  const [act, detail] = acts[(5 * n + Math.floor(n / bodies.length)) % acts.length] ?? acts[0];
  return {
    headline: `Demonstration: ${body} ${act}`,
    subheadlines: n % 3 === 0 ? ['A release written to show how a page looks, with a sub-headline'] : [],
    dateline: formatDateline('Islamabad', date),
    body: documentOf([
      `${capital(body)} ${act}, says a demonstration release of today. It describes no real office, person or event; it stands here so that lists, numbers and pages have something to show.`,
      `${detail} A second paragraph gives the page the length that a short release has, and lets the reader see how paragraphs follow each other.`,
      ...(n % 2 === 0 ? ['“A quotation shows how the marks hang in the margin”, says the text of itself.'] : []),
    ]),
    endMark,
  };
}

const urduMonths = [
  'جنوری',
  'فروری',
  'مارچ',
  'اپریل',
  'مئی',
  'جون',
  'جولائی',
  'اگست',
  'ستمبر',
  'اکتوبر',
  'نومبر',
  'دسمبر',
];

/** A demonstration release in Urdu. */
export function demoContentUrdu(n: number, date: string, endMark: string): Content {
  const [year, month = 1, day] = date.split('-').map(Number);
  const subjects = ['آبی وسائل', 'قدیم نقشوں', 'پلوں کی مرمت', 'باغات', 'کتب خانوں'];
  const subject = subjects[n % subjects.length] ?? '';
  return {
    headline: `نمائشی خبر: مجلس نے ${subject} کا سالانہ جائزہ پیش کر دیا`,
    subheadlines: ['جائزے کی نقول کھلے دن پر دفتر سے حاصل کی جا سکتی ہیں'],
    dateline: `اسلام آباد: ${day} ${urduMonths[month - 1]} ${year}`,
    body: documentOf([
      'یہ ایک نمائشی پریس ریلیز ہے، جو صرف یہ دکھانے کے لیے ہے کہ صفحہ دائیں سے بائیں کیسے پڑھا جاتا ہے۔ اس میں کسی حقیقی ادارے، شخص یا واقعے کا ذکر نہیں۔',
      `مجلس کے مطابق ${subject} کے سالانہ جائزے میں تین باب ہیں: گزشتہ سال کا کام، موجودہ حالت، اور آئندہ سال کا نظام الاوقات۔ مکمل متن دفتر میں دیکھا جا سکتا ہے۔`,
      'دوسرے پیراگراف سے ظاہر ہوتا ہے کہ سطریں ایک دوسرے کے بعد کس طرح آتی ہیں اور ان کے درمیان کتنا فاصلہ ہے۔',
    ]),
    endMark,
  };
}
