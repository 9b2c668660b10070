import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The text of a file of the clone. */
export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

/** Every page of the documentation. */
export function listPages(): readonly string[] {
  const inDocs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  const pages = inDocs.map((name) => `docs/${name.replaceAll('\\', '/')}`).filter((name) => name.endsWith('.md'))
  return ['README.md', 'CHANGELOG.md', ...pages]
}

/** A page without its blocks of code, in which nothing is a link or a heading. */
export function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, '')
}

/** The cells of the rows of every table in a text, without their heads. */
export function readTables(text: string): readonly (readonly string[])[] {
  const tables = withoutCode(text).match(/(?:^\|.*\n?)+/gm) ?? []
  return tables.flatMap((table) => table.trimEnd().split('\n').slice(2).map(readCells))
}

/** The part of a page that stands under a heading, up to the next one of the same or a higher rank. */
export function readSection(text: string, heading: string): string {
  const rank = /^#+/.exec(heading)?.[0].length ?? 0
  const from = text.indexOf(`\n${heading}`)
  if (from < 0) throw new Error(`There is no heading ${heading}`)
  const rest = text.slice(from + 1 + heading.length)
  const end = rest.search(new RegExp(`^#{1,${rank}} `, 'm'))
  return end < 0 ? rest : rest.slice(0, end)
}

function readCells(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
