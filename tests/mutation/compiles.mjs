// A checker for Stryker: sets aside the mutants that the compiler refuses, such as a verdict compared with a word that
// is none. Many of them are checked in one program, each as a copy of its file, which takes minutes instead of hours.
import { readFileSync } from 'node:fs'
import { CheckStatus } from '@stryker-mutator/api/check'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import ts from 'typescript'

/** So many in one program: all at once need more memory than a process has. */
const AT_ONCE = 400
const parsed = new Map()

function readOptions() {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, process.cwd())
  // A mutant that no longer uses a name is still one that runs.
  const lenient = { noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true, incremental: false }
  return { ...options, ...lenient, skipLibCheck: true }
}

function mutate({ fileName, location: { start, end }, replacement }) {
  const source = ts.createSourceFile(fileName, readFileSync(fileName, 'utf8'), ts.ScriptTarget.ES2022)
  const at = ({ line, column }) => ts.getPositionOfLineAndCharacter(source, line, column)
  return source.text.slice(0, at(start)) + replacement + source.text.slice(at(end))
}

/** For each text by its file name, the first thing that the compiler says against it. */
function checkAll(texts) {
  const options = readOptions()
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => texts.has(name) || fileExists(name)
  host.readFile = (name) => texts.get(name) ?? readFile(name)
  host.getSourceFile = (name, version, ...more) => {
    const text = texts.get(name)
    if (text !== undefined) return ts.createSourceFile(name, text, version)
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version, ...more))
    return parsed.get(name)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  const say = (name) => {
    const file = program.getSourceFile(name)
    const [first] = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
    return first && ts.flattenDiagnosticMessageText(first.messageText, ' ')
  }
  return new Map([...texts.keys()].map((name) => [name, say(name)]))
}

function copyOf(fileName, id) {
  return fileName.replace(/\.ts$/, `.mutant-${id}.ts`)
}

function check(mutants) {
  const originals = [...new Set(mutants.map(({ fileName }) => fileName))]
  const said = checkAll(
    new Map([
      ...originals.map((name) => [copyOf(name, 'none'), readFileSync(name, 'utf8')]),
      ...mutants.map((mutant) => [copyOf(mutant.fileName, mutant.id), mutate(mutant)]),
    ]),
  )
  for (const name of originals) {
    const error = said.get(copyOf(name, 'none'))
    if (error) throw new Error(`${name} does not compile before anything is changed in it: ${error}`)
  }
  const status = ({ fileName, id }) => {
    const reason = said.get(copyOf(fileName, id))
    return reason ? { status: CheckStatus.CompileError, reason } : { status: CheckStatus.Passed }
  }
  return Object.fromEntries(mutants.map((mutant) => [mutant.id, status(mutant)]))
}

function inGroups(ids) {
  return ids.length === 0 ? [] : [ids.slice(0, AT_ONCE), ...inGroups(ids.slice(AT_ONCE))]
}

function createChecker() {
  return {
    init: async () => {},
    group: async (mutants) => inGroups(mutants.map(({ id }) => id)),
    check: async (mutants) => check(mutants),
  }
}
createChecker.inject = []

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'compiles', createChecker)]
