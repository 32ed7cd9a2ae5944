// Addresses that somebody may try who looks for what is not public yet.

/** Forms of a release's address. */
const endings = ['', '.txt', '.json', '.pdf', '.docx', '.png', '/changes', '/changes.json', '?edition=1', '?edition=2'];

/** One that nobody has ever used, of each shape that a guess can have. */
export const neverUsed = '/releases/zz/1999/01/4711';

/** Months of the years beside a month: "2026/11". */
function* monthsBeside(year: number, years: number): Generator<string> {
  for (let each = year - years; each <= year + years; each++)
    for (let month = 1; month <= 12; month++) yield `${each}/${String(month).padStart(2, '0')}`;
}

/** Spellings that other programs might read otherwise. */
const spellings = [
  (path: string) => path.replace(/(?<=.)\//g, '%2f'),
  (path: string) => path.replace(/(?<=.)\//g, '%252f'),
  (path: string) => path.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path: string) => path.toUpperCase(),
  (path: string) =>
    path.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))).replace(/[^ -~]/g, encodeURIComponent),
  (path: string) => `${path}/.`,
  (path: string) => `${path}/../x/..`,
  (path: string) => `/./${path}`,
  (path: string) => `/%2e%2e${path}`,
  (path: string) => `/%00${path}`,
  (path: string) => `${path}%00`,
  (path: string) => `${path}%00.txt`,
  (path: string) => `${path};.txt`,
  (path: string) => `${path}%0d%0aX-Mark:%20x`,
  (path: string) => `${path}%c0%ae`,
  (path: string) => `http://localhost${path}`,
  (path: string) => `/\\${path}`,
  (path: string) => `${path}?edition=0`,
  (path: string) => `${path}?edition=-1`,
  (path: string) => `${path}?edition=1&edition=2`,
  (path: string) => `${path}?draft=1&preview=true&state=draft`,
  (path: string) => `${path}?__nextLocale=ur&_rsc=1`,
];

/** What is known of a newsroom from outside, or by a leaked id, in every place of an address. */
function* ofSecrets(secrets: string[]): Generator<string> {
  const places = ['/', '/releases/', '/releases/pr/', '/ur/releases/', '/assets/', '/files/', '/register/', '/desks/'];
  const below = ['/releases/pr/2026/11/99/', '/feeds/', '/sitemap/en/', '/preview/', '/drafts/', '/search/'];
  for (const secret of secrets)
    for (const place of [...places, ...below]) for (const ending of endings) yield place + secret + ending;
}

/** Numbers to come, in all forms and odd spellings. The house has fewer than ten. */
function* ofNumbers(year: number): Generator<string> {
  for (let number = 10; ; number++)
    for (const month of monthsBeside(year, 1)) {
      for (const ending of endings) yield `/releases/pr/${month}/${number}${ending}`;
      yield `/ur/releases/pr/${month}/${number}`;
      for (const spell of spellings) yield spell(`/releases/pr/${month}/${number}`);
    }
}

type Known = { secrets: string[]; desks: string[]; now: Date };

/** Addresses at which something may be public: days, desks, feeds, sitemaps, register. */
function* ofLists({ desks, now }: Known): Generator<string> {
  for (let day = -100; day < 300; day++) {
    const at = new Date(now.getTime() + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/');
    for (const rest of ['', '/sheet', '?after=1', '?before=9']) yield `/archive/${at}${rest}`;
  }
  for (const month of monthsBeside(now.getUTCFullYear(), 20)) {
    const period = month.replace('/', '-');
    for (const prefix of ['', '/ur'])
      yield* [`${prefix}/register/pr/${period}`, `${prefix}/archive/${month}`, `${prefix}/archive/pr/${month}`];
    for (const number of [1, 2, 3, 9]) yield `/register.json?series=pr&period=${period}&cursor=${number}`;
    for (const language of ['en', 'ur']) yield `/sitemap/${language}/${period}.xml`;
  }
  for (const prefix of ['', '/ur'])
    for (const name of [...desks, 'un', 'drafts', 'embargoed', 'scheduled', 'all', 'pr', 'corrections']) {
      for (const before of ['', '?before=pr/2026/11/999', '?before=pr/2199/01/1'])
        yield `${prefix}/desks/${name}${before}`;
      for (const place of ['', 'series/', 'desk/', 'desks/', 'language/'])
        for (const ending of ['atom', 'rss', 'json', 'xml']) yield `${prefix}/feeds/${place}${name}.${ending}`;
    }
}

export type Guess = { path: string; isNever: boolean };

/**
 * `count` addresses, each once. Those that `isNever` marks belong to nothing that is public.
 * @param known ids of what is not public, names and hashes of files, keys of desks
 */
export function guesses(count: number, known: Known): Guess[] {
  const all = new Map<string, boolean>();
  for (const path of ofLists(known)) all.set(path, false);
  for (const path of ofSecrets(known.secrets)) all.set(path, true);
  for (const path of ofNumbers(known.now.getUTCFullYear())) {
    if (all.size >= count) break;
    all.set(path, true);
  }
  return [...all].map(([path, isNever]) => ({ path, isNever }));
}
