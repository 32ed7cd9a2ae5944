'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Present } from '#lib/releases/presence/schema.ts';
import { idOfField } from '#components/desk/draft/field-ids.ts';
import { useViewer } from '#components/desk/seat.tsx';
import { usePresence } from './use-presence.ts';

/** Somebody who turns from one page of the release to another has not left. */
const settledMs = 1500;

/** One screen of each person: the one in which they write, or the first. */
function peopleOf(others: Present[]): Present[] {
  const people = new Map<string, Present>();
  for (const one of others) {
    const known = people.get(one.userId);
    if (!known || (known.field === null && one.field !== null)) people.set(one.userId, one);
  }
  return [...people.values()];
}

/** The elements of a field on the sheet: one, or those of each entry of a list. */
function elementsOf(field: NonNullable<Present['field']>): Element[] {
  const first = idOfField(field);
  const isList = first !== `field-${field}`;
  const selector = isList ? `[id^="${first.replace(/\d+$/, '')}"]` : `[id="${first}"]`;
  return [...document.querySelectorAll(selector)];
}

/** Marks the fields in which others are, beside their text. */
function useMarks(people: Present[]) {
  const fields = people.flatMap(({ field }) => field ?? []).join(' ');
  useEffect(() => {
    const names = fields === '' ? [] : (fields.split(' ') as NonNullable<Present['field']>[]);
    const marked = names.flatMap(elementsOf).flatMap((element) => {
      const frame = element.closest<HTMLElement>('.grow, .contact-fields, li') ?? element.parentElement;
      return frame ? [frame] : [];
    });
    for (const frame of marked) frame.dataset.others = '';
    return () => {
      for (const frame of marked) delete frame.dataset.others;
    };
  }, [fields]);
}

/** Who came or went, in words, once for each person. A move from field to field is not told. */
function useComings(people: { id: string; name: string }[]): string {
  const t = useTranslations('together');
  const [said, setSaid] = useState('');
  const known = useRef(new Map<string, string>());
  const ids = people.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when somebody came or went
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = new Map(people.map(({ id, name }) => [id, name]));
      const came = [...now].filter(([id]) => !known.current.has(id)).map(([, name]) => name);
      const left = [...known.current].filter(([id]) => !now.has(id)).map(([, name]) => name);
      known.current = now;
      const words = [
        ...(came.length > 0 ? [t('came', { people: came.join(t('between')) })] : []),
        ...(left.length > 0 ? [t('left', { people: left.join(t('between')) })] : []),
      ];
      if (words.length > 0) setSaid(words.join(' '));
    }, settledMs);
    return () => clearTimeout(timer);
  }, [ids]);
  return said;
}

/** Who else has the release open, and in which field they are. */
export function AlsoHere({ releaseId }: { releaseId: string }) {
  const t = useTranslations('together');
  const viewer = useViewer();
  const people = peopleOf(usePresence(releaseId)).map((one) => ({
    ...one,
    id: one.userId,
    name: one.userId === viewer.id ? t('myself') : one.name,
  }));
  useMarks(people);
  const said = useComings(people);
  const where = people.map(({ field, name }) => t(`at.${field ?? 'none'}`, { name }));
  const words = t('here', { people: where.join(t('between')) });
  return (
    <>
      {people.length > 0 ? (
        <p className="also-here" title={words}>
          {words}
        </p>
      ) : null}
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}
