// The table of the administrator's commands: what each is called, takes and needs. `command-
// list.ts`
// reads it.

export type CommandSpec = {
  subject: string;
  does: string;
  /** Its words. EMAIL is required, [EMAIL] is optional, FILES… is one or more. */
  words: string[];
  /** Required and optional options, each with a sample value. */
  must?: Partial<Record<OptionName, string>>;
  may?: Partial<Record<OptionName, string>>;
  /** Its access to the database; `owner` copies the whole. Default: the newsroom's role. */
  needs?: 'nothing' | 'owner';
  /** What it writes much to; the disk is checked for room before. */
  fills?: 'database' | 'file';
};

const text = { type: 'string' } as const;
export const options = {
  json: { type: 'boolean' },
  name: text,
  role: { type: 'string', multiple: true },
  by: text,
  desk: text,
  remove: { type: 'boolean' },
  label: text,
  period: text,
  'first-month': text,
  prefix: text,
  'time-zone': text,
  reason: text,
  approvals: text,
  urgent: text,
  'comments-stop': text,
  register: text,
  expires: text,
  series: text,
  language: text,
  report: text,
  'name-in': { type: 'string', multiple: true },
  languages: text,
  'end-mark': text,
  accent: text,
  'accent-dark': text,
  emblem: text,
  contact: text,
  email: text,
  telephone: text,
  'duty-telephone': text,
  letterhead: { type: 'string', multiple: true },
  reuse: { type: 'string', multiple: true },
  require: text,
  check: { type: 'string', multiple: true },
  'longest-headline': text,
  'longest-text': text,
  'banned-words': text,
  acronyms: text,
} as const;
type OptionName = keyof typeof options;

const roleNames = 'officer|editor|auditor|admin';
const contact = { contact: 'WHO', email: 'E-MAIL', telephone: 'T' };
const demands = { approvals: '1|2|3', urgent: 'yes|no', 'comments-stop': 'yes|no' };

export const commands = {
  parse: {
    subject: 'Texts',
    does: 'shows how a release in house format (.txt, .docx) is read, as JSON; writes nothing',
    words: ['FILE'],
    needs: 'nothing',
  },
  import: {
    subject: 'Texts',
    does: 'takes an archive as it was published: files, folders, quoted patterns',
    words: ['FILES…'],
    may: { series: 'pr', desk: 'KEY', language: 'en', report: 'FILE' },
    fills: 'database',
  },
  'house show': {
    subject: 'House',
    does: 'shows what the house is called, its zone, languages, colours, contact and letterhead',
    words: [],
  },
  'house set': {
    subject: 'House',
    does: 'sets what is given of the house, and makes it the first time; published texts stay as they are',
    words: [],
    may: {
      name: 'NAME',
      'name-in': 'ur=NAME',
      'time-zone': 'Asia/Karachi',
      languages: 'en,ur',
      'end-mark': '*-*-*-*-*',
      accent: '#0b5d3b',
      'accent-dark': '#7cc9a3',
      emblem: 'FILE.svg|FILE.png|none',
      ...contact,
      'duty-telephone': 'T',
      letterhead: 'LINE',
      reuse: 'en=TERMS',
      require: 'PART,PART|none',
      check: 'CHECK=off|should|must',
      'longest-headline': 'CHARACTERS',
      'longest-text': 'WORDS',
      'banned-words': 'utilise=use,leverage|none',
      acronyms: 'UN,EU|none',
    },
  },
  'desk list': { subject: 'House', does: 'lists the desks: key, names, contact, whether closed', words: [] },
  'desk add': {
    subject: 'House',
    does: 'adds a desk with its name in each language of the house',
    words: ['KEY'],
    must: { name: 'NAME' },
    may: { 'name-in': 'ur=NAME', ...contact },
  },
  'desk rename': {
    subject: 'House',
    does: 'gives a desk other names or another contact; what it published keeps the name it had',
    words: ['KEY'],
    may: { name: 'NAME', 'name-in': 'ur=NAME', ...contact },
  },
  'desk close': { subject: 'House', does: 'lets a desk start no release; its people keep reading', words: ['KEY'] },
  'desk open': { subject: 'House', does: 'lets a closed desk start releases again', words: ['KEY'] },
  'user add': {
    subject: 'People',
    does: 'adds a person and prints a one-time password',
    words: ['EMAIL'],
    must: { name: 'NAME', role: roleNames },
    may: { desk: 'KEY' },
  },
  'user role': {
    subject: 'People',
    does: 'gives a person a role, or takes it away; on one desk, or on the whole house',
    words: ['EMAIL'],
    must: { role: roleNames },
    may: { desk: 'KEY', remove: '' },
  },
  'user disable': {
    subject: 'People',
    does: 'shuts a person out: open sessions and API tokens end at once',
    words: ['EMAIL'],
  },
  'user enable': { subject: 'People', does: 'lets a person in again', words: ['EMAIL'] },
  'user reset': {
    subject: 'People',
    does: 'makes a new password, printed once; sessions and API tokens end at once',
    words: ['EMAIL'],
  },
  'user invite': {
    subject: 'People',
    does: 'invites a person, who chooses name and password; prints the link, or sends it',
    words: ['EMAIL'],
    must: { role: roleNames },
    may: { desk: 'KEY', name: 'NAME', language: 'en|ur', by: 'link|mail' },
  },
  'user link': {
    subject: 'People',
    does: 'makes another link: of the invitation until it is accepted, of a new password afterwards',
    words: ['EMAIL'],
    may: { by: 'link|mail' },
  },
  'user list': { subject: 'People', does: 'lists people: roles, state, last seen', words: [] },
  'people export': {
    subject: 'People',
    does: 'prints everyone’s roles as CSV, for the review of rights',
    words: [],
  },
  'token add': {
    subject: 'Programs',
    does: 'makes an API token that acts as this person, and prints it once',
    words: ['EMAIL'],
    may: { expires: '30d', name: 'WHAT-FOR' },
  },
  'token list': {
    subject: 'Programs',
    does: 'lists API tokens: whose, what for, until when, when last used',
    words: ['[EMAIL]'],
  },
  'token revoke': { subject: 'Programs', does: 'ends an API token at once', words: ['TOKEN-ID'] },
  'series add': {
    subject: 'Numbers',
    does: 'adds a numbered series and shows a label',
    words: ['KEY'],
    must: { label: 'TEMPLATE', period: 'none|year|fiscal-year|month|manual' },
    may: { 'first-month': '7', prefix: 'P', 'time-zone': 'Z', name: 'NAME', ...demands },
  },
  'series set': {
    subject: 'Numbers',
    does: 'how many editors approve a text; whether it may go out before; what an open comment stops',
    words: ['KEY'],
    may: demands,
  },
  'series next': {
    subject: 'Numbers',
    does: 'sets the next number, only forwards; numbers jumped over become void in public',
    words: ['KEY', 'NUMBER'],
    may: { period: '2021-11', reason: 'R' },
  },
  'series begins': {
    subject: 'Numbers',
    does: 'declares where an archive’s period begins; the register shows it',
    words: ['KEY', 'NUMBER'],
    must: { reason: 'R' },
    may: { period: '2021-11' },
  },
  'series absent': {
    subject: 'Numbers',
    does: 'declares numbers that the archive does not hold',
    words: ['KEY', 'NUMBER[-NUMBER]'],
    must: { reason: 'R' },
    may: { period: '2021-11' },
  },
  'series restart': {
    subject: 'Numbers',
    does: 'begins at 1 again, where the period is manual',
    words: ['KEY'],
    must: { reason: 'R' },
  },
  'schedules release': {
    subject: 'Safety',
    does: 'publishes at set times again, after the database’s clock jumped and was checked',
    words: [],
    must: { reason: 'R' },
  },
  'clock accept': {
    subject: 'Safety',
    does: 'accepts a corrected clock that is behind entries dated while it ran ahead',
    words: [],
    must: { reason: 'R' },
  },
  'audit verify': {
    subject: 'Safety',
    does: 'recomputes the record’s and the register’s chain and every text’s hash',
    words: [],
  },
  backup: {
    subject: 'Safety',
    does: 'writes everything the newsroom knows, as of one moment, into one file',
    words: ['FILE'],
    needs: 'owner',
    fills: 'file',
  },
  restore: {
    subject: 'Safety',
    does: 'brings a backup back into an empty newsroom, unless the register that is shown is longer',
    words: ['FILE'],
    may: { register: 'register.json' },
    needs: 'owner',
    fills: 'database',
  },
} satisfies Record<string, CommandSpec>;
