import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import { Reach } from '../contacts.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words.ts';

/** Whom the house names to its readers, or that it names nobody. */
export function WhoAnswers({ place: { house, language } }: { place: Place }) {
  const words = wordsOf(language);
  const { name, email, telephone } = house.pressContact;
  if (!name && !email && !telephone && !house.dutyTelephone) return <p>{words.nobodyNamed}</p>;
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
