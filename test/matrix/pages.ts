// Every page of the desk and what it answers to whom, written by hand from the office's rules. The
// cells run in e2e/pages.spec.ts.
import { type Person, roleOn } from './people.ts';

/** `to sign in`, `to the desk`: the answer leads there. */
export type PageAnswer = 'shown' | 'not there' | 'to sign in' | 'to the desk';
type Page = {
  /** Without /desk. @param releaseId of a release of the desk on which people hold their roles */
  address: (releaseId: string) => string;
  answer: (who: Person) => PageAnswer;
};

/** A page of everybody with a session. It shows each what is theirs to see. */
const ofPeople = (address: string): Page => ({
  address: () => address,
  answer: ({ isLetIn }) => (isLetIn ? 'shown' : 'to sign in'),
});

/** A page that only some with a session may open. */
const onlyFor = (address: Page['address'], may: (who: Person) => boolean): Page => ({
  address,
  answer: (who) => (!who.isLetIn ? 'to sign in' : may(who) ? 'shown' : 'not there'),
});

/** A page that answers all alike. */
const ofAll = (address: string, answer: PageAnswer): Page => ({ address: () => address, answer: () => answer });

const isAdministrator = ({ holds }: Person) => holds.some(({ role, on }) => role === 'admin' && on === 'house');

export const pages: Record<string, Page> = {
  'page.tsx': ofPeople(''),
  'account/page.tsx': ofPeople('/account'),
  'bundles/page.tsx': ofPeople('/bundles'),
  'calendar/page.tsx': ofPeople('/calendar'),
  'deliveries/page.tsx': onlyFor(() => '/deliveries', isAdministrator),
  'house/page.tsx': ofPeople('/house'),
  'join/page.tsx': ofAll('/join?code=nothing', 'shown'),
  'new/page.tsx': ofPeople('/new'),
  'notices/page.tsx': ofPeople('/notices'),
  'numbers/page.tsx': ofPeople('/numbers'),
  'password/page.tsx': ofAll('/password', 'shown'),
  'people/page.tsx': ofPeople('/people'),
  'register/page.tsx': ofPeople('/register'),
  'releases/page.tsx': ofPeople('/releases'),
  'releases/[id]/page.tsx': onlyFor(
    (releaseId) => `/releases/${releaseId}`,
    (who) => roleOn(who, ['officer', 'editor', 'auditor']),
  ),
  'series/page.tsx': ofPeople('/series'),
  // The house has an administrator, so its set-up is over.
  'set-up/page.tsx': ofAll('/set-up?code=nothing', 'not there'),
  'sign-in/page.tsx': {
    address: () => '/sign-in',
    answer: ({ isLetIn }) => (isLetIn ? 'to the desk' : 'shown'),
  },
  '[...rest]/page.tsx': ofAll('/nowhere', 'not there'),
};
