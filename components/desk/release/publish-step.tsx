'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { StepButton, type StepProps } from '#components/desk/step-button.tsx';
import { useTimes } from '#components/desk/use-times.ts';

/** The current time, updated every ten seconds. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

type Numbering = { release: StepProps['release']; chosen: string; onChoose: (reservationId: string) => void };

/** The choice of number: the release's own, the next, or one that the viewer has reserved. */
function WhichNumber({ release, chosen, onChoose }: Numbering) {
  const id = useId();
  const { next, held } = release;
  if (release.draft?.kind === 'correction') {
    return (
      <dd>
        <b className="confirm-label">{release.label}</b> stays, and so does its address. This becomes edition{' '}
        {release.edition + 1}; earlier editions stay readable.
      </dd>
    );
  }
  if (release.original)
    return (
      <dd>
        <b className="confirm-label">{release.original.label}</b>, its original’s, at an address of its language. No new
        number is taken.
      </dd>
    );
  const reserved = held.find(({ reservationId }) => reservationId === chosen);
  return (
    <dd>
      {held.length > 0 ? (
        <>
          <label htmlFor={id} className="unseen">
            Which number
          </label>
          <select id={id} className="input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
            <option value="">{next?.label}, the next</option>
            {held.map(({ reservationId, label }) => (
              <option key={reservationId} value={reservationId}>
                {label}, reserved by you
              </option>
            ))}
          </select>
        </>
      ) : null}
      <b className="confirm-label">{reserved?.label ?? next?.label}</b> in{' '}
      {(reserved?.period ?? next?.period) || 'the series'}.{' '}
      {reserved ? 'It was taken when you reserved it.' : 'If another release takes it first, the one after it.'}
    </dd>
  );
}

function Confirm({ release, actions, verbs, timeZone, onClose }: StepProps & { onClose: () => void }) {
  const times = useTimes(timeZone);
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [chosen, setChosen] = useState('');
  const reservation = chosen === '' ? {} : { reservationId: chosen };
  const isCorrection = release.draft?.kind === 'correction';
  return (
    <section
      className="panel confirm"
      aria-labelledby="confirm-title"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h3 id="confirm-title" ref={heading} tabIndex={-1}>
        This is what happens
      </h3>
      <dl>
        <dt>Number</dt>
        <WhichNumber release={release} chosen={chosen} onChoose={setChosen} />
        {isCorrection ? (
          <>
            <dt>Public note</dt>
            <dd dir="auto">{release.draft?.content.note}</dd>
          </>
        ) : null}
        <dt>Time</dt>
        <dd>
          {times.full(now)}
          <br />
          {times.utc(now)}
        </dd>
        <dt>Who can see it</dt>
        <dd>Everyone, at once: on the front page, at its own address and in the register.</dd>
        <dt>Afterwards</dt>
        <dd>It stays. A published release is corrected or withdrawn, never removed.</dd>
      </dl>
      <button
        type="button"
        className="button primary wide"
        aria-disabled={verbs.isBusy}
        onClick={() => void verbs.run((input) => actions.publish({ ...input, ...reservation }))}
      >
        {verbs.isBusy ? 'Publishing…' : 'Publish now'}
      </button>
      <button type="button" className="plain" onClick={onClose}>
        Not yet
      </button>
    </section>
  );
}

/** Publishing asks first, in place, and shows what it will do. */
export function PublishStep(props: StepProps) {
  const { release, verbs } = props;
  const [isOpen, setOpen] = useState(false);
  if (isOpen && release.can.publish.allowed) return <Confirm {...props} onClose={() => setOpen(false)} />;
  const name =
    release.draft?.kind === 'correction'
      ? `Publish correction of ${release.label}`
      : `Publish as ${release.next?.label ?? 'the next number'}`;
  return (
    <StepButton
      action="publish"
      name={name}
      allowed={release.can.publish}
      verbs={verbs}
      onPress={() => setOpen(true)}
      after="Asks once more and shows what will happen."
    />
  );
}
