// Days as the house counts them. Pure: the time zone is an argument.

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date on which a moment falls in a time zone, as YYYY-MM-DD. */
export function dayOf(at: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
