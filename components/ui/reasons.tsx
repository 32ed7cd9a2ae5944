import type { Reason } from '#lib/core/result.ts';

type Props = { reasons: Reason[]; id?: string; tone?: 'quiet' | 'alert'; title?: string };

/**
 * Every reason of a refusal. An alert is announced when it appears; the others stand beside what
 * they explain.
 */
export function Reasons({ reasons, id, tone = 'quiet', title }: Props) {
  if (reasons.length === 0) return null;
  return (
    <div className="reasons" data-tone={tone} id={id} role={tone === 'alert' ? 'alert' : undefined}>
      {title ? <p className="reasons-title">{title}</p> : null}
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.code}${reason.message}`}>{reason.message}</li>
        ))}
      </ul>
    </div>
  );
}
