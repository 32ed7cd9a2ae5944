// The tables as Payload makes them from its configuration, and one person who may write and publish.
import { getPayload } from 'payload';
import config from './payload.config.ts';

const payload = await getPayload({ config });
const email = 'editor@demo.example';
const { totalDocs } = await payload.count({ collection: 'users', where: { email: { equals: email } } });
if (totalDocs === 0) {
  await payload.create({ collection: 'users', data: { email, password: process.env.PAYLOAD_PASSWORD ?? '', role: 'editor' } });
}
process.exit(0);
