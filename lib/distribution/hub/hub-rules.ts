// Which feeds a change of releases makes new, and how a hub is told (WebSub). Pure.

export type Changed = { series: string; deskKey: string };

/** Addresses in one request. */
const most = 100;

/**
 * The addresses of the feeds that show the releases, in each language and form.
 * @param origin the site’s address, without a slash at its end
 * @param languages the house’s, its own first
 */
export function topicsOf(origin: string, languages: string[], changed: Changed[]): string[] {
  const subjects = new Set([
    'all',
    'corrections',
    ...changed.flatMap(({ series, deskKey }) => [`series/${series}`, `desks/${deskKey}`]),
  ]);
  return languages.flatMap((language, at) =>
    [...subjects].flatMap((subject) =>
      ['atom', 'rss', 'json'].map((form) => `${origin}${at === 0 ? '' : `/${language}`}/feeds/${subject}.${form}`),
    ),
  );
}

/** The forms that are posted to the hub. */
export function hubForms(topics: string[]): URLSearchParams[] {
  return Array.from({ length: Math.ceil(topics.length / most) }, (_, page) => {
    const form = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const topic of topics.slice(page * most, (page + 1) * most)) form.append('hub.url', topic);
    return form;
  });
}
