import 'server-only';

/** Types that a browser shows. It saves all others. */
const inlineTypes = /^(?:application\/pdf|image\/|text\/plain)/;

/**
 * The headers of a file, on the site and on the desk. Browsers show PDF through an object, which
 * the pages' policies forbid; a file's policy allows it and forbids scripts.
 * @param name safe in a header as it is
 */
export const fileHeaders = (type: string, name: string) => ({
  'Content-Security-Policy': "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Content-Disposition': `${inlineTypes.test(type) ? 'inline' : 'attachment'}; filename="${name}"`,
});
