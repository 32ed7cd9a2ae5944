'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { worded } from '#components/ui/reasons.tsx';
import type { Reason, Result } from '#lib/core/result.ts';
import { keepsPage } from './desk-actions.ts';

/**
 * Runs one command at a time and keeps its outcome for the page: `done` in words, or every reason
 * against it. The page is loaded again afterwards.
 */
export function useRunner() {
  const t = useTranslations('problems');
  const router = useRouter();
  const busy = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [done, setDone] = useState('');
  /**
   * @param say words for `done`
   * @returns the command's value; null when it was refused, or when another one is running
   */
  const run = async <T>(command: () => Promise<Result<T>>, say: (value: T) => string): Promise<T | null> => {
    if (busy.current) return null;
    busy.current = true;
    setBusy(true);
    setReasons([]);
    setDone('');
    const result = await command().catch(
      (): Result<T> => ({ ok: false, kind: 'unavailable', reasons: [worded(t('unreachable'))] }),
    );
    if (result.ok) setDone(say(result.value));
    else setReasons(result.reasons);
    if (result.ok || !keepsPage(result.kind)) router.refresh();
    busy.current = false;
    setBusy(false);
    return result.ok ? result.value : null;
  };
  return { isBusy, reasons, done, run };
}

export type Runner = ReturnType<typeof useRunner>;
