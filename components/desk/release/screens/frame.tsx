import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { type Screen, ShowScreen, screens } from './screens.ts';

/** The screen of a telephone. Each is where it was left when it comes back. */
function useScreen() {
  const [screen, setScreen] = useState<Screen>('document');
  const current = useRef<Screen>('document');
  const tops = useRef<Partial<Record<Screen, number>>>({});
  const show = useCallback((next: Screen) => {
    if (next === current.current) return;
    tops.current[current.current] = window.scrollY;
    current.current = next;
    flushSync(() => setScreen(next));
    window.scrollTo(0, tops.current[next] ?? 0);
  }, []);
  return { screen, show };
}

const openIn = ({ comments }: DeskRelease) => comments.filter(({ isPast, resolved }) => !isPast && !resolved).length;

type Props = { release: DeskRelease; header: ReactNode; list: ReactNode; children: ReactNode };

/** Three columns at a desk, with the comments beside the text. A telephone shows one at a time. */
export function Frame({ release, header, list, children }: Props) {
  const t = useTranslations('release.screens');
  const { screen, show } = useScreen();
  const hasComments = release.comments.length > 0 || release.can.comment.allowed;
  const tabs = screens.filter((key) => key !== 'comments' || hasComments);
  const shown = tabs.includes(screen) ? screen : 'document';
  return (
    <div className="frame" data-screen={shown}>
      {header}
      {list}
      <ShowScreen value={show}>{children}</ShowScreen>
      <nav className="tabs" aria-label={t('title')}>
        {tabs.map((key) => (
          <button key={key} type="button" aria-pressed={shown === key} onClick={() => show(key)}>
            {t(key, { open: openIn(release) })}
          </button>
        ))}
      </nav>
    </div>
  );
}
