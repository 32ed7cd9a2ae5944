import 'server-only';

/** What a browser shows by itself; the rest it keeps. */
const inlineTypes = /^(?:application\/pdf|image\/|text\/plain)/;

/**
 * How a file is answered, on the site and on the desk. Browsers show PDF by an object of their own,
 * which the pages' policies would forbid, so objects stay allowed; nothing of a file is run.
 * @param name that can stand in a header as it is
 */
export const fileHeaders = (type: string, name: string) => ({
  'Content-Security-Policy': "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Content-Disposition': `${inlineTypes.test(type) ? 'inline' : 'attachment'}; filename="${name}"`,
});
