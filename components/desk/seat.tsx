'use client';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from 'react';
import { actionsOf, type DeskActions } from './desk-actions.ts';

type Person = { id: string; name: string };

const Seated = createContext<RefObject<Person | null>>({ current: null });
const Acting = createContext<Person>({ id: '', name: '' });

/** Around all pages: keeps whom this tab shows, from its first page until it is loaded anew. */
export function Seats({ children }: { children: ReactNode }) {
  const seated = useRef<Person | null>(null);
  // Until its scripts have taken the page over, a press does nothing: desk.css shows that.
  useEffect(() => {
    document.documentElement.dataset.ready = '';
  }, []);
  return <Seated value={seated}>{children}</Seated>;
}

function OtherHands({ was, now }: { was: Person; now: Person }) {
  return (
    <div className="other-hands" role="alert">
      <p>
        <strong>
          You are signed in as {now.name} now, and this screen is {was.name}’s.
        </strong>{' '}
        Nothing is saved or done from it; its text stays on this screen. Sign in as {was.name} again, and the screen
        goes on by itself.
      </p>
      <button type="button" className="button quiet" onClick={() => window.location.reload()}>
        Go on as {now.name}
      </button>
    </div>
  );
}

/**
 * A page and whom it is for. Who signs in elsewhere in the same browser does not take over what stands here: the screen stays its first
 * person's, as it was.
 */
export function Seat({ viewer, children }: { viewer: Person; children: ReactNode }) {
  const seated = useContext(Seated);
  seated.current ??= viewer;
  const mine = seated.current;
  const shown = useRef<ReactNode>(null);
  const isMine = viewer.id === mine.id;
  if (isMine) shown.current = children;
  return (
    <Acting value={mine}>
      {isMine ? null : <OtherHands was={mine} now={viewer} />}
      {shown.current}
    </Acting>
  );
}

/** Whom this screen shows. */
export const useViewer = (): Person => useContext(Acting);

/** What this screen can do, in the name of the person whom it shows. */
export function useActions(): DeskActions {
  const { id } = useViewer();
  return useMemo(() => actionsOf(id), [id]);
}
