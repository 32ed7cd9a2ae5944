// Which language the interface has for whoever is not signed in.
import { type InterfaceLanguage, interfaceLanguages } from './schema.ts';

/** The interface's language by that code, or null. `ur-PK` counts as `ur`. */
export function interfaceLanguage(code: string | undefined): InterfaceLanguage | null {
  const base = code?.trim().toLowerCase().split('-')[0];
  return interfaceLanguages.find((language) => language === base) ?? null;
}

/** The first language of an Accept-Language header that the interface has, or null. */
export function languageAccepted(header: string | null): InterfaceLanguage | null {
  const wanted = (header ?? '')
    .slice(0, 400)
    .split(',')
    .map((entry) => {
      const [code = '', ...parameters] = entry.split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return { language: interfaceLanguage(code), weight: weight === undefined ? 1 : Number(weight) };
    });
  const known = wanted.filter(({ language, weight }) => language !== null && weight > 0);
  return known.sort((a, b) => b.weight - a.weight)[0]?.language ?? null;
}
