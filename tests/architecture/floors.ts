/**
 * The floors of the house. The PDF reads font files, so it is set on the server only; what stands in no folder of its
 * own (`proxy.ts`, `instrumentation.ts`) belongs to `app`.
 */
export const FLOORS = [
  'domain',
  'rules',
  'exchange',
  'pdf',
  'components',
  'server',
  'app',
  'scripts',
  'bench',
  'config',
  'tests',
] as const
export type Floor = (typeof FLOORS)[number]

/** What each floor may import from the others. */
export const MAY_IMPORT = {
  domain: ['domain'],
  rules: ['domain', 'rules'],
  exchange: ['domain', 'rules', 'exchange'],
  pdf: ['domain', 'rules', 'exchange', 'pdf'],
  components: ['domain', 'rules', 'exchange', 'components'],
  server: ['domain', 'rules', 'exchange', 'pdf', 'server'],
  app: ['domain', 'rules', 'exchange', 'pdf', 'components', 'server', 'app'],
  scripts: ['domain', 'rules', 'exchange', 'server', 'scripts'],
  bench: ['domain', 'rules', 'exchange', 'server', 'scripts', 'bench', 'tests'],
  config: ['config', 'scripts'],
  tests: FLOORS,
} as const satisfies Record<Floor, readonly Floor[]>

/** Packages of the floors that run anywhere: on the server, in a browser, on the command line. */
export const PURE_PACKAGES = {
  domain: ['zod'],
  rules: ['@noble/hashes', 'canonicalize'],
  exchange: ['zod', 'csv-stringify', 'd3-scale', 'fastest-levenshtein'],
} as const

/** Packages that only one floor, or only one file, may touch. */
export const KEPT_PACKAGES = [
  { package: /^(pdfkit|fontkit)$/, floors: ['pdf', 'tests'] },
  { package: /^(@prisma\/|pglite|@electric-sql\/|pg$)/, floors: ['server', 'config', 'scripts', 'tests'] },
  { package: /^(next-auth|@node-rs\/argon2)/, floors: ['server', 'app', 'tests'] },
  { package: /^(react|react-dom|next)(\/|$)/, floors: ['components', 'app', 'server', 'config', 'tests'] },
  { package: /^(autocannon|json-logic-js|json-rules-engine|cql-execution)$/, floors: ['bench'] },
  { package: /^zod$/, floors: ['domain', 'exchange', 'server', 'app', 'tests'] },
] as const satisfies readonly { package: RegExp; floors: readonly Floor[] }[]

/** The floor that a file, named from the root of the project, stands on. */
export function floorOf(file: string): Floor {
  if (file.startsWith('lib/domain/')) return 'domain'
  if (file.startsWith('lib/rules/')) return 'rules'
  if (/^lib\/exchange\/(pdf-[a-z-]+|[a-z-]+-pdf)\.ts$/.test(file)) return 'pdf'
  if (file.startsWith('lib/exchange/')) return 'exchange'
  if (file.startsWith('lib/server/')) return 'server'
  if (file.startsWith('components/')) return 'components'
  if (file.startsWith('tests/')) return 'tests'
  if (file.startsWith('bench/')) return 'bench'
  if (/^(bin|prisma)\//.test(file)) return 'scripts'
  return /^[^/]+\.config\.ts$/.test(file) ? 'config' : 'app'
}

export function isPure(floor: Floor): floor is keyof typeof PURE_PACKAGES {
  return floor in PURE_PACKAGES
}
