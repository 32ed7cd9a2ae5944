import type { NumberRange, CountedPeriod } from '#lib/site/register-rules.ts';
import { dateOf } from '../dates.ts';
import type { Place } from '../place.ts';
import { TickMark } from '../seal.tsx';
import { wordsOf } from '../words/words.ts';

const states = ['published', 'corrected', 'withdrawn', 'reserved', 'void', 'absent'] as const;

const rangeText = ({ from, to }: NumberRange) => (from === to ? String(from) : `${from}–${to}`);

/** The proof of a period in words: how many numbers it must have and has, and each missing one. */
export function Proof({ proven, place }: { proven: CountedPeriod; place: Place }) {
  const { language, house } = place;
  const words = wordsOf(language);
  const { first, last, counted, expected, isWhole, begins, missing, more } = proven;
  const counts = states.filter((state) => proven[state] > 0).map((state) => words.counts[state](proven[state]));
  const missed = [...missing.map(rangeText), ...(more ? [words.andMore] : [])].join(words.comma);
  return (
    <div className="proof">
      {proven.highest === null ? (
        <p>{words.noNumbers}</p>
      ) : (
        <p>
          {words.accounted(first, last, counted, expected)}{' '}
          <strong className={isWhole ? 'proof-whole' : 'label'}>
            {isWhole && <TickMark />}
            {isWhole ? words.whole : words.incomplete}
          </strong>
        </p>
      )}
      {!isWhole && <p className="proof-missing">{words.missing(missed)}</p>}
      {counts.length > 0 && <p className="proof-note">{counts.join(' · ')}</p>}
      {begins && (
        <p className="proof-note">
          {words.beginsAt(begins.number, dateOf(begins.at, language, house.timeZone))}{' '}
          {begins.note && <span dir="auto">{begins.note}</span>}
        </p>
      )}
    </div>
  );
}
