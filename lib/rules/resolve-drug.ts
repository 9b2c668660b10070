import type { Formulation } from '@/lib/domain/case-file'
import { AGENT_NAMES, type AgentNames, FORM_WORDS, FORMULATION_VARIANTS, SOLID_FORM_WORDS } from './aliases'
import { AGENT_IDS, type Agent, type AgentId, getAgent } from './antidepressants'
import type { DepressionUse } from './depression-uses'
import type { OtherDrugGroup } from './other-drug-names'
import { OTHER_DRUGS, type OtherDrug } from './other-drugs'

export type ResolvedDrug =
  | {
      readonly kind: 'agent'
      readonly agent: Agent
      readonly formulation: Formulation | null
      /** A product whose mg or use differ, such as `hydrobromide`. */
      readonly product: string | null
      /** What the product named is usually for, when that is not depression. */
      readonly usuallyFor: string | null
    }
  | {
      readonly kind: 'other'
      readonly id: string
      readonly name: string
      readonly what: string
      readonly group: OtherDrugGroup
      readonly usuallyFor: string | null
      /** How it is given for depression; `null` where it is not known to be. */
      readonly use: DepressionUse | null
    }
  | { readonly kind: 'unresolved' }

/** What one written name means. */
export type AliasTarget =
  | {
      readonly kind: 'agent'
      readonly agent: AgentId
      readonly formulation: Formulation | null
      readonly product: string | null
      readonly usuallyFor: string | null
    }
  | { readonly kind: 'other'; readonly drug: OtherDrug }

type AliasEntry = { readonly key: string; readonly text: string; readonly target: AliasTarget }

/** The name as it is compared: without case, accents, trade marks and doubled white space. */
export function toAliasKey(text: string): string {
  return text
    .replace(/[®™©]/g, '')
    .replace(/[\u2018\u2019\u00b4`]/g, "'")
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const PLAIN = { formulation: null, product: null, usuallyFor: null }

/** Doxepin tablets are for insomnia, and what is not swallowed has no tablets. */
function hasOrdinarySolidForms(agent: AgentId): boolean {
  return getAgent(agent).unit === 'mg/day' && agent !== 'doxepin'
}

/** A name with another name of the same drug in brackets. */
function paired(inn: string, brand: string): string[] {
  return [`${inn} (${brand})`, `${brand} (${inn})`]
}

function listReleased(
  names: AgentNames,
  withSalts: readonly string[],
): { text: string; formulation: Formulation | null }[] {
  const [inn] = names.names
  const single = names.brands.filter((brand) => !brand.includes(' '))
  return names.forms.flatMap((form) => {
    const { words, shortWords, formulation } = FORM_WORDS[form]
    return [
      ...[inn, ...withSalts].flatMap((base) => words.map((word) => `${base} ${word}`)),
      ...shortWords.map((word) => `${inn} (${word})`),
      ...[...names.names, ...withSalts, ...single].flatMap((base) =>
        shortWords.flatMap((word) => [`${base} ${word}`, `${base}-${word}`]),
      ),
      ...single.flatMap((brand) =>
        shortWords.flatMap((word) => [
          ...paired(inn, `${brand} ${word}`),
          ...paired(`${inn} ${word}`, brand),
          ...paired(`${inn} ${word}`, `${brand} ${word}`),
        ]),
      ),
    ].map((text) => ({ text, formulation }))
  })
}

function listAgentEntries(agent: AgentId): AliasEntry[] {
  const names: AgentNames = AGENT_NAMES[agent]
  const [inn] = names.names
  const target = { kind: 'agent', agent, ...PLAIN } as const
  const withSalts = names.salts.map((salt) => `${inn} ${salt}`)
  const solids = hasOrdinarySolidForms(agent) ? SOLID_FORM_WORDS.map((word) => `${inn} ${word}`) : []
  const brands = names.brands.flatMap((brand) => [brand, ...paired(inn, brand)])
  const synonyms = names.names.flatMap((name) => paired(inn, name))
  const plain = [...names.names, ...withSalts, ...solids, ...brands, ...synonyms]
  return [
    ...plain.map((text) => toEntry(text, target)),
    ...listReleased(names, withSalts).map(({ text, formulation }) => toEntry(text, { ...target, formulation })),
    ...names.products.flatMap(({ names: products, ...rest }) =>
      products
        .flatMap((product) => [product, ...paired(inn, product)])
        .map((text) => toEntry(text, { ...target, ...rest })),
    ),
  ]
}

function listOtherEntries(drug: OtherDrug): AliasEntry[] {
  const pairs = drug.names.flatMap((name) => paired(drug.name, name))
  return [...drug.names, ...pairs].map((text) => toEntry(text, { kind: 'other', drug }))
}

function toEntry(text: string, target: AliasTarget): AliasEntry {
  return { key: toAliasKey(text), text, target }
}

/** Every written name with what it means, before they are put into one map; a test finds none that means two things. */
export const ALIAS_ENTRIES: readonly AliasEntry[] = [
  ...AGENT_IDS.flatMap(listAgentEntries),
  ...OTHER_DRUGS.flatMap(listOtherEntries),
]

/** Every written name, by the form in which it is compared. */
export const ALIASES: ReadonlyMap<string, AliasTarget> = new Map(ALIAS_ENTRIES.map(({ key, target }) => [key, target]))

function toAgent(target: AliasTarget & { kind: 'agent' }, stated: Formulation | null): ResolvedDrug {
  const formulation = target.formulation ?? stated
  const variant = formulation === null ? undefined : FORMULATION_VARIANTS[target.agent]?.[formulation]
  const { product, usuallyFor } = target
  return { kind: 'agent', agent: getAgent(variant ?? target.agent), formulation, product, usuallyFor }
}

/** Selegiline that is not swallowed is the patch for depression. */
function toOther({ drug }: AliasTarget & { kind: 'other' }, stated: Formulation | null): ResolvedDrug {
  if (drug.id === 'selegiline' && stated === 'patch')
    return { kind: 'agent', agent: getAgent('selegiline_td'), ...PLAIN, formulation: 'patch' }
  const { id, name, what, group, usuallyFor, use } = drug
  return { kind: 'other', id, name, what, group, usuallyFor, use }
}

/** The drug that a written name means: whole strings only, never guessed. A form in the name goes before a stated one. */
export function resolveDrug(text: string | null, formulation: Formulation | null | undefined = null): ResolvedDrug {
  const target = text === null ? undefined : (ALIASES.get(text) ?? ALIASES.get(toAliasKey(text)))
  if (target === undefined) return { kind: 'unresolved' }
  return target.kind === 'agent' ? toAgent(target, formulation) : toOther(target, formulation)
}
