import ts from 'typescript'
import { readImports, type SourceFile } from './read-source'
import { resolveImport } from './resolve-import'

/** What would weigh in the browser, or does not run there. */
const SERVER_ONLY = /^(zod|server-only|pdfkit|@prisma\/|@node-rs\/|pglite|@electric-sql\/)/

function isClientEntry({ tree }: SourceFile): boolean {
  const [first] = tree.statements
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use client'
  )
}

/** Ways from a client component to what the browser is not sent, as "a → b → zod". */
export function listClientLeaks(
  sources: ReadonlyMap<string, SourceFile>,
  exempt: readonly string[],
): readonly string[] {
  const leaks: string[] = []
  const isFile = (file: string) => sources.has(file)

  function follow(source: SourceFile, way: readonly string[], seen: Set<string>): void {
    for (const { name, typeOnly } of readImports(source)) {
      if (typeOnly || name === null) continue
      const resolved = resolveImport(source.file, name, isFile)
      if (resolved.kind === 'builtin' || (resolved.kind === 'package' && SERVER_ONLY.test(resolved.name)))
        leaks.push([...way, resolved.name].join(' → '))
      if (resolved.kind !== 'file' || seen.has(resolved.file)) continue
      seen.add(resolved.file)
      const next = sources.get(resolved.file)
      if (next !== undefined) follow(next, [...way, resolved.file], seen)
    }
  }

  for (const source of sources.values()) {
    if (isClientEntry(source) && !exempt.includes(source.file)) follow(source, [source.file], new Set([source.file]))
  }
  return leaks
}
