import ts from 'typescript'
import { floorOf, isPure, KEPT_PACKAGES, MAY_IMPORT, PURE_PACKAGES } from './floors'
import { eachNode, lineOf, readImports, type SourceFile } from './read-source'
import { resolveImport } from './resolve-import'

export type RuleId =
  | 'direction'
  | 'pure packages'
  | 'kept packages'
  | 'declared packages'
  | 'imports resolve'
  | 'clock and chance'
  | 'outside world'
  | 'environment'
  | 'database client'
  | 'default export'
  | 'barrel'
  | 'length'
  | 'assertion'
  | 'class'
  | 'names'

export type Violation = { readonly rule: RuleId; readonly file: string; readonly line: number; readonly what: string }

export type Project = {
  readonly isFile: (file: string) => boolean
  /** Packages that are installed with the program, and those for its development only. */
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
}

type Check = (source: SourceFile, project: Project) => readonly Omit<Violation, 'file'>[]

const MAX_LINES = 250
const NEXT_FILE =
  /^app\/(.*\/)?(page|layout|template|default|error|global-error|loading|not-found|forbidden|unauthorized|manifest|robots|sitemap|icon|apple-icon|opengraph-image)\.tsx?$/
const ROOT_FILES = /^([a-z.-]+\.config\.ts|tests\/browser\/[a-z-]+\.config\.ts|proxy\.ts)$/
const VAGUE_FOLDER = /(^|\/)(utils?|helpers?|common|misc|types)\//
const KEBAB = /^(\.?[a-z0-9]+([-.][a-z0-9]+)*|\[+(\.\.\.)?[A-Za-z]+\]+|\([a-z-]+\))$/

const checkImports: Check = (source, project) => {
  const floor = floorOf(source.file)
  return readImports(source).flatMap(({ name, line }): Omit<Violation, 'file'>[] => {
    if (name === null)
      return isPure(floor) ? [{ rule: 'direction', line, what: 'imports a name that is only known when it runs' }] : []
    const resolved = resolveImport(source.file, name, project.isFile)
    if (resolved.kind === 'missing') return [{ rule: 'imports resolve', line, what: `nothing is at ${name}` }]
    if (resolved.kind === 'file') {
      const target = floorOf(resolved.file)
      const allowed: readonly string[] = MAY_IMPORT[floor]
      return allowed.includes(target) ? [] : [{ rule: 'direction', line, what: `${floor} imports ${target}: ${name}` }]
    }
    if (resolved.kind === 'builtin') {
      const mayNot = isPure(floor) || floor === 'components'
      return mayNot ? [{ rule: 'pure packages', line, what: `${floor} imports ${name}, which is only in Node` }] : []
    }
    return checkPackage(source.file, name, resolved.name, line, project)
  })
}

function checkPackage(file: string, name: string, packageName: string, line: number, project: Project) {
  const floor = floorOf(file)
  const found: Omit<Violation, 'file'>[] = []
  if (isPure(floor)) {
    const allowed: readonly string[] = PURE_PACKAGES[floor]
    if (!allowed.includes(packageName)) found.push({ rule: 'pure packages', line, what: `${floor} imports ${name}` })
  } else {
    const kept = KEPT_PACKAGES.find((row) => row.package.test(packageName))
    const floors: readonly string[] = kept?.floors ?? [floor]
    if (!floors.includes(floor)) found.push({ rule: 'kept packages', line, what: `${floor} imports ${name}` })
  }
  const shipped = floor !== 'tests' && floor !== 'config' && floor !== 'bench'
  const declared = shipped ? project.dependencies : [...project.dependencies, ...project.devDependencies]
  if (!declared.includes(packageName))
    found.push({ rule: 'declared packages', line, what: `${packageName} is not in package.json where it belongs` })
  return found
}

/** Names that this file gives itself, so that a parameter called `process` is not the process. */
function listOwnNames(source: SourceFile): ReadonlySet<string> {
  const names = [...eachNode(source.tree)].flatMap((node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node)
    return declares && node.name !== undefined && ts.isIdentifier(node.name) ? [node.name.text] : []
  })
  return new Set(names)
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent) || ts.isJsxAttribute(parent)) return parent.name !== node
  return !ts.isTypeReferenceNode(parent) && !ts.isPropertySignature(parent) && !ts.isQualifiedName(parent)
}

const CHANCE = /^(Math\.random|Date\.now|performance\.now|crypto\.(randomUUID|getRandomValues))$/
const WORLD = ['process', 'Buffer', 'fetch', 'XMLHttpRequest', 'WebSocket', 'localStorage', 'sessionStorage']

const checkClock: Check = (source) => {
  const floor = floorOf(source.file)
  if (!isPure(floor) && floor !== 'components' && floor !== 'pdf') return []
  return [...eachNode(source.tree)].flatMap((node) => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText(source.tree).replace(/^globalThis\./, '') : ''
    const readsDate =
      (ts.isNewExpression(node) && !node.arguments?.length) || ts.isCallExpression(node)
        ? node.expression.getText(source.tree) === 'Date'
        : false
    if (!readsDate && !CHANCE.test(text)) return []
    return [{ rule: 'clock and chance' as const, line: lineOf(source, node), what: 'the day is an argument here' }]
  })
}

const checkWorld: Check = (source) => {
  if (!isPure(floorOf(source.file))) return []
  const own = listOwnNames(source)
  return [...eachNode(source.tree)].flatMap((node) => {
    if (!ts.isIdentifier(node) || !WORLD.includes(node.text) || own.has(node.text) || !isReference(node)) return []
    return [{ rule: 'outside world' as const, line: lineOf(source, node), what: `uses ${node.text}` }]
  })
}

const checkEnvironment: Check = (source) => {
  const floor = floorOf(source.file)
  if (source.file === 'lib/server/env.ts' || ['scripts', 'bench', 'config', 'tests'].includes(floor)) return []
  return [...eachNode(source.tree)].flatMap((node) => {
    if (!ts.isPropertyAccessExpression(node) || node.getText(source.tree) !== 'process.env') return []
    // Next sets this one itself, and replaces it when it builds.
    const isBuildTime = ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'NEXT_RUNTIME'
    return isBuildTime ? [] : [{ rule: 'environment' as const, line: lineOf(source, node), what: 'reads process.env' }]
  })
}

const checkClient: Check = (source) => {
  if (source.file === 'lib/server/db.ts' || source.file.startsWith('tests/server/')) return []
  return [...eachNode(source.tree)].flatMap((node) => {
    if (!ts.isNewExpression(node) || !/\bPrismaClient$/.test(node.expression.getText(source.tree))) return []
    return [{ rule: 'database client' as const, line: lineOf(source, node), what: 'makes a client of its own' }]
  })
}

const checkExports: Check = (source) => {
  const { file, tree } = source
  const found: Omit<Violation, 'file'>[] = []
  for (const node of tree.statements) {
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
    const isDefault =
      ts.isExportAssignment(node) ||
      modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ||
      (ts.isExportDeclaration(node) && /\bas default\b/.test(node.getText(tree)))
    if (isDefault && !NEXT_FILE.test(file) && !ROOT_FILES.test(file))
      found.push({ rule: 'default export', line: lineOf(source, node), what: 'has a default export' })
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !NEXT_FILE.test(file))
      found.push({ rule: 'barrel', line: lineOf(source, node), what: 'hands on what another file exports' })
  }
  if (/(^|\/)index\.tsx?$/.test(file)) found.push({ rule: 'barrel', line: 1, what: 'is an index' })
  return found
}

/** Lines of tables: values of constants in which no function has a body. */
function countTableLines({ tree }: SourceFile): number {
  const tables = tree.statements.filter(ts.isVariableStatement).filter((statement) => {
    return ![...eachNode(statement)].some((node) => ts.isBlock(node))
  })
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line
  return tables.reduce((sum, table) => sum + lineAt(table.getEnd()) - lineAt(table.getStart(tree)), 0)
}

const checkLength: Check = (source) => {
  const lines = source.text.trimEnd().split('\n').length - countTableLines(source)
  if (lines <= MAX_LINES || source.file.startsWith('tests/')) return []
  return [{ rule: 'length', line: MAX_LINES, what: `${lines} lines besides its tables, ${MAX_LINES} at most` }]
}

const checkAssertions: Check = (source) => {
  if (source.file.startsWith('tests/')) return []
  return [...eachNode(source.tree)].flatMap((node): Omit<Violation, 'file'>[] => {
    const line = () => lineOf(source, node)
    if (ts.isAsExpression(node) && node.type.getText(source.tree) !== 'const')
      return [{ rule: 'assertion', line: line(), what: `says "as ${node.type.getText(source.tree)}"` }]
    if (ts.isTypeAssertionExpression(node)) return [{ rule: 'assertion', line: line(), what: 'asserts a type' }]
    if (ts.isClassLike(node) && !node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword))
      return [{ rule: 'class', line: line(), what: 'is a class that extends nothing' }]
    return []
  })
}

const checkNames: Check = ({ file }) => {
  if (VAGUE_FOLDER.test(file)) return [{ rule: 'names', line: 1, what: 'is in a folder whose name says nothing' }]
  const wrong = file.split('/').find((part) => !KEBAB.test(part.replace(/\.(d\.)?tsx?$/, '')))
  return wrong === undefined ? [] : [{ rule: 'names', line: 1, what: `${wrong} is not in kebab case` }]
}

const CHECKS = [
  checkImports,
  checkClock,
  checkWorld,
  checkEnvironment,
  checkClient,
  checkExports,
  checkLength,
  checkAssertions,
  checkNames,
] as const satisfies readonly Check[]

/** Everything in one file that the house does not allow. */
export function listViolations(source: SourceFile, project: Project): readonly Violation[] {
  return CHECKS.flatMap((check) => check(source, project)).map((violation) => ({ ...violation, file: source.file }))
}
