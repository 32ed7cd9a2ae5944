import { notFound } from 'next/navigation';

/** Any other address below /desk. */
export default function Unknown() {
  notFound();
}
