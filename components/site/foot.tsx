import { inLanguage } from '#lib/core/languages.ts';
import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import { Reach } from './contacts.tsx';
import { type Place, prefixOf } from './place.ts';
import { wordsOf } from './words/words.ts';

/** The pages that the foot names, in its order, by their names in the words. */
const ways = {
  aboutPage: '/about',
  accessibility: '/accessibility',
  reuse: '/reuse',
  corrections: '/corrections',
} as const;

/** The house, and whom a journalist may ask. */
export function Foot({ place: { house, language } }: { place: Place }) {
  const words = wordsOf(language);
  const { name, email, telephone } = house.pressContact;
  const isReachable = name || email || telephone;
  return (
    <footer className="foot sheet">
      <span dir="auto">{inLanguage(house.names, language)}</span>
      {isReachable && (
        <span>
          {words.pressContact} {name && <bdi>{name}</bdi>} <Reach link={telephoneLink(telephone)}>{telephone}</Reach>{' '}
          <Reach link={emailLink(email)}>{email}</Reach>
        </span>
      )}
      {house.dutyTelephone && (
        <span>
          {words.dutyTelephone} <Reach link={telephoneLink(house.dutyTelephone)}>{house.dutyTelephone}</Reach>
        </span>
      )}
      <nav aria-label={words.aboutTheHouse}>
        {Object.entries(ways).map(([way, path]) => (
          <a key={way} href={prefixOf(house, language) + path}>
            {words[way as keyof typeof ways]}
          </a>
        ))}
      </nav>
    </footer>
  );
}
