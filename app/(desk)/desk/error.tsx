'use client';

/** The page for an unexpected error. Its digest is the error's name in the log. */
export default function DeskError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="main" className="door">
      <div className="door-sheet" role="alert">
        <h1>Something went wrong here</h1>
        <p>
          The newsroom could not draw this page. Text that was not saved and is kept on this computer is offered when
          its release opens again.
        </p>
        <p className="row">
          <button type="button" className="button primary" onClick={() => retry()}>
            Try again
          </button>
          <a className="button quiet" href="/desk">
            To the list of releases
          </a>
        </p>
        {error.digest ? (
          <p className="hint">If it happens again, tell your administrator this number: {error.digest}</p>
        ) : null}
      </div>
    </main>
  );
}
