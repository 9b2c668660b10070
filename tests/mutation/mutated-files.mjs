import { readdirSync, readFileSync, statSync } from 'node:fs'

const FOLDER = 'lib/rules'

const TABLES = [
  'aliases',
  'antidepressants',
  'bridging',
  'decided-numbers',
  'definitions',
  'depression-uses',
  'interacting-drugs',
  'label-maximums',
  'other-drug-names',
  'pharmacokinetic-factors',
  'plasma-ranges',
  'references',
  'related-molecules',
  'rules-version',
  'scales',
  'table-sources',
]

/** Tables that end in functions which decide something: from this line on they are logic. */
const DECIDING_FROM = {
  'clinical-changes': 'export function listChangesBetween',
  'contributor-codes': 'function toKey',
  conversions: 'export function convertMinimumDose',
  'depressogenic-drugs': 'const BY_NAME',
  'minimum-effective-doses': 'function readMinimumDose',
  'never-scored': 'export function isNeverScored',
  'other-drugs': 'export const OTHER_DRUGS',
  'usual-other-uses': 'export function usualOtherUse',
}

function toPattern(name) {
  const file = `${FOLDER}/${name}.ts`
  const first = DECIDING_FROM[name]
  if (first === undefined) return file
  const lines = readFileSync(file, 'utf8').split('\n')
  const index = lines.findIndex((line) => line.startsWith(first))
  if (index === -1) throw new Error(`${file} has no line that begins with "${first}"`)
  return `${file}:${index + 1}-${lines.length}`
}

/** The logic of the rules as patterns for Stryker, the largest file first; tables of data are left out. */
export function listMutated() {
  const names = readdirSync(FOLDER, { recursive: true })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('policies/'))
    .map((path) => path.slice(0, -'.ts'.length))
  const size = (name) => statSync(`${FOLDER}/${name}.ts`).size
  return names
    .filter((name) => !TABLES.includes(name))
    .sort((a, b) => size(b) - size(a))
    .map(toPattern)
}
