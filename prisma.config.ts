import { defineConfig } from 'prisma/config';

// The address is only read by `prisma migrate deploy` and its like, where Prisma's own engine can
// be had.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/pressmark' },
});
