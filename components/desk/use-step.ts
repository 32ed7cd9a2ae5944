'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { worded } from '#components/ui/reasons.tsx';
import type { Reason, Result } from '#lib/core/result.ts';

/**
 * Sends what the form of a visit says and keeps the reasons against it. After a refusal the first
 * field with a problem has the focus.
 */
export function useStep() {
  const t = useTranslations('visits');
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  /** @returns the value; null when it was refused, or while another is under way */
  const send = async <T>(visit: () => Promise<Result<T>>): Promise<T | null> => {
    if (busy.current) return null;
    busy.current = true;
    setBusy(true);
    setReasons([]);
    const unreachable = (): Result<T> => ({ ok: false, kind: 'unavailable', reasons: [worded(t('unreachable'))] });
    const result = await visit().catch(unreachable);
    busy.current = false;
    setBusy(false);
    if (result.ok) return result.value;
    setReasons(result.reasons);
    setTries((before) => before + 1);
    return null;
  };
  return {
    form,
    isBusy,
    reasons,
    send,
    /** Shows the problems that a form has by itself. */
    showProblems: () => setTries((before) => before + 1),
    /** How often something spoke against the form. */
    tries,
    problemsAt: (field: string) => reasons.filter((reason) => reason.field === field),
    /** Forgets the reasons against a field that changes. */
    clear: (field: string) => setReasons((before) => before.filter((reason) => !reason.field?.startsWith(field))),
  };
}

export type Step = ReturnType<typeof useStep>;
