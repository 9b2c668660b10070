import type { CasePaths } from '@/components/case/case-paths'
import type { CaseFile } from '@/lib/domain/case-file'
import { getDefinition } from '@/lib/rules/definitions'
import type { DefinitionId } from '@/lib/rules/evaluation'

/** Where one is within the page, as its address after "#" says; `anchor` is the part of it to go to. */
export type Place =
  | { readonly view: 'case'; readonly definition: DefinitionId; readonly anchor: string | null }
  | {
      readonly view: 'facts' | 'conclusion' | 'policies' | 'lines' | 'scores' | 'newTrial'
      readonly anchor: string | null
    }
  | { readonly view: 'trial'; readonly trialId: string; readonly anchor: string | null }
  | { readonly view: 'rules'; readonly anchor: string | null }

/** What a link does rather than where it leads; such a link never becomes the address. */
export type Deed =
  | { readonly deed: 'print' | 'copy' | 'text' | 'csv' | 'caseFile' | 'startOver' | 'undo' }
  | { readonly deed: 'removeTrial'; readonly trialId: string }
  | { readonly deed: 'example'; readonly index: number }
  | { readonly deed: 'discard'; readonly address: string }

const DO = '#/do/'
const DEEDS = {
  print: 'print',
  copy: 'copy',
  text: 'text',
  csv: 'csv',
  'case-file': 'caseFile',
  'start-over': 'startOver',
  undo: 'undo',
} as const
const FORMS = {
  facts: 'facts',
  conclusion: 'conclusion',
  policies: 'policies',
  add: 'lines',
  'add-scores': 'scores',
  'new-trial': 'newTrial',
} as const
const FIRST_DEFINITION = 'six-week' satisfies DefinitionId

export const UNDO = `${DO}undo`
export const START_OVER = `${DO}start-over`
export const EXAMPLE_BASE = `${DO}example/`
export const RULES_BASE = '#/rules/'
export const CASE = '#/'
export const TRIALS = `${CASE}#trials`
export const TIMELINE = `${CASE}#timeline`
export const OWN_CONCLUSION = `${CASE}#conclusion`
export const FACTS = '#/facts'
export const CONCLUSION = '#/conclusion'
export const POLICIES = '#/policies'
export const LINES = '#/add'
export const SCORES = '#/add-scores'
export const NEW_TRIAL = '#/new-trial'

/** The address of the form of a trial. */
export function toTrialPlace(trialId: string): string {
  return `#/trial/${encodeURIComponent(trialId)}`
}

/** Empties a form of what was typed in it and not saved. */
export function toDiscard(address: string): string {
  return `${DO}discard/${encodeURIComponent(address)}`
}

/** The addresses of a case that is in this page only, all within it. */
export function toPlacesOf(file: CaseFile): CasePaths {
  const trials = file.trials.map(({ id }) => {
    return [id, { edit: toTrialPlace(id), remove: `${DO}remove-trial/${encodeURIComponent(id)}` }] as const
  })
  return {
    page: CASE,
    edit: {
      facts: FACTS,
      conclusion: CONCLUSION,
      quickEntry: LINES,
      scoreEntry: SCORES,
      sharing: null,
      remove: { label: 'Start over', href: START_OVER },
      trials: Object.fromEntries(trials),
    },
    policies: POLICIES,
    kept: null,
    history: null,
    definitionBase: '#/definition/',
    exports: [
      { label: 'Print, or save as PDF', href: `${DO}print` },
      { label: 'Copy as plain text', href: `${DO}copy` },
      { label: 'Plain text, to paste into a record', href: `${DO}text` },
      { label: 'Trials as a table (CSV)', href: `${DO}csv` },
      { label: 'Case file (JSON)', href: `${DO}case-file` },
    ],
    deIdentified: null,
  }
}

/** Whether an address names a view, rather than a part of the one that is shown. */
export function isView(hash: string): boolean {
  return hash === '' || hash.startsWith('#/')
}

/** Where an address leads; what is not known leads to the case. A part of the case keeps the definition that is shown. */
export function readPlace(hash: string, shown: DefinitionId = FIRST_DEFINITION): Place {
  if (!isView(hash)) return { view: 'case', definition: shown, anchor: hash.slice(1) }
  const [path = '', anchor = null] = hash.slice(1).split('#')
  const [, name = '', part = ''] = path.split('/')
  if (isKeyOf(FORMS, name)) return { view: FORMS[name], anchor }
  if (name === 'trial') return { view: 'trial', trialId: decode(part), anchor }
  if (name === 'rules') return { view: 'rules', anchor: part === '' ? null : part }
  const definition = name === 'definition' ? getDefinition(part)?.id : undefined
  return { view: 'case', definition: definition ?? FIRST_DEFINITION, anchor }
}

/** What a link or a form does; `null` where it leads somewhere. */
export function readDeed(address: string): Deed | null {
  if (!address.startsWith(DO)) return null
  const [name = '', part = ''] = address.slice(DO.length).split('/')
  if (isKeyOf(DEEDS, name)) return { deed: DEEDS[name] }
  if (name === 'discard') return { deed: 'discard', address: decode(part) }
  if (name === 'example') return { deed: 'example', index: Number(part) }
  return name === 'remove-trial' ? { deed: 'removeTrial', trialId: decode(part) } : null
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
