import ts from 'typescript'

export type SourceFile = { readonly file: string; readonly text: string; readonly tree: ts.SourceFile }

/** `name` is `null` where it is computed. */
export type Import = { readonly name: string | null; readonly typeOnly: boolean; readonly line: number }

export function readSource(file: string, text: string): SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind) }
}

export function lineOf({ tree }: SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}

/** Every node of a file, parents first. */
export function* eachNode(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* eachNode(child)
}

function namesTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

function readModule(node: ts.Node): { readonly module: ts.Node | undefined; readonly typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) return { module: node.moduleSpecifier, typeOnly: namesTypesOnly(node.importClause) }
  if (ts.isExportDeclaration(node))
    return node.moduleSpecifier ? { module: node.moduleSpecifier, typeOnly: node.isTypeOnly } : null
  if (ts.isImportTypeNode(node))
    return { module: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, typeOnly: true }
  if (ts.isExternalModuleReference(node)) return { module: node.expression, typeOnly: false }
  if (!ts.isCallExpression(node)) return null
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
  return isImport || isRequire ? { module: node.arguments[0], typeOnly: false } : null
}

/** Every way of naming another module: import, re-export, `import()`, `require`, `typeof import()`. */
export function readImports(source: SourceFile): readonly Import[] {
  return [...eachNode(source.tree)].flatMap((node) => {
    const found = readModule(node)
    if (found === null) return []
    const { module, typeOnly } = found
    const name = module !== undefined && ts.isStringLiteralLike(module) ? module.text : null
    return [{ name, typeOnly, line: lineOf(source, node) }]
  })
}
