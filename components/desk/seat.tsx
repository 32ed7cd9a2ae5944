'use client';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from 'react';
import { actionsOf, type DeskActions } from './desk-actions.ts';

type Person = { id: string; name: string };

const Seated = createContext<RefObject<Person | null>>({ current: null });
const Acting = createContext<Person>({ id: '', name: '' });

/**
 * Wraps all pages and remembers the person of this tab's first page, until the tab is loaded again.
 */
export function Seats({ children }: { children: ReactNode }) {
  const seated = useRef<Person | null>(null);
  // Until its scripts have taken the page over, a press does nothing: desk.css shows that.
  useEffect(() => {
    document.documentElement.dataset.ready = '';
  }, []);
  return <Seated value={seated}>{children}</Seated>;
}

function OtherHands({ was, now }: { was: Person; now: Person }) {
  const t = useTranslations('problems.otherHands');
  return (
    <div className="other-hands" role="alert">
      <p>{t.rich('body', { now: now.name, was: was.name, b: (words) => <strong>{words}</strong> })}</p>
      <button type="button" className="button quiet" onClick={() => window.location.reload()}>
        {t('goOn', { now: now.name })}
      </button>
    </div>
  );
}

/**
 * A page and its viewer. If another person signs in elsewhere in the browser, this screen stays its
 * first person's, as it was.
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

/** The person whom this screen shows. */
export const useViewer = (): Person => useContext(Acting);

/** The commands of this screen, in the name of the person whom it shows. */
export function useActions(): DeskActions {
  const { id } = useViewer();
  return useMemo(() => actionsOf(id), [id]);
}
