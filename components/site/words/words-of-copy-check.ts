// The words of the check of a copy.
import type { CopyFault, Proof } from '#lib/site/copy-check/copy-schema.ts';
import type { LeftOut } from '#lib/text/copy/marks-rules.ts';

type Form = Extract<Proof, { by: 'bytes' }>['form'];

const en = {
  title: 'Check a copy',
  lead: 'Is what you were sent the release as it was issued? Paste its text or drop the file. You read at once whether it is one of ours, unchanged, or which words differ.',
  pasteLabel: 'Paste a text',
  fileLabel: 'or drop a file here',
  fileHint: 'PDF, Word file, plain text or data of a release, or a file that is attached to one. Up to 2 MB.',
  kept: 'Nothing of it is kept. Spaces, line ends and kinds of quotation marks do not count: mail and messengers alter them.',
  check: 'Check',
  another: 'Check another copy',
  terminal: 'With a terminal',

  unchanged: (label: string, edition: number) => `This is ${label}, edition ${edition}, unchanged.`,
  withdrawnSince: 'Withdrawn.',
  correctedSince: 'Corrected since.',
  differs: (label: string) => `This is not ${label} as it was issued.`,
  differsIn: (n: number, edition: number) =>
    `${n === 1 ? 'In one place it differs' : `In ${n} places it differs`} from edition ${edition}, which it is most like:`,
  otherWordsAround: (label: string, edition: number) =>
    `${label}, edition ${edition}, is in this copy unchanged. Other words stand around it.`,
  aroundWhat: 'The words that are marked as put in stand before the text or behind it, and are not the release’s.',
  moreBelow: (n: number) =>
    n === 1 ? 'One more is marked in the text below.' : `${n} more are marked in the text below.`,
  alsoAround: 'It also has words before the text or behind it.',
  otherRecord: (label: string) => `This is not the data of ${label} as it was issued.`,
  otherRecordWhat: 'The record in it has another hash than the register has for this edition.',
  attachment: (label: string) => `This file is attached to ${label}, unchanged.`,
  otherText: (label: string) => `This is not the text of ${label}.`,
  otherTextWhat: 'The copy bears this number and date, and its words are others. Read what was issued:',
  removed: (label: string) => `${label} was withdrawn and its text removed.`,
  removedWhat: 'So this copy cannot be compared. Nothing under this number is in force.',
  otherPdf: 'This PDF is not a sheet of ours as it was issued.',
  otherPdfWhat:
    'It may have been printed from the page, saved anew, or changed. Open it, select its text, copy it and paste it below: then its words are compared.',
  unknown: 'Not ours.',
  unknownWhat: (house: string) => `${house} has published no release with these words.`,
  unknownNext: 'If you expected another answer:',
  searchIt: 'Search the releases for its headline or number',
  askUs: 'Ask the press contact',
  pasteWhole: 'Paste the whole text, from the number to the end. A few sentences are not enough to tell.',

  release: 'Release',
  attachedFile: 'File',
  edition: 'Edition',
  editionOf: (edition: number, of: number) => (of === 1 ? `${edition}, the only one` : `${edition} of ${of}`),
  proof: 'Proof',
  byBytes: (form: string) => `The file is ${form}, to the byte.`,
  forms: {
    pdf: 'our PDF of this edition',
    docx: 'our Word file of this edition',
    png: 'our share picture of this edition',
    txt: 'our plain text of this edition',
    json: 'our data of this edition',
  } satisfies Record<Form, string>,
  byFile: 'The file has the same bytes as the one that was published.',
  byRecord: 'The record in the file has the hash that the register has for this edition.',
  byWords: 'Every word, figure and sign of the text is the edition’s.',
  register: 'Register',
  address: 'Address',
  leavesOut: 'Not in the copy',
  parts: { label: 'the number', contacts: 'contacts', notes: 'notes to editors' } satisfies Record<LeftOut, string>,
  notCompared: 'Not compared',
  notComparedWhat: 'Lines that mail, a messenger or a page puts around a text:',
  whatDiffers: 'What differs',
  takenOut: 'Struck out: the release has it, the copy does not',
  putIn: 'Underlined: the copy has it, the release does not',
  comma: ', ',
  code: 'Code:',

  refused: 'This copy was not checked.',
  faults: {
    empty: 'Nothing was sent. Paste a text, or choose a file.',
    both: 'A text and a file were sent. Send one of them at a time.',
    form: 'What was sent is not this page’s form. Open this page and send it from here.',
    'other-site': 'This was sent from another site. Send it from this page.',
    'too-long':
      'It is longer than a copy of a release can be: a file may have 2 MB, a text a million letters. Paste the text of the release alone.',
    kind: 'Files of this kind are not read, and no file of ours has these bytes. Open it, copy its text and paste it here.',
    damaged: 'The file is damaged and cannot be read. Get it once more, or open it, copy its text and paste it here.',
    locked:
      'The file has a password, or is in the form that Word had before 2007. Open it, copy its text and paste it here.',
    'no-words': 'There is no word in it. If it is a picture of a text, type its number and headline into the search.',
    'not-text': 'The file is no plain text. Open it, copy its text and paste it here.',
    encoding: 'The text is neither UTF-8 nor UTF-16. Open it, copy its text and paste it here.',
    'too-slow': 'It took longer than a check may take. Paste the text of the release alone.',
    often: 'You have checked many copies in a short time. Wait a moment and send it again.',
    busy: 'Many copies are being checked just now. Wait ten seconds and send it again.',
  } satisfies Record<CopyFault, string>,
};

export type CopyCheckWords = Omit<typeof en, 'forms' | 'parts' | 'faults'> & {
  forms: Record<Form, string>;
  parts: Record<LeftOut, string>;
  faults: Record<CopyFault, string>;
};

const isolated = (words: string) => `\u2068${words}\u2069`;

const ur: CopyCheckWords = {
  title: 'نقل کی جانچ',
  lead: 'کیا آپ کو ملنے والی نقل ویسی ہی ہے جیسی ریلیز جاری ہوئی تھی؟ اس کا متن یہاں چسپاں کریں یا فائل رکھیں۔ فوراً معلوم ہو گا کہ یہ ہماری ہے اور اس میں تبدیلی نہیں، یا کون سے الفاظ مختلف ہیں۔',
  pasteLabel: 'متن چسپاں کریں',
  fileLabel: 'یا فائل یہاں رکھیں',
  fileHint:
    'کسی ریلیز کی پی ڈی ایف، ورڈ فائل، سادہ متن یا ڈیٹا، یا اس سے منسلک کوئی فائل۔ زیادہ سے زیادہ \u20682 MB\u2069۔',
  kept: 'اس میں سے کچھ محفوظ نہیں کیا جاتا۔ خالی جگہوں، سطروں کے اختتام اور واوین کی قسم کا شمار نہیں: ای میل اور میسنجر انہیں بدل دیتے ہیں۔',
  check: 'جانچیں',
  another: 'ایک اور نقل جانچیں',
  terminal: 'ٹرمینل سے',

  unchanged: (label, edition) => `یہ ${isolated(label)} کی اشاعت ${edition} ہے، بغیر کسی تبدیلی کے۔`,
  withdrawnSince: 'واپس لی جا چکی ہے۔',
  correctedSince: 'بعد میں تصحیح ہوئی۔',
  differs: (label) => `یہ ${isolated(label)} نہیں جیسی وہ جاری ہوئی تھی۔`,
  differsIn: (n, edition) => `اشاعت ${edition} سے، جس سے یہ سب سے زیادہ ملتی ہے، ${n} جگہ فرق ہے:`,
  otherWordsAround: (label, edition) =>
    `${isolated(label)} کی اشاعت ${edition} اس نقل میں بغیر تبدیلی کے موجود ہے۔ اس کے آس پاس دوسرے الفاظ ہیں۔`,
  aroundWhat: 'جن الفاظ پر شامل کیے جانے کا نشان ہے وہ متن سے پہلے یا بعد میں ہیں، اور ریلیز کے نہیں۔',
  moreBelow: (n) => `مزید ${n} کے نشان نیچے متن میں ہیں۔`,
  alsoAround: 'متن سے پہلے یا بعد میں بھی کچھ الفاظ ہیں۔',
  otherRecord: (label) => `یہ ${isolated(label)} کا ڈیٹا نہیں جیسا وہ جاری ہوا تھا۔`,
  otherRecordWhat: 'اس میں موجود ریکارڈ کا ہیش وہ نہیں جو رجسٹر میں اس اشاعت کے لیے درج ہے۔',
  attachment: (label) => `یہ فائل ${isolated(label)} سے منسلک ہے، بغیر کسی تبدیلی کے۔`,
  otherText: (label) => `یہ ${isolated(label)} کا متن نہیں۔`,
  otherTextWhat: 'نقل پر یہی نمبر اور تاریخ ہے، مگر الفاظ دوسرے ہیں۔ جو جاری ہوا تھا وہ پڑھیں:',
  removed: (label) => `${isolated(label)} واپس لے لی گئی اور اس کا متن ہٹا دیا گیا۔`,
  removedWhat: 'اس لیے اس نقل کا موازنہ ممکن نہیں۔ اس نمبر کے تحت اب کچھ نافذ نہیں۔',
  otherPdf: 'یہ پی ڈی ایف ہماری جاری کردہ صورت میں نہیں۔',
  otherPdfWhat:
    'ممکن ہے یہ صفحے سے چھاپی گئی ہو، دوبارہ محفوظ کی گئی ہو، یا بدلی گئی ہو۔ اسے کھولیں، متن منتخب کر کے نقل کریں اور نیچے چسپاں کریں: پھر اس کے الفاظ کا موازنہ ہو گا۔',
  unknown: 'یہ ہماری نہیں۔',
  unknownWhat: (house) => `${isolated(house)} نے ان الفاظ کی کوئی ریلیز شائع نہیں کی۔`,
  unknownNext: 'اگر آپ کو کسی اور جواب کی توقع تھی:',
  searchIt: 'ریلیزوں میں اس کی سرخی یا نمبر تلاش کریں',
  askUs: 'پریس رابطے سے پوچھیں',
  pasteWhole: 'پورا متن چسپاں کریں، نمبر سے آخر تک۔ چند جملوں سے پتا نہیں چل سکتا۔',

  release: 'ریلیز',
  attachedFile: 'فائل',
  edition: 'اشاعت',
  editionOf: (edition, of) => (of === 1 ? `${edition}، واحد اشاعت` : `${of} میں سے ${edition}`),
  proof: 'ثبوت',
  byBytes: (form) => `یہ فائل بائٹ بہ بائٹ ${form} ہے۔`,
  forms: {
    pdf: 'اس اشاعت کی ہماری پی ڈی ایف',
    docx: 'اس اشاعت کی ہماری ورڈ فائل',
    png: 'اس اشاعت کی ہماری تصویر',
    txt: 'اس اشاعت کا ہمارا سادہ متن',
    json: 'اس اشاعت کا ہمارا ڈیٹا',
  },
  byFile: 'فائل کے بائٹ وہی ہیں جو شائع ہوئے تھے۔',
  byRecord: 'فائل میں موجود ریکارڈ کا ہیش وہی ہے جو رجسٹر میں اس اشاعت کے لیے درج ہے۔',
  byWords: 'متن کا ہر لفظ، ہندسہ اور نشان اسی اشاعت کا ہے۔',
  register: 'رجسٹر',
  address: 'پتا',
  leavesOut: 'نقل میں نہیں',
  parts: { label: 'نمبر', contacts: 'رابطہ', notes: 'مدیران کے لیے نوٹ' },
  notCompared: 'موازنہ نہیں ہوا',
  notComparedWhat: 'وہ سطریں جو ای میل، میسنجر یا کوئی صفحہ متن کے گرد لگا دیتا ہے:',
  whatDiffers: 'کیا مختلف ہے',
  takenOut: 'کٹا ہوا: ریلیز میں ہے، نقل میں نہیں',
  putIn: 'زیرِ خط: نقل میں ہے، ریلیز میں نہیں',
  comma: '، ',
  code: 'کوڈ:',

  refused: 'اس نقل کی جانچ نہیں ہوئی۔',
  faults: {
    empty: 'کچھ نہیں بھیجا گیا۔ متن چسپاں کریں یا فائل منتخب کریں۔',
    both: 'متن اور فائل دونوں بھیجے گئے۔ ایک وقت میں ایک بھیجیں۔',
    form: 'جو بھیجا گیا وہ اس صفحے کا فارم نہیں۔ یہ صفحہ کھولیں اور یہیں سے بھیجیں۔',
    'other-site': 'یہ کسی اور ویب سائٹ سے بھیجا گیا۔ اسے اسی صفحے سے بھیجیں۔',
    'too-long':
      'یہ اس سے لمبا ہے جتنی کسی ریلیز کی نقل ہو سکتی ہے: فائل \u20682 MB\u2069 تک، متن دس لاکھ حروف تک۔ صرف ریلیز کا متن چسپاں کریں۔',
    kind: 'اس قسم کی فائلیں نہیں پڑھی جاتیں، اور ہماری کسی فائل کے یہ بائٹ نہیں۔ اسے کھولیں، متن نقل کریں اور یہاں چسپاں کریں۔',
    damaged: 'فائل خراب ہے اور پڑھی نہیں جا سکتی۔ اسے دوبارہ حاصل کریں، یا کھول کر متن نقل کریں اور یہاں چسپاں کریں۔',
    locked: 'فائل پر پاس ورڈ ہے، یا یہ 2007 سے پہلے کے ورڈ کی ہے۔ اسے کھولیں، متن نقل کریں اور یہاں چسپاں کریں۔',
    'no-words': 'اس میں کوئی لفظ نہیں۔ اگر یہ متن کی تصویر ہے تو اس کا نمبر اور سرخی تلاش میں لکھیں۔',
    'not-text': 'یہ فائل سادہ متن نہیں۔ اسے کھولیں، متن نقل کریں اور یہاں چسپاں کریں۔',
    encoding: 'متن نہ UTF-8 میں ہے نہ UTF-16 میں۔ اسے کھولیں، متن نقل کریں اور یہاں چسپاں کریں۔',
    'too-slow': 'جانچ میں بہت زیادہ وقت لگا۔ صرف ریلیز کا متن چسپاں کریں۔',
    often: 'آپ نے تھوڑے وقت میں بہت سی نقلیں جانچی ہیں۔ ذرا ٹھہر کر دوبارہ بھیجیں۔',
    busy: 'اس وقت بہت سی نقلیں جانچی جا رہی ہیں۔ دس سیکنڈ بعد دوبارہ بھیجیں۔',
  },
};

/** The words of the check in a language. */
export const copyCheckWordsOf = (language: string): CopyCheckWords => (language.split('-')[0] === 'ur' ? ur : en);
