import type { PublicPage } from '#lib/site/schema.ts';
import { formsOf, pathOfForm } from '../forms.ts';
import { wordsOf } from '../words/words.ts';

/** This edition in its other forms. */
export function Forms({ page }: { page: PublicPage }) {
  const words = wordsOf(page.language);
  if (!page.text) return null;
  return (
    <section className="screen">
      <h2>{words.alsoAs}</h2>
      <ul className="forms">
        {formsOf.map(({ ending, type, word }) => (
          <li key={ending}>
            <a href={pathOfForm(page, ending)} type={type}>
              {words[word]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
