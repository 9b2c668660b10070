import 'server-only'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const MANIFEST = '.next/routes-manifest.json'
const STATIC_FILES = '/_next/static/'

const routeSchema = z.object({ page: z.string() })
const manifestSchema = z.object({ staticRoutes: z.array(routeSchema), dynamicRoutes: z.array(routeSchema) })

/** Where in the program an address leads, as its folders are called: no id and nothing that was typed is left in it. */
export function toPathPattern(address: string, patterns: readonly string[]): string {
  const path = address.split(/[?#]/, 1)[0] ?? ''
  if (path.startsWith(STATIC_FILES)) return `${STATIC_FILES}[file]`
  const parts = path.replace(/(?<=.)\/$/, '').split('/')
  const [closest] = patterns
    .filter((pattern) => isAt(pattern.split('/'), parts))
    .sort((a, b) => countPlaceholders(a) - countPlaceholders(b))
  return closest ?? '/[elsewhere]'
}

/** The pages and handlers of the built program; none where it was not built. */
export function listPathPatterns(): readonly string[] {
  let text: string
  try {
    text = readFileSync(MANIFEST, 'utf8')
  } catch {
    return []
  }
  const { staticRoutes, dynamicRoutes } = manifestSchema.parse(JSON.parse(text))
  return [...staticRoutes, ...dynamicRoutes].map(({ page }) => page).filter((page) => !page.startsWith('/_'))
}

function isAt(pattern: readonly string[], parts: readonly string[]): boolean {
  const hasAnyEnd = pattern.at(-1)?.startsWith('[...') ?? false
  if (hasAnyEnd ? parts.length < pattern.length : parts.length !== pattern.length) return false
  return pattern.every((part, index) => part.startsWith('[') || part === parts[index])
}

function countPlaceholders(pattern: string): number {
  return pattern.split('[').length
}
