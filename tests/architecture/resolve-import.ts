import { isBuiltin } from 'node:module'
import path from 'node:path'

export type Resolved =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'missing'; readonly name: string }

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.mjs', '.js', '/index.ts', '/index.tsx']

/** `@scope/name/deeper` → `@scope/name`. */
function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** What an import means; files are named from the root of the project. */
export function resolveImport(from: string, name: string, isFile: (file: string) => boolean): Resolved {
  const isLocal = name.startsWith('@/') || name.startsWith('.')
  if (!isLocal && isBuiltin(name)) return { kind: 'builtin', name }
  if (!isLocal) return { kind: 'package', name: packageOf(name) }
  const target = name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(from), name)
  const bare = target.replace(/\.js$/, '')
  const found = [...ENDINGS.map((ending) => target + ending), `${bare}.ts`, `${bare}.tsx`].find(isFile)
  return found === undefined ? { kind: 'missing', name } : { kind: 'file', file: found }
}
