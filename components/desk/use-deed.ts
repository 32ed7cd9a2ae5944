'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { Reason, Result } from '#lib/core/result.ts';
import { keepsPage } from './desk-actions.ts';

const unreachable: Reason = {
  code: 'unreachable',
  message: 'The newsroom did not answer, so it is not certain whether this was done. Load the page anew, then decide.',
};

/** One deed at a time; says what was done, or every reason why not, beside the page as it is by then. */
export function useDeed() {
  const router = useRouter();
  const busy = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [done, setDone] = useState('');
  /** What the deed answered, or null when it was refused or another was under way. */
  const run = async <T>(deed: () => Promise<Result<T>>, say: (value: T) => string): Promise<T | null> => {
    if (busy.current) return null;
    busy.current = true;
    setBusy(true);
    setReasons([]);
    setDone('');
    const result = await deed().catch((): Result<T> => ({ ok: false, kind: 'unavailable', reasons: [unreachable] }));
    if (result.ok) setDone(say(result.value));
    else setReasons(result.reasons);
    if (result.ok || !keepsPage(result.kind)) router.refresh();
    busy.current = false;
    setBusy(false);
    return result.ok ? result.value : null;
  };
  return { isBusy, reasons, done, run };
}

export type Deed = ReturnType<typeof useDeed>;
