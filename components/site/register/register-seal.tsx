import type { CountedPeriod } from '#lib/site/register-rules.ts';
import { periodName } from '../dates.ts';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** The words around the ring. Letters that join do not run along a curve. */
function Ring({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <>
      <path id="ring" d="M80 80m-62 0a62 62 0 1 1 124 0a62 62 0 1 1 -124 0" fill="none" />
      <text className="ring-words" fill="currentColor" transform="rotate(24 80 80)" textLength="382">
        <textPath href="#ring">{words}</textPath>
      </text>
    </>
  );
}

/** How a period stands, as a seal: the figure, and a tick where no number is missing. */
export function RegisterSeal({ proven, place }: { proven: CountedPeriod; place: Place }) {
  const words = wordsOf(place.language);
  const { counted, expected, isWhole, period } = proven;
  return (
    <svg
      className="register-seal"
      data-whole={isWhole}
      viewBox="0 0 160 160"
      aria-hidden="true"
      focusable="false"
      direction="ltr"
    >
      <g fill="none" stroke="currentColor">
        <circle cx="80" cy="80" r="77" strokeWidth="2" />
        <circle cx="80" cy="80" r="73" strokeWidth=".8" />
        <circle cx="80" cy="80" r="54" strokeWidth=".8" />
        {isWhole && <path d="M67 119l8.5 8.5L93 110" strokeWidth="3.4" />}
      </g>
      <Ring words={words.ring(isWhole, periodName(period, place.language, ''))} />
      <text className="seal-figure" x="80" y="83" textAnchor="middle" fill="currentColor">
        {counted}
      </text>
      <text className="seal-of" x="80" y="102" textAnchor="middle" fill="currentColor">
        {words.ofAll(expected)}
      </text>
    </svg>
  );
}
