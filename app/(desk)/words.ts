// The reader's words, for what the server draws (next.config.js names this file to next-intl).
import { getRequestConfig } from 'next-intl/server';
import { catalogues } from '#components/words/catalogues.ts';
import { readersInterface } from '#lib/accounts/reader.ts';

export default getRequestConfig(async () => {
  const { language } = await readersInterface();
  return { locale: language, messages: catalogues[language], timeZone: 'UTC' };
});
