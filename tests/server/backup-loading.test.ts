import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listTables, sortByParents } from '@/lib/server/backup/backup-tables'
import { loadRows, prepareLoading } from '@/lib/server/backup/load-rows'
import { ofConnection, type Queries } from '@/lib/server/backup/queries'
import { readRows, TEXT_SETTINGS } from '@/lib/server/backup/read-rows'
import { dumpSchema } from './backup-tools'
import { openTestDatabase } from './database'

type Opened = Awaited<ReturnType<typeof openTestDatabase>>

// Kinds of tables and columns that the schema does not have yet.
const SCHEMA = `
  CREATE TABLE practice (id int PRIMARY KEY, "ownerId" int NOT NULL);
  CREATE TABLE person (id int PRIMARY KEY, "practiceId" int NOT NULL REFERENCES practice, "chiefId" int REFERENCES person);
  ALTER TABLE practice ADD CONSTRAINT owner FOREIGN KEY ("ownerId") REFERENCES person;
  CREATE TABLE "odd "" name" (
    number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sealed bytea, at timestamptz, exact numeric, far float8,
    list text[], doubled int GENERATED ALWAYS AS (number * 2) STORED, raw json, parsed jsonb
  );
  CREATE TABLE without_key (text text);
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
  CREATE TRIGGER refuse BEFORE INSERT ON without_key FOR EACH ROW EXECUTE FUNCTION refuse();
  CREATE TRIGGER resting BEFORE INSERT ON without_key FOR EACH ROW EXECUTE FUNCTION refuse();
  ALTER TABLE without_key ENABLE ALWAYS TRIGGER refuse;
  ALTER TABLE without_key DISABLE TRIGGER resting;`

const ROWS = `
  ALTER TABLE practice DROP CONSTRAINT owner;
  INSERT INTO practice VALUES (1, 2);
  INSERT INTO person VALUES (1, 1, NULL), (2, 1, 1);
  UPDATE person SET "chiefId" = 2 WHERE id = 1;
  ALTER TABLE practice ADD CONSTRAINT owner FOREIGN KEY ("ownerId") REFERENCES person;
  INSERT INTO "odd "" name" (sealed, at, exact, far, list, raw, parsed) VALUES
    ('\\x00ff5c', '2026-03-29 01:30:00.123456+02', 0.10, 0.1::float8 + 0.2, '{"a,b","\\"", NULL, ""}',
     '{ "b" : "\\u0000", "a":1.0}', '{"b":1.0}'),
    (NULL, 'infinity', 'NaN', '-Infinity', '{}', 'null', '[]');
  ALTER TABLE without_key DISABLE TRIGGER refuse;
  INSERT INTO without_key VALUES ('\\N'), (NULL), (E'a\\tb\\n'), ('');
  ALTER TABLE without_key ENABLE ALWAYS TRIGGER refuse;`

let source: Opened
let target: Opened

beforeEach(async () => {
  source = await openTestDatabase()
  target = await openTestDatabase()
})

afterEach(async () => {
  await source.close()
  await target.close()
})

async function within<T>(database: Opened, script: string, run: (query: Queries) => Promise<T>): Promise<T> {
  const connection = await database.singleConnection.connect()
  try {
    await connection.executeScript(`BEGIN; ${script}`)
    for (const setting of TEXT_SETTINGS) await connection.executeScript(setting)
    const result = await run(ofConnection(connection))
    await connection.executeScript('COMMIT')
    return result
  } finally {
    await connection.dispose()
  }
}

async function readAll(query: Queries): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>()
  for (const table of sortByParents(await listTables(query))) {
    const rows: string[] = []
    for await (const lines of readRows(query, table)) rows.push(...lines)
    all.set(table.name, rows)
  }
  return all
}

describe('rows are loaded as they were', () => {
  it('when tables point at each other and at themselves, when a trigger refuses rows, and for columns of other kinds', async () => {
    const rows = await within(source, SCHEMA + ROWS, readAll)
    const loaded = await within(target, SCHEMA, async (query) => {
      const tables = sortByParents(await listTables(query))
      const finish = await prepareLoading(query, tables)
      for (const table of tables) await loadRows(query, table, rows.get(table.name) ?? [])
      await finish()
      return readAll(query)
    })
    const counts = [...rows].map(([name, lines]) => [name, lines.length])
    expect(Object.fromEntries(counts)).toEqual({ practice: 1, person: 2, 'odd " name': 2, without_key: 4 })
    expect(loaded).toEqual(rows)
    expect(await dumpSchema(target)).toEqual(await dumpSchema(source))
  })

  it('and not at all when one of them points at nothing', async () => {
    const rows = await within(source, SCHEMA + ROWS, readAll)
    const loading = within(target, SCHEMA, async (query) => {
      const tables = sortByParents(await listTables(query))
      const finish = await prepareLoading(query, tables)
      for (const table of tables.filter(({ name }) => name !== 'person'))
        await loadRows(query, table, rows.get(table.name) ?? [])
      await finish()
    })
    await expect(loading).rejects.toThrow()
  })
})
