import Link from 'next/link';

/** The address of a set-up that is over, or of an earlier start. */
export default function SetUpOver() {
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <h1>No set-up at this address</h1>
        <p>
          Either the house has its first administrator: then sign in, and go on in the newsroom. Or Pressmark was
          started again since: then open the newest address that it printed. The set-up goes on where it was.
        </p>
        <p>
          <Link className="button primary" href="/desk/sign-in">
            Sign in
          </Link>
        </p>
      </div>
    </main>
  );
}
