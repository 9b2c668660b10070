import { nameRow, open } from '@/lib/server/sealing/seal'
import { listSealedTables } from '@/lib/server/sealing/sealed-columns'
import type { Sql } from './multiply-cases'

/** Opens every text of a database of synthetic cases, which the database can then copy; whoever asks seals them again. */
export async function openTexts(sql: Sql): Promise<void> {
  for (const { name, key, columns } of listSealedTables()) {
    const names = [...Object.keys(key), ...columns].map((column) => `"${column}"::text AS "${column}"`)
    const rows = await sql.$queryRawUnsafe<Record<string, string | null>[]>(`SELECT ${names.join(', ')} FROM "${name}"`)
    for (const row of rows) {
      const place = nameRow(Object.keys(key).map((part) => row[part] ?? ''))
      const isRow = Object.entries(key).map(([part, type]) => `"${part}" = '${row[part]}'::${type}`)
      const sealed = columns.filter((column) => row[column] !== null)
      if (sealed.length === 0) continue
      const set = sealed.map((column, index) => `"${column}" = $${index + 1}`)
      const texts = sealed.map((column) => open({ table: name, column, row: place }, row[column] ?? ''))
      await sql.$executeRawUnsafe(`UPDATE "${name}" SET ${set.join(', ')} WHERE ${isRow.join(' AND ')}`, ...texts)
    }
  }
}
