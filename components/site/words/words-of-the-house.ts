// The words of the pages about the house.

export const houseEn = {
  aboutPage: 'About',
  accessibility: 'Accessibility',
  reuse: 'Reuse',
  aboutTheHouse: 'About the house',
  aboutTitle: (house: string) => `About ${house}`,
  aboutIntro: (house: string, languages: string) => `${house} issues numbered press releases in ${languages}.`,
  whereTitle: 'Where',
  whoAnswers: 'Who answers',
  nobodyNamed: 'The house has named nobody here.',
  numbersTitle: 'How the numbers work',
  numbersText:
    'Each release takes the next number of its series when it is published, and keeps it for ever. The number stands in its address.',
  restarts: {
    month: 'numbered anew each month',
    year: 'numbered anew each year',
    'fiscal-year': 'numbered anew each fiscal year',
    none: 'numbered without a break',
    manual: 'numbered anew when the house says so',
  },
  gapsText:
    'Numbers have no gaps. One that was never issued is declared void, with the reason. The register counts them all:',
  timesTitle: 'Times',
  timesText: (zone: string) => `All dates and hours are those of ${zone}. Beside an hour stands its distance from UTC.`,
  putRightTitle: 'What is put right',
  correctionsText:
    'A corrected release keeps its number and its address. Above its text stands what each correction changed, and when. Every earlier edition can still be read, and what was changed is shown word by word.',
  withdrawalsText:
    'A withdrawn release keeps its number and its address, and says when and why it was withdrawn. Its text stays for the record or is removed; its place in the register stays in either case.',
  checkText:
    'Every edition has a hash in the public register, and each entry holds the hash of the one before. So anyone can tell whether a copy is what was published, and whether anything was changed later.',
  followTitle: 'How to follow',
  followText: 'The pages need no account and no script, and set no cookies.',
  moreTitle: 'More',
  accessibilityIntro: (house: string) =>
    `How people with disabilities can read the releases of ${house}, and where it fails.`,
  holdsTitle: 'What holds',
  holds: [
    'Pages are plain documents. They need no script, and nothing moves or ends after a time.',
    'Everything can be reached with the keyboard, in the order of the page, and what has the focus is seen.',
    'Headings, lists, tables and regions are marked, so that screen readers can go from one to the next.',
    'Text can be enlarged to 200 % and stands in one column on a narrow screen. It follows the colours of the device, dark or light, and higher contrast where that is asked for.',
    'Nothing is said by colour alone: corrected, withdrawn and missing are words.',
    'Each page says its language and direction, and marks what is in another one.',
    'Every release also exists as plain text, linked from its page.',
    'Pages are checked by a program (axe) and with the keyboard alone whenever the software changes.',
  ],
  failsTitle: 'What does not',
  fails: [
    'Attached files come as they were made. The house’s software does not check whether a PDF or a table can be read aloud.',
    'A wide table scrolls in a box of its own on a narrow screen.',
    'Screen readers differ in how they read struck-out and underlined words. Pages of changes announce them in words as well.',
    'A program finds only a part of what may be wrong, and nobody has certified this site.',
  ],
  tellTitle: 'Whom to tell',
  tellText: 'If you cannot read or reach something, tell the house what it is and how you would need it:',
  reuseIntro: (house: string) => `On what terms you may reuse what ${house} publishes here.`,
  termsTitle: 'Terms',
  noTerms: 'The house has set no terms of reuse. Ask before you reuse a release.',
  askTitle: 'Whom to ask',
  citeText:
    'The page of each release has a line to cite it by. It names the house, the number, the headline, the date and the edition with its hash, so that others can check what you quote.',
};

export const houseUr: typeof houseEn = {
  aboutPage: 'ادارے کے بارے میں',
  accessibility: 'رسائی',
  reuse: 'دوبارہ استعمال',
  aboutTheHouse: 'ادارے کے بارے میں',
  aboutTitle: (house) => `${house} کے بارے میں`,
  aboutIntro: (house, languages) => `${house} ${languages} میں نمبر وار پریس ریلیزیں جاری کرتا ہے۔`,
  whereTitle: 'پتا',
  whoAnswers: 'کون جواب دیتا ہے',
  nobodyNamed: 'ادارے نے یہاں کسی کا نام نہیں دیا۔',
  numbersTitle: 'نمبر کیسے چلتے ہیں',
  numbersText:
    'ہر ریلیز شائع ہوتے وقت اپنے سلسلے کا اگلا نمبر لیتی ہے اور وہ نمبر ہمیشہ اسی کا رہتا ہے۔ نمبر اس کے پتے میں موجود ہوتا ہے۔',
  restarts: {
    month: 'ہر مہینے نئے سرے سے نمبر',
    year: 'ہر سال نئے سرے سے نمبر',
    'fiscal-year': 'ہر مالی سال نئے سرے سے نمبر',
    none: 'مسلسل نمبر',
    manual: 'ادارے کے کہنے پر نئے سرے سے نمبر',
  },
  gapsText:
    'نمبروں میں کوئی خلا نہیں۔ جو نمبر جاری نہ ہوا ہو اسے وجہ کے ساتھ منسوخ قرار دیا جاتا ہے۔ رجسٹر ان سب کو گنتا ہے:',
  timesTitle: 'اوقات',
  timesText: (zone) =>
    `تمام تاریخیں اور اوقات \u2066${zone}\u2069 کے ہیں۔ وقت کے ساتھ \u2066UTC\u2069 سے اس کا فرق لکھا ہے۔`,
  putRightTitle: 'جو درست کیا جاتا ہے',
  correctionsText:
    'تصحیح شدہ ریلیز کا نمبر اور پتا وہی رہتا ہے۔ متن کے اوپر لکھا ہوتا ہے کہ ہر تصحیح میں کیا اور کب بدلا۔ ہر پچھلی اشاعت اب بھی پڑھی جا سکتی ہے، اور تبدیلی لفظ بہ لفظ دکھائی جاتی ہے۔',
  withdrawalsText:
    'واپس لی گئی ریلیز کا نمبر اور پتا وہی رہتا ہے، اور وہاں لکھا ہوتا ہے کہ اسے کب اور کیوں واپس لیا گیا۔ اس کا متن ریکارڈ کے لیے رہتا ہے یا ہٹا دیا جاتا ہے؛ رجسٹر میں اس کی جگہ ہر صورت برقرار رہتی ہے۔',
  checkText:
    'ہر اشاعت کا ہیش عوامی رجسٹر میں ہے، اور ہر اندراج میں پچھلے اندراج کا ہیش شامل ہے۔ یوں کوئی بھی جان سکتا ہے کہ نقل وہی ہے جو شائع ہوئی تھی، اور بعد میں کچھ بدلا تو نہیں۔',
  followTitle: 'کیسے باخبر رہیں',
  followText: 'ان صفحات کے لیے نہ کھاتا چاہیے نہ اسکرپٹ، اور یہ کوئی کوکی نہیں رکھتے۔',
  moreTitle: 'مزید',
  accessibilityIntro: (house) => `معذور افراد ${house} کی ریلیزیں کیسے پڑھ سکتے ہیں، اور کہاں کمی ہے۔`,
  holdsTitle: 'جو پورا ہے',
  holds: [
    'صفحات سادہ دستاویزیں ہیں۔ ان کے لیے اسکرپٹ نہیں چاہیے، نہ کچھ حرکت کرتا ہے نہ وقت گزرنے پر ختم ہوتا ہے۔',
    'ہر چیز تک کی بورڈ سے، صفحے کی ترتیب میں، پہنچا جا سکتا ہے، اور جہاں فوکس ہو وہ نظر آتا ہے۔',
    'سرخیاں، فہرستیں، جدول اور حصے نشان زد ہیں، تاکہ اسکرین ریڈر ایک سے دوسرے تک جا سکیں۔',
    'متن 200 فیصد تک بڑا کیا جا سکتا ہے اور تنگ اسکرین پر ایک کالم میں آ جاتا ہے۔ صفحہ آلے کے رنگوں کی پیروی کرتا ہے، اور جہاں زیادہ تضاد مانگا جائے وہ بھی دیتا ہے۔',
    'کوئی بات صرف رنگ سے نہیں کہی جاتی: تصحیح شدہ، واپس لی گئی اور غائب لفظوں میں لکھے ہیں۔',
    'ہر صفحہ اپنی زبان اور سمت بتاتا ہے، اور جو دوسری زبان میں ہو اسے نشان زد کرتا ہے۔',
    'ہر ریلیز سادہ متن میں بھی موجود ہے، جس کا لنک اس کے صفحے پر ہے۔',
    'سافٹ ویئر میں ہر تبدیلی پر صفحات ایک پروگرام (axe) سے اور صرف کی بورڈ سے جانچے جاتے ہیں۔',
  ],
  failsTitle: 'جو پورا نہیں',
  fails: [
    'منسلک فائلیں ویسی ہی ہیں جیسی بنائی گئیں۔ ادارے کا سافٹ ویئر یہ نہیں جانچتا کہ کوئی PDF یا جدول سنا جا سکتا ہے یا نہیں۔',
    'چوڑا جدول تنگ اسکرین پر اپنے خانے میں سرکتا ہے۔',
    'کٹے ہوئے اور زیرِ خط الفاظ کو اسکرین ریڈر مختلف طرح پڑھتے ہیں۔ تبدیلیوں کے صفحات انہیں لفظوں میں بھی بتاتے ہیں۔',
    'پروگرام خرابیوں کا صرف ایک حصہ پکڑتا ہے، اور اس ویب سائٹ کی کسی نے سند نہیں دی۔',
  ],
  tellTitle: 'کسے بتائیں',
  tellText:
    'اگر آپ کچھ پڑھ نہ سکیں یا وہاں تک پہنچ نہ سکیں تو ادارے کو بتائیں کہ وہ کیا ہے اور آپ کو کس صورت میں چاہیے:',
  reuseIntro: (house) => `${house} جو کچھ یہاں شائع کرتا ہے اسے آپ کن شرائط پر دوبارہ استعمال کر سکتے ہیں۔`,
  termsTitle: 'شرائط',
  noTerms: 'ادارے نے دوبارہ استعمال کی کوئی شرائط مقرر نہیں کیں۔ کوئی ریلیز استعمال کرنے سے پہلے پوچھ لیں۔',
  askTitle: 'کس سے پوچھیں',
  citeText:
    'ہر ریلیز کے صفحے پر حوالے کی ایک سطر ہے۔ اس میں ادارہ، نمبر، سرخی، تاریخ، اور اشاعت اپنے ہیش کے ساتھ درج ہے، تاکہ دوسرے آپ کے حوالے کو جانچ سکیں۔',
};
