import { notFound } from 'next/navigation';

/** Any other address below /desk answers 404. */
export default function Unknown() {
  notFound();
}
