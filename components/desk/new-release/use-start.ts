import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useActions, useViewer } from '#components/desk/seat.tsx';
import { worded } from '#components/ui/reasons.tsx';
import type { Reason } from '#lib/core/result.ts';
import type { CreateInput } from '#lib/releases/schema.ts';
import { type TextProblem, tooLong } from './read-text-file.ts';
import { useKeptText } from './use-kept-text.ts';

/** The words of a problem of the text. */
export function useProblemWords(): (problem: TextProblem) => Reason {
  const t = useTranslations('newRelease.problems');
  return ({ code, values }) => worded(t(code, values), 'text');
}

/** The text of a new release, and the way to start it. A refusal loses nothing that was typed. */
export function useStart() {
  const t = useTranslations('newRelease');
  const wordsOf = useProblemWords();
  const router = useRouter();
  const { create } = useActions();
  const kept = useKeptText(useViewer().id);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const start = async (input: Omit<CreateInput, 'text'>, text: string) => {
    const long = tooLong(text);
    setReasons(long ? [wordsOf(long)] : []);
    if (long || busy.current) return;
    busy.current = true;
    setBusy(true);
    try {
      const { formatted, losses } = kept;
      const fromFile = text === '' ? {} : { ...(formatted && { formatted }), losses };
      const result = await create({ ...input, text, ...fromFile });
      if (result.ok) {
        kept.forget();
        return router.push(`/desk/releases/${result.value.releaseId}`);
      }
      setReasons(result.reasons);
    } catch {
      setReasons([worded(t('unreachable'))]);
    }
    busy.current = false;
    setBusy(false);
  };
  return { ...kept, reasons, setReasons, isBusy, start };
}
