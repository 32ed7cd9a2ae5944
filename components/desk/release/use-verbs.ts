'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { worded } from '#components/ui/reasons.tsx';
import type { Reason, Result } from '#lib/core/result.ts';
import type { DeskRelease, VerbResult, VerbInput } from '#lib/releases/schema.ts';
import { keepsPage } from '#components/desk/desk-actions.ts';
import type { Saver } from '#components/desk/draft/saver.ts';

export type Verbs = {
  isBusy: boolean;
  /** Why the last verb was refused; empty otherwise. */
  reasons: Reason[];
  /**
   * Saves what is unsaved, then runs the verb. True if it was done. A second press while the first
   * runs does nothing.
   * @param isNewText the verb changes the text, which the page then brings
   */
  run: (act: (input: VerbInput) => Promise<Result<VerbResult>>, more?: { isNewText: boolean }) => Promise<boolean>;
};

export function useVerbs(release: DeskRelease, saver: Saver | null): Verbs {
  const t = useTranslations('steps.problems');
  const router = useRouter();
  const busy = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const mark = (value: boolean) => {
    busy.current = value;
    setBusy(value);
  };
  const version = release.draft?.version ?? 0;
  const { publicState } = release;
  const unread = release.urgent.length;
  // The button stays pressed until the page shows the change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when these change
  useEffect(() => {
    mark(false);
    setReasons([]);
  }, [version, publicState, unread]);

  const run: Verbs['run'] = async (act, { isNewText } = { isNewText: false }) => {
    if (busy.current) return false;
    mark(true);
    setReasons([]);
    const refuse = (why: Reason[]) => {
      setReasons(why);
      mark(false);
      return false;
    };
    try {
      const text = saver ? await saver.whole() : 'saved';
      if (text !== 'saved') return refuse([worded(t(text === 'unsaved' ? 'unsaved' : 'notAttached'))]);
      const result = await act({ releaseId: release.id, version: saver?.version ?? version });
      if (!result.ok) {
        if (!keepsPage(result.kind)) router.refresh();
        return refuse(result.reasons);
      }
      if (!isNewText) saver?.moved(result.value.version);
      router.refresh();
      return true;
    } catch {
      return refuse([worded(t('unreachable'))]);
    }
  };
  return { isBusy, reasons, run };
}
