// What e-mails say of each event, in English and Urdu.
import type { EventName } from '#lib/notices/rules.ts';
import type { MailLanguage } from './mail-form-rules.ts';

/** `{by}` stands for the name of the person whose act it was. */
type EventWords = { subject: string; sentence: string; next: string };

const english: Record<EventName, EventWords> = {
  submitted: {
    subject: 'For review',
    sentence: '{by} has submitted this release for review.',
    next: 'Read it, then approve it or request changes:',
  },
  'changes-requested': {
    subject: 'Changes requested',
    sentence: '{by} has requested changes to this release.',
    next: 'Amend it and submit it again:',
  },
  approved: {
    subject: 'Approved',
    sentence: '{by} has approved this release. An editor can publish it now.',
    next: 'See it:',
  },
  'approval-ended': {
    subject: 'Approval ended',
    sentence:
      'Your approval of this release has ended because of a change by {by}. Nothing is published without a new approval.',
    next: 'See it:',
  },
  published: {
    subject: 'Published',
    sentence: 'This release is public. It was published by {by}.',
    next: 'See it:',
  },
  'published-urgently': {
    subject: 'Published urgently',
    sentence: '{by} has published this release without an approval. It is public.',
    next: 'If you neither wrote nor published it, read it now and write your review:',
  },
  'urgent-reviewed': {
    subject: 'Reviewed after urgent publication',
    sentence: '{by} has reviewed this release, which was published without an approval.',
    next: 'See it:',
  },
  'schedule-missed': {
    subject: 'Not published at its time',
    sentence: 'This release was not published at the time that you set for it.',
    next: 'See what it lacks, then publish it or set another time:',
  },
  'bundle-missed': {
    subject: 'A bundle is not published at its time',
    sentence: 'The schedule that you set for a bundle has ended. Nothing of the bundle is published.',
    next: 'See why, then publish the bundle or set another time:',
  },
  assigned: {
    subject: 'Assigned to you',
    sentence: '{by} has assigned this release to you.',
    next: 'Open it:',
  },
  commented: {
    subject: 'Commented',
    sentence: '{by} has commented on this release.',
    next: 'Read the comment:',
  },
  'comment-answered': {
    subject: 'A comment is answered',
    sentence: '{by} has answered a comment on this release.',
    next: 'Read the answer:',
  },
  'comment-resolved': {
    subject: 'A comment is resolved',
    sentence: '{by} has resolved a comment on this release.',
    next: 'See it:',
  },
  'comment-reopened': {
    subject: 'A comment is open again',
    sentence: '{by} has reopened a comment on this release.',
    next: 'Read the comment:',
  },
  'comment-changed': {
    subject: 'A comment is changed',
    sentence: '{by} has changed what a comment of theirs on this release says.',
    next: 'Read the comment:',
  },
  'comment-withdrawn': {
    subject: 'A comment is withdrawn',
    sentence: '{by} has withdrawn a comment of theirs on this release.',
    next: 'See the text:',
  },
  'answer-changed': {
    subject: 'An answer is changed',
    sentence: '{by} has changed what an answer of theirs to a comment on this release says.',
    next: 'Read the answer:',
  },
  'answer-withdrawn': {
    subject: 'An answer is withdrawn',
    sentence: '{by} has withdrawn an answer of theirs to a comment on this release.',
    next: 'Read the comment:',
  },
  'schedules-held': {
    subject: 'Schedules are held',
    sentence:
      'The clock of the newsroom’s database went ahead of the time that passed. Nothing that is scheduled is published until an administrator has looked at that clock and runs: npm run -s pressmark -- schedules release --reason WHY',
    next: 'What cannot wait can be unscheduled and published by hand:',
  },
  'delivery-failed': {
    subject: 'An e-mail was not delivered',
    sentence: 'An e-mail could not be delivered.',
    next: 'See the deliveries:',
  },
};

const urdu: Record<EventName, EventWords> = {
  submitted: {
    subject: 'جائزے کے لیے',
    sentence: '{by} نے یہ ریلیز جائزے کے لیے جمع کرائی ہے۔',
    next: 'اسے پڑھیں، پھر منظور کریں یا تبدیلیاں طلب کریں:',
  },
  'changes-requested': {
    subject: 'تبدیلیاں درکار ہیں',
    sentence: '{by} نے اس ریلیز میں تبدیلیاں طلب کی ہیں۔',
    next: 'درستی کر کے دوبارہ جمع کرائیں:',
  },
  approved: {
    subject: 'منظور',
    sentence: '{by} نے یہ ریلیز منظور کر لی ہے۔ اب کوئی مدیر اسے شائع کر سکتا ہے۔',
    next: 'دیکھیں:',
  },
  'approval-ended': {
    subject: 'منظوری ختم ہو گئی',
    sentence: '{by} کی تبدیلی سے اس ریلیز کی آپ کی دی ہوئی منظوری ختم ہو گئی۔ نئی منظوری کے بغیر کچھ شائع نہیں ہوتا۔',
    next: 'دیکھیں:',
  },
  published: {
    subject: 'شائع ہو گئی',
    sentence: 'یہ ریلیز اب سب کے سامنے ہے۔ اسے {by} نے شائع کیا۔',
    next: 'دیکھیں:',
  },
  'published-urgently': {
    subject: 'فوری شائع ہوئی',
    sentence: '{by} نے یہ ریلیز منظوری کے بغیر شائع کی ہے۔ یہ اب سب کے سامنے ہے۔',
    next: 'اگر آپ نے اسے نہ لکھا نہ شائع کیا تو ابھی پڑھیں اور اپنا جائزہ لکھیں:',
  },
  'urgent-reviewed': {
    subject: 'فوری اشاعت کا جائزہ ہو گیا',
    sentence: '{by} نے اس ریلیز کا جائزہ لے لیا ہے جو منظوری کے بغیر شائع ہوئی تھی۔',
    next: 'دیکھیں:',
  },
  'schedule-missed': {
    subject: 'مقررہ وقت پر شائع نہیں ہوئی',
    sentence: 'یہ ریلیز آپ کے مقرر کیے ہوئے وقت پر شائع نہیں ہوئی۔',
    next: 'دیکھیں کیا کمی ہے، پھر شائع کریں یا دوسرا وقت مقرر کریں:',
  },
  'bundle-missed': {
    subject: 'مجموعہ مقررہ وقت پر شائع نہیں ہوا',
    sentence: 'آپ نے ایک مجموعے کا جو وقت مقرر کیا تھا وہ ختم ہو گیا ہے۔ مجموعے کی کوئی ریلیز شائع نہیں ہوئی۔',
    next: 'وجہ دیکھیں، پھر مجموعہ شائع کریں یا دوسرا وقت مقرر کریں:',
  },
  assigned: {
    subject: 'آپ کے سپرد',
    sentence: '{by} نے یہ ریلیز آپ کے سپرد کی ہے۔',
    next: 'کھولیں:',
  },
  commented: {
    subject: 'تبصرہ ہوا',
    sentence: '{by} نے اس ریلیز پر تبصرہ کیا ہے۔',
    next: 'تبصرہ پڑھیں:',
  },
  'comment-answered': {
    subject: 'تبصرے کا جواب آیا',
    sentence: '{by} نے اس ریلیز پر ایک تبصرے کا جواب دیا ہے۔',
    next: 'جواب پڑھیں:',
  },
  'comment-resolved': {
    subject: 'تبصرہ نمٹ گیا',
    sentence: '{by} نے اس ریلیز کا ایک تبصرہ نمٹا دیا ہے۔',
    next: 'دیکھیں:',
  },
  'comment-reopened': {
    subject: 'تبصرہ دوبارہ کھل گیا',
    sentence: '{by} نے اس ریلیز کا ایک تبصرہ دوبارہ کھول دیا ہے۔',
    next: 'تبصرہ پڑھیں:',
  },
  'comment-changed': {
    subject: 'تبصرہ بدل گیا',
    sentence: '{by} نے اس ریلیز پر اپنے ایک تبصرے کے الفاظ بدل دیے ہیں۔',
    next: 'تبصرہ پڑھیں:',
  },
  'comment-withdrawn': {
    subject: 'تبصرہ واپس لے لیا گیا',
    sentence: '{by} نے اس ریلیز پر اپنا ایک تبصرہ واپس لے لیا ہے۔',
    next: 'متن دیکھیں:',
  },
  'answer-changed': {
    subject: 'جواب بدل گیا',
    sentence: '{by} نے اس ریلیز کے ایک تبصرے پر اپنے جواب کے الفاظ بدل دیے ہیں۔',
    next: 'جواب پڑھیں:',
  },
  'answer-withdrawn': {
    subject: 'جواب واپس لے لیا گیا',
    sentence: '{by} نے اس ریلیز کے ایک تبصرے پر اپنا جواب واپس لے لیا ہے۔',
    next: 'تبصرہ پڑھیں:',
  },
  'schedules-held': {
    subject: 'مقررہ اشاعتیں رکی ہوئی ہیں',
    sentence:
      'نیوز روم کے ڈیٹا بیس کی گھڑی گزرے ہوئے وقت سے آگے نکل گئی ہے۔ جب تک کوئی منتظم گھڑی دیکھ کر یہ حکم نہ چلائے، مقررہ وقت کی کوئی ریلیز شائع نہیں ہوگی: npm run -s pressmark -- schedules release --reason WHY',
    next: 'جو نہ رک سکے اس کا وقت ہٹا کر خود شائع کیا جا سکتا ہے:',
  },
  'delivery-failed': {
    subject: 'ایک ای میل نہیں پہنچی',
    sentence: 'ایک ای میل نہیں پہنچ سکی۔',
    next: 'ترسیل دیکھیں:',
  },
};

export const eventWords: Record<MailLanguage, Record<EventName, EventWords>> = { en: english, ur: urdu };
