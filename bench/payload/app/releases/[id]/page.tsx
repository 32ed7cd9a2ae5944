// A release's page as Payload's documentation builds one, rendered for each request.
import config from '@payload-config';
import { RichText } from '@payloadcms/richtext-lexical/react';
import { getPayload } from 'payload';

export const dynamic = 'force-dynamic';

export default async function ReleasePage({ params }: { params: Promise<{ id: string }> }) {
  const payload = await getPayload({ config });
  const { id } = await params;
  const release = await payload.findByID({ collection: 'releases', id, overrideAccess: false });
  return (
    <main>
      <h1>{release.headline}</h1>
      <p>{release.subheadline}</p>
      <p>{release.dateline}</p>
      <RichText data={release.body} />
      <p>{release.endMark}</p>
    </main>
  );
}
