import Link from 'next/link';

/** What an administrator looks after, and what of it needs them. */
export function Administration({ undelivered }: { undelivered: number }) {
  return (
    <section className="found-day administration" aria-labelledby="administration">
      <div className="found-head">
        <h2 id="administration">The house, which you administer</h2>
      </div>
      <p>
        {undelivered === 0 ? (
          'Every e-mail was delivered, or still waits.'
        ) : (
          <Link href="/desk/deliveries" prefetch={false}>
            {undelivered === 1 ? 'One e-mail was not delivered' : `${undelivered} e-mails were not delivered`}
          </Link>
        )}
      </p>
      <p className="row">
        <Link href="/desk/people" prefetch={false}>
          People
        </Link>
        <Link href="/desk/house" prefetch={false}>
          House and desks
        </Link>
        <Link href="/desk/series" prefetch={false}>
          Series
        </Link>
        <Link href="/desk/deliveries" prefetch={false}>
          Deliveries
        </Link>
      </p>
    </section>
  );
}
