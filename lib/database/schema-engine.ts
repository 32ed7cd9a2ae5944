// Prisma's schema engine, as WebAssembly, for writing and checking migrations. Pressmark applies
// them without it.
//
// This file works round three faults of the adapter.
// – With a connection string, connectToShadowDb() returns the main database.
// – executeScript() splits at every semicolon, which breaks functions and triggers.
// – The adapter rejects the internal type "char" (OID 18), which introspection returns.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import '#lib/core/scram.ts';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { type Migration, readMigrations } from './migration-files.ts';
import { urlWith, withSession } from './session.ts';

export const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));
const filters = { externalTables: [], externalEnums: [] };

// Prisma's language has no words for some indexes: over a part of a table, over an expression, or
// in which nulls are equal. The comparison leaves them out. Prisma applies the migrations to a
// scratch database first, so one more migration there drops these indexes. An ordinary index stays
// and is compared.
const withoutRawIndexes = `
  DO $$ DECLARE raw record; BEGIN
    FOR raw IN
      SELECT i.indexrelid::regclass AS name FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('newsroom', 'pub')
        AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR i.indnullsnotdistinct)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    LOOP EXECUTE 'DROP INDEX ' || raw.name; END LOOP;
  END $$;`;

/**
 * The SQL that leads from the migrations to the schema, or null when they agree.
 * @param adminUrl a server on which scratch databases may be made
 */
export async function missingMigration(
  adminUrl: string,
  schema = readFileSync(schemaFile, 'utf8'),
  migrations = readMigrations(),
): Promise<string | null> {
  const compared = [...migrations, { name: '99999999999999_compare', sql: withoutRawIndexes, checksum: '' }];
  return withEngine(adminUrl, schema, async (engine) => {
    const answer = await engine.diff({
      from: { tag: 'migrations', ...migrationsList(compared) },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: schema }] },
      script: true,
      exitCode: true,
      filters,
    });
    return answer.exitCode === 0 ? null : (answer.stdout ?? '').trim();
  });
}

/**
 * Applies the migrations as `prisma migrate deploy` does, by Prisma's own engine.
 * @returns the migrations that the engine applied
 */
export async function appliedByPrisma(url: string): Promise<string[]> {
  return withEngine(url, readFileSync(schemaFile, 'utf8'), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationsList(readMigrations()),
      filters,
    });
    return appliedMigrationNames;
  });
}

async function withEngine<T>(url: string, schema: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const panics = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message: (message: string) => void } };
  panics.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  const adapters: Adapter[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory(scratchFactory(url, adapters));
  const engine = await SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => {}, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const adapter of adapters) await adapter.dispose();
  }
}

function migrationsList(migrations: Migration[]) {
  return {
    baseDir: 'prisma/migrations',
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

/**
 * Makes adapters. Each shadow database is made for the comparison and dropped after it.
 * @param opened receives the adapters of the main database
 */
function scratchFactory(adminUrl: string, opened: Adapter[]) {
  const main = new PrismaPg({ connectionString: adminUrl });
  return {
    provider: 'postgres' as const,
    adapterName: main.adapterName,
    connect: async () => {
      const adapter = patched(await main.connect());
      opened.push(adapter);
      return adapter;
    },
    async connectToShadowDb() {
      const name = `shadow_${process.pid}_${Date.now()}`;
      await withSession(adminUrl, (client) => client.query(`CREATE DATABASE "${name}"`));
      const adapter = patched(
        await new PrismaPg({ connectionString: urlWith(adminUrl, { database: name }) }).connect(),
      );
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        await withSession(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
      };
      return adapter;
    },
  };
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Query = Parameters<Adapter['queryRaw']>[0];
type AdapterInternals = { performIO: (query: Query) => Promise<{ fields?: { dataTypeID: number }[] }> };

const internalChar = 18;
const textType = 25;

function patched(adapter: Adapter): Adapter {
  const performIO = (adapter as unknown as AdapterInternals).performIO.bind(adapter);
  const queryRaw = adapter.queryRaw;
  adapter.queryRaw = async (query) => {
    const chars: number[] = [];
    const asText = async (inner: Query) => {
      const answer = await performIO(inner);
      answer.fields?.forEach((field, at) => {
        if (field.dataTypeID !== internalChar) return;
        field.dataTypeID = textType;
        chars.push(at);
      });
      return answer;
    };
    const result = await queryRaw.call(Object.create(adapter, { performIO: { value: asText } }), query);
    for (const at of chars) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}
