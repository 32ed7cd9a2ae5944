import { lossesInWords, lossInWords, type Loss } from './losses-rules.ts';

type Props = { losses: Loss[]; onClose: () => void };

/** One line below the toolbar: what the last paste could not bring into the text. */
export function PasteLosses({ losses, onClose }: Props) {
  return (
    <div role="status">
      {losses.length > 0 ? (
        <div className="notice paste-losses">
          <details className="look">
            <summary>{lossesInWords(losses)}</summary>
            <ul dir="auto">
              {losses.map((loss, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a loss has nothing but its place
                <li key={at}>{lossInWords(loss)}</li>
              ))}
            </ul>
          </details>
          <button type="button" className="button quiet small" onClick={onClose}>
            Close
          </button>
        </div>
      ) : null}
    </div>
  );
}
