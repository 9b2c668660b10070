import { AGENT_NAMES, type AgentNames, FORM_WORDS } from '@/lib/rules/aliases'
import { AGENT_IDS, type Agent, getAgent } from '@/lib/rules/antidepressants'
import { OTHER_DRUGS, type OtherDrug } from '@/lib/rules/other-drugs'
import type { DrugChoice } from './find-drug-choices'

/** Words that say more to a clinician than the class by which drugs are counted. */
const WHAT_IT_IS: Readonly<Record<string, string>> = { buspirone: 'anxiolytic' }

/** The group of the WHO index. */
const ANTIDEPRESSANTS = 'N06A'

const CONTAINS_ANTIDEPRESSANT: ReadonlySet<OtherDrug['group']> = new Set([
  'antidepressantWithAntipsychotic',
  'antidepressantWithBenzodiazepine',
  'naltrexoneBupropion',
] as const)

/** Every drug to choose from while its name is typed, those of the dose tables first. */
export function listDrugChoices(): readonly DrugChoice[] {
  return CHOICES
}

function listAgentChoices(agent: Agent): readonly DrugChoice[] {
  const names: AgentNames = AGENT_NAMES[agent.id]
  const [inn, ...spellings] = names.names
  const what = describeAgent(agent)
  const products = names.products.flatMap((product) => product.names.map((name) => ({ ...product, name })))
  const single = names.brands.filter((brand) => !brand.includes(' '))
  return [
    {
      value: inn,
      what,
      brand: names.brands[0] ?? products[0]?.name ?? null,
      terms: [...spellings, ...names.brands],
      isProduct: false,
    },
    ...names.forms.flatMap((form) => {
      const [short] = FORM_WORDS[form].shortWords
      const terms = single.map((brand) => `${brand} ${short}`)
      return [{ value: `${inn} ${short}`, what, brand: null, terms, isProduct: true }]
    }),
    ...products.filter(isSpeltOnce).map(({ name, usuallyFor }) => ({
      value: name,
      what: usuallyFor === undefined ? what : `${what}, usually for ${usuallyFor}`,
      brand: name.toLowerCase().includes(inn.toLowerCase()) ? null : inn,
      terms: [],
      isProduct: true,
    })),
  ]
}

/** "Wellbutrin-XR" is "Wellbutrin XR" once more. */
function isSpeltOnce({ name }: { readonly name: string }, at: number, all: readonly { readonly name: string }[]) {
  const withSpaces = (text: string) => text.replaceAll('-', ' ')
  return all.findIndex((other) => withSpaces(other.name) === withSpaces(name)) === at
}

function describeAgent({ id, drugClass, role }: Agent): string {
  const what = WHAT_IT_IS[id] ?? drugClass
  return role === 'augmentation' ? `${what}, not an antidepressant` : what
}

function toOtherChoice(drug: OtherDrug): DrugChoice {
  const [value = drug.name, ...terms] = drug.names
  const brand = terms.find((term) => /^\p{Lu}/u.test(term)) ?? null
  return { value, what: describeOther(drug), brand, terms, isProduct: false }
}

function describeOther(drug: OtherDrug): string {
  const what = drug.what.replace(' without dose rows here', '')
  return mayBeAntidepressant(drug) ? what : `${what}, not an antidepressant`
}

function mayBeAntidepressant({ group, use, atc }: OtherDrug): boolean {
  if (CONTAINS_ANTIDEPRESSANT.has(group) || atc?.startsWith(ANTIDEPRESSANTS)) return true
  if (use?.given === 'mayCount' || use?.given === 'apart') return true
  return use?.given === 'alone' && (group === 'herbal' || group === 'supplement')
}

const byName = (a: DrugChoice, b: DrugChoice) => a.value.localeCompare(b.value, 'en')

const CHOICES: readonly DrugChoice[] = [
  ...AGENT_IDS.flatMap((id) => listAgentChoices(getAgent(id))).sort(byName),
  ...OTHER_DRUGS.map(toOtherChoice).sort(byName),
]
