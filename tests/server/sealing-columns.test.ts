import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listSealedTables } from '@/lib/server/sealing/sealed-columns'
import { PLAIN_COLUMNS } from './plain-columns'

const SCHEMA = readFileSync('prisma/schema.prisma', 'utf8')

/** Every column that can hold a text, by table; the ids that the database makes are not among them. */
function listTextColumns(schema: string): readonly string[] {
  return [...schema.matchAll(/^model (\w+) \{\n(.*?)\n\}/gms)].flatMap(([, table, body = '']) =>
    body.split('\n').flatMap((line) => {
      const [name = '', type = ''] = line.trim().split(/\s+/)
      const isText = /^(String|Json|Bytes)(\?|\[\])?$/.test(type) && !line.includes('@db.Uuid')
      return isText && !name.startsWith('//') ? [`${table}.${name}`] : []
    }),
  )
}

function listMissing(columns: readonly string[]): readonly string[] {
  const sealed = listSealedTables().flatMap((table) => table.columns.map((column) => `${table.name}.${column}`))
  const known = [...sealed, ...Object.keys(PLAIN_COLUMNS)]
  return columns.filter((column) => known.filter((each) => each === column).length !== 1)
}

it('every column that can hold a text is sealed, or is in the list of plain ones with a reason, and never both (T24)', () => {
  const columns = listTextColumns(SCHEMA)
  expect(columns.length).toBeGreaterThan(50)
  expect(listMissing(columns)).toEqual([])
  for (const reason of Object.values(PLAIN_COLUMNS)) expect(reason).toMatch(/^\w.+\.$/)
})

it('a column that was added yesterday and is in neither list is found (T24)', () => {
  const grown = SCHEMA.replace('model NotTried {', 'model NotTried {\n  told String?')
  expect(listMissing(listTextColumns(grown))).toEqual(['NotTried.told'])
})

it('neither list names a column that is not there (T24)', () => {
  const columns = listTextColumns(SCHEMA)
  const sealed = listSealedTables().flatMap((table) => table.columns.map((column) => `${table.name}.${column}`))
  expect([...sealed, ...Object.keys(PLAIN_COLUMNS)].filter((column) => !columns.includes(column))).toEqual([])
})
