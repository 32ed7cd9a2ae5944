// Which addresses programs on other sites may read (CORS): data, feeds and plain text. Pure. They
// hold nothing of a reader's, since the site knows none.

export const isOpen = (path: string): boolean => /\.(?:json|txt|atom|rss)$/.test(path);

/** Headers of an answer that any site may read. */
export const openHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified, Link, Content-Range',
};

/** Headers of the answer to a question before a request (preflight). */
export const preflightHeaders = {
  ...openHeaders,
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-Modified-Since, If-None-Match, If-Range, Range',
  'access-control-max-age': '86400',
  allow: 'GET, HEAD, OPTIONS',
  'cache-control': 'no-store',
};
