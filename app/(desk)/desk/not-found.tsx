import Link from 'next/link';

export default function NotFound() {
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <h1>Not here</h1>
        <p>
          This page does not exist, or the release is on a desk that is not yours. Nothing is lost: what you may see
          stands in the list.
        </p>
        <p>
          <Link className="button primary" href="/desk">
            To the list of releases
          </Link>
        </p>
      </div>
    </main>
  );
}
