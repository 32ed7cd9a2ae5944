import type { CopyVerdict } from '#lib/site/copy-check/copy-schema.ts';
import { differencesIn } from '#lib/text/copy/differences-rules.ts';
import type { Redline } from '#lib/text/redline/rules.ts';
import { type Anchors, Mark } from '../marked-text.tsx';
import { copyCheckWordsOf } from '../words/words-of-copy-check.ts';

const most = 8;

const idOf = (at: number) => `difference-${at + 1}`;

/** Where each alteration stands in the text. */
export const anchorsOf = (redline: Redline): Anchors =>
  new Map(differencesIn(redline).map(({ run }, at) => [run, idOf(at)]));

type Props = { verdict: Extract<CopyVerdict, { kind: 'differs' }>; language: string };

/** The first alterations in short. Each leads to its place in the text. */
export function DifferenceList({ verdict: { page, redline }, language }: Props) {
  const all = differencesIn(redline);
  if (all.length === 0) return null;
  const words = copyCheckWordsOf(language);
  return (
    <>
      <ul className="copy-list" lang={page.language} dir={page.dir}>
        {all.slice(0, most).map(({ before, removed, added, after }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a static document never moves its items
          <li key={at}>
            <a href={`#${idOf(at)}`}>
              {before}
              {removed && <Mark kind="removed" text={removed} language={language} />}
              {added && <Mark kind="added" text={added} language={language} />}
              {after}
            </a>
          </li>
        ))}
      </ul>
      {all.length > most && <p>{words.moreBelow(all.length - most)}</p>}
    </>
  );
}
