import { longestCopy } from '#lib/site/copy-check/copy-schema.ts';
import { type Place, prefixOf } from '../place.ts';
import { copyCheckWordsOf } from '../words/words-of-copy-check.ts';

/** The form with which a reader has a copy checked. */
export function CopyForm({ place }: { place: Place }) {
  const words = copyCheckWordsOf(place.language);
  return (
    <form
      className="copy-form"
      method="post"
      action={`${prefixOf(place.house, place.language)}/check`}
      encType="multipart/form-data"
    >
      <label htmlFor="copy-text">{words.pasteLabel}</label>
      <textarea
        id="copy-text"
        name="text"
        rows={7}
        dir="auto"
        maxLength={longestCopy}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="copy-file">
        <label htmlFor="copy-file">{words.fileLabel}</label>
        <input id="copy-file" name="file" type="file" aria-describedby="copy-file-hint" />
        <p id="copy-file-hint">{words.fileHint}</p>
      </div>
      <p className="copy-kept">{words.kept}</p>
      <button type="submit">{words.check}</button>
    </form>
  );
}
