'use client';
import { useTranslations } from 'next-intl';
import { type Rank, ranks } from '#lib/releases/preflight/schema.ts';
import type { RankedCheck } from '#lib/releases/preflight/ranked-checks-rules.ts';
import { type Askable, askableFields } from '#lib/text/parts-rules.ts';
import { Field, TextField } from '#components/desk/field.tsx';
import type { TypedPreflight } from './typed-preflight.ts';
import type { HouseForm } from './use-house-form.ts';

type RankProps = { label: string; hint?: string; rank: Rank; onChange: (rank: Rank) => void };

function RankField({ label, hint, rank, onChange }: RankProps) {
  const t = useTranslations('beforeSubmission.ranks');
  return (
    <Field
      label={label}
      hint={hint}
      draw={(wiring) => (
        <select {...wiring} className="input" value={rank} onChange={(event) => onChange(event.target.value as Rank)}>
          {ranks.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </select>
      )}
    />
  );
}

type FormProps = { form: HouseForm };

/** Parts that a text should or must have. */
function Parts({ form: { typed, set } }: FormProps) {
  const t = useTranslations('beforeSubmission.parts');
  const { requiredParts, preflight } = typed;
  const rankOf = (part: Askable): Rank => {
    if (requiredParts.includes(part)) return 'must';
    return preflight.desiredParts.includes(part) ? 'should' : 'off';
  };
  const choose = (part: Askable, rank: Rank) => {
    const ofRank = (one: Rank) =>
      askableFields.filter((other) => (other === part ? rank === one : rankOf(other) === one));
    set('requiredParts', ofRank('must'));
    set('preflight', { ...preflight, desiredParts: ofRank('should') });
  };
  return askableFields.map((part) => (
    <RankField key={part} label={t(part)} rank={rankOf(part)} onChange={(rank) => choose(part, rank)} />
  ));
}

function BannedWords({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('beforeSubmission');
  return (
    <Field
      label={t('bannedList')}
      hint={t('bannedHint')}
      draw={(wiring) => (
        <textarea
          {...wiring}
          className="input"
          dir="auto"
          rows={3}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    />
  );
}

/** What the house asks of a text before it is submitted, and what only should be so. */
export function PreflightFields({ form }: FormProps) {
  const t = useTranslations('beforeSubmission');
  const { preflight } = form.typed;
  const set = (changes: Partial<TypedPreflight>) => form.set('preflight', { ...preflight, ...changes });
  const rank = (name: RankedCheck, hint?: string) => (
    <RankField
      label={t(`checks.${name}`)}
      {...(hint ? { hint } : {})}
      rank={preflight.ranks[name]}
      onChange={(one) => set({ ranks: { ...preflight.ranks, [name]: one } })}
    />
  );
  const longest = (name: 'longestHeadline' | 'longestText') => (
    <TextField
      label={t(name)}
      max={6}
      value={preflight[name]}
      problems={form.problemsAt(`preflight.${name}`)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <>
      <fieldset>
        <legend>{t('title')}</legend>
        <p className="hint">{t('hint')}</p>
        <Parts form={form} />
      </fieldset>
      <fieldset>
        <legend>{t('checksTitle')}</legend>
        {rank('headlineLength')}
        {longest('longestHeadline')}
        {rank('textLength')}
        {longest('longestText')}
        {rank('bannedWords')}
        <BannedWords value={preflight.bannedWords} onChange={(bannedWords) => set({ bannedWords })} />
        {rank('acronyms')}
        <TextField
          label={t('acronymList')}
          hint={t('acronymHint')}
          max={2000}
          spellCheck={false}
          value={preflight.acronyms}
          onChange={(acronyms) => set({ acronyms })}
        />
        {rank('weekdays')}
        {rank('quotes')}
        {rank('numbers')}
        {rank('telephones')}
        {rank('links', t('linksHint'))}
        {rank('pictures')}
      </fieldset>
    </>
  );
}
