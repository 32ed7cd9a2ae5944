// What a newsroom needs of Payload: people with roles, releases with drafts and versions, nothing else switched on.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresAdapter } from '@payloadcms/db-postgres';
import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { type Access, buildConfig } from 'payload';

type Person = { role?: 'officer' | 'editor' | 'auditor' };
const mayWrite: Access = ({ req }) => ['officer', 'editor'].includes((req.user as Person | null)?.role ?? '');
const mayRead: Access = ({ req }) => (req.user ? true : { _status: { equals: 'published' } });

const here = path.dirname(fileURLToPath(import.meta.url));

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  telemetry: false,
  graphQL: { disable: true },
  editor: lexicalEditor(),
  typescript: { autoGenerate: false, outputFile: path.join(here, '.next/payload-types.ts') },
  db: postgresAdapter({ idType: 'uuid', pool: { connectionString: process.env.DATABASE_URL, max: 80, idleTimeoutMillis: 1000 } }),
  collections: [
    {
      slug: 'users',
      auth: { tokenExpiration: 86_400 },
      access: { read: mayRead, create: () => false },
      fields: [{ name: 'role', type: 'select', options: ['officer', 'editor', 'auditor'], required: true, saveToJWT: true }],
    },
    {
      slug: 'releases',
      versions: { drafts: true },
      access: { create: mayWrite, update: mayWrite, read: mayRead, delete: () => false },
      fields: [
        { name: 'headline', type: 'text', required: true },
        { name: 'subheadline', type: 'text' },
        { name: 'dateline', type: 'text', required: true },
        { name: 'series', type: 'text', required: true, index: true },
        { name: 'language', type: 'select', options: ['en', 'ur'], required: true },
        { name: 'body', type: 'richText', required: true },
        { name: 'endMark', type: 'text', required: true },
      ],
    },
  ],
});
