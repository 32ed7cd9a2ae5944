// The screens on which a story looks for words that are not of the catalogue.

/** @param draft and a published release, as addresses */
export const officersScreens = (draft: string, published: string) => [
  '/desk',
  draft,
  `${draft}?history`,
  published,
  '/desk/releases',
  '/desk/notices',
  '/desk/bundles',
  '/desk/account',
  '/desk/new',
  '/desk/calendar',
  '/desk/numbers',
  '/desk/register',
  '/desk/nowhere',
];

export const administratorsScreens = ['/desk', '/desk/deliveries', '/desk/people', '/desk/house', '/desk/series'];
