import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import { Reach } from '../contacts.tsx';
import type { PublicHouse } from '#lib/site/schema.ts';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** Whether the house names anybody to its readers. */
export const namesAnybody = ({ pressContact: { name, email, telephone }, dutyTelephone }: PublicHouse) =>
  [name, email, telephone, dutyTelephone].some((one) => one !== '');

/** Whom the house names to its readers, or that it names nobody. */
export function WhoAnswers({ place: { house, language } }: { place: Place }) {
  const words = wordsOf(language);
  const { name, email, telephone } = house.pressContact;
  if (!namesAnybody(house)) return <p>{words.nobodyNamed}</p>;
  return (
    <ul className="who">
      {name && (
        <li>
          <bdi>{name}</bdi>
        </li>
      )}
      {telephone && (
        <li>
          <Reach link={telephoneLink(telephone)}>{telephone}</Reach>
        </li>
      )}
      {email && (
        <li>
          <Reach link={emailLink(email)}>{email}</Reach>
        </li>
      )}
      {house.dutyTelephone && (
        <li>
          {words.dutyTelephone} <Reach link={telephoneLink(house.dutyTelephone)}>{house.dutyTelephone}</Reach>
        </li>
      )}
    </ul>
  );
}
