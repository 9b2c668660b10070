import type { AgentId } from './antidepressants'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'
import type { ResolvedDrug } from './resolve-drug'

export type Interaction = {
  /** An agent, or a drug of `other-drugs.ts`. */
  readonly drugId: string
  readonly effect: 'inducer' | 'strongInhibitor'
  readonly enzymes: string
  readonly source: ReferenceId
  readonly evidence: Evidence
}

function inducer(drugId: string, enzymes: string, source: ReferenceId, evidence: Evidence): Interaction {
  return { drugId, effect: 'inducer', enzymes, source, evidence }
}

function inhibitor(drugId: string, enzymes: string, source: ReferenceId, evidence: Evidence): Interaction {
  return { drugId, effect: 'strongInhibitor', enzymes, source, evidence }
}

/**
 * Drugs that change how much of an antidepressant arrives. Weak inducers (modafinil, omeprazole) and inhibitors that
 * are not strong (duloxetine, cimetidine, diltiazem, verapamil, grapefruit) are left out.
 */
export const INTERACTIONS: readonly Interaction[] = [
  inducer('carbamazepine', 'CYP3A, 2B6 and others', 'inducers2022', 'read'),
  inducer('phenytoin', 'CYP3A', 'inducers2022', 'read'),
  inducer('phenobarbital', 'CYP3A and others', 'zaccara2023', 'read'),
  inducer('primidone', 'CYP3A and others', 'zaccara2023', 'read'),
  inducer('rifampicin', 'CYP3A, 2C19 and others', 'inducers2022', 'read'),
  inducer('rifapentine', 'CYP3A', 'inducers2022', 'read'),
  inducer('rifabutin', 'CYP3A', 'interactionRecalled', 'recalled'),
  inducer('hypericum', 'CYP3A, 2C9, 2C19', 'inducers2022', 'read'),
  inducer('apalutamide', 'CYP3A, 2C9, 2C19', 'inducers2022', 'read'),
  inducer('enzalutamide', 'CYP3A, 2C9, 2C19', 'inducers2022', 'read'),
  inducer('mitotane', 'CYP3A', 'inducers2022', 'read'),
  inducer('ivosidenib', 'CYP3A', 'inducers2022', 'read'),
  inducer('lumacaftor', 'CYP3A', 'inducers2022', 'read'),
  inducer('efavirenz', 'CYP2B6, 2C19, 3A4', 'cmajCyp', 'read'),
  inhibitor('fluoxetine', 'CYP2D6', 'cmajCyp', 'read'),
  inhibitor('paroxetine', 'CYP2D6', 'cmajCyp', 'read'),
  inhibitor('paroxetine_cr', 'CYP2D6', 'cmajCyp', 'read'),
  inhibitor('ofc', 'CYP2D6', 'cmajCyp', 'read'),
  inhibitor('fluvoxamine', 'CYP1A2, 2C19, 3A4', 'canmat2023', 'secondary'),
  inhibitor('bupropion', 'CYP2D6', 'interactionRecalled', 'recalled'),
  inhibitor('dxm_bupropion', 'CYP2D6', 'interactionRecalled', 'recalled'),
  inhibitor('naltrexone_bupropion', 'CYP2D6', 'interactionRecalled', 'recalled'),
  inhibitor('quinidine', 'CYP2D6', 'interactionRecalled', 'recalled'),
  inhibitor('dextromethorphan_quinidine', 'CYP2D6', 'interactionRecalled', 'recalled'),
  inhibitor('terbinafine', 'CYP2D6', 'interactionRecalled', 'recalled'),
  inhibitor('ciprofloxacin', 'CYP1A2', 'interactionRecalled', 'recalled'),
  inhibitor('ketoconazole', 'CYP3A4', 'cmajCyp', 'read'),
  inhibitor('itraconazole', 'CYP3A4', 'interactionRecalled', 'recalled'),
  inhibitor('voriconazole', 'CYP3A4, 2C19', 'interactionRecalled', 'recalled'),
  inhibitor('clarithromycin', 'CYP3A4', 'cmajCyp', 'read'),
  inhibitor('ritonavir', 'CYP3A4', 'cmajCyp', 'read'),
  inhibitor('nirmatrelvir_ritonavir', 'CYP3A4', 'cmajCyp', 'read'),
]

/** What a drug does to the exposure to others; `null` when it is no inducer and no strong inhibitor. */
export function getInteraction(drug: ResolvedDrug): Interaction | null {
  if (drug.kind === 'unresolved') return null
  const id = drug.kind === 'agent' ? drug.agent.id : drug.id
  return INTERACTIONS.find(({ drugId }) => drugId === id) ?? null
}

const MAOI_AGENTS: readonly AgentId[] = [
  'phenelzine',
  'tranylcypromine',
  'isocarboxazid',
  'selegiline_td',
  'moclobemide',
  'pirlindole',
]

const OTHER_MAOIS: readonly string[] = [
  'selegiline',
  'rasagiline',
  'safinamide',
  'linezolid',
  'methylene_blue',
  'tranylcypromine_trifluoperazine',
]

/** True for an antidepressant that inhibits monoamine oxidase, reversible ones included. */
export function isMaoi(agent: AgentId): boolean {
  return MAOI_AGENTS.includes(agent)
}

/** True for any drug that inhibits monoamine oxidase, whatever it is taken for. */
export function isMaoiDrug(drug: ResolvedDrug): boolean {
  switch (drug.kind) {
    case 'agent':
      return isMaoi(drug.agent.id)
    case 'other':
      return OTHER_MAOIS.includes(drug.id)
    case 'unresolved':
      return false
  }
}

const SEROTONERGIC_AGENTS: readonly AgentId[] = [
  'fluoxetine',
  'ofc',
  'sertraline',
  'paroxetine',
  'paroxetine_cr',
  'citalopram',
  'escitalopram',
  'fluvoxamine',
  'venlafaxine',
  'desvenlafaxine',
  'duloxetine',
  'levomilnacipran',
  'milnacipran',
  'dxm_bupropion',
  'mirtazapine',
  'trazodone',
  'nefazodone',
  'vilazodone',
  'vortioxetine',
  'gepirone',
  'amitriptyline',
  'imipramine',
  'clomipramine',
  'doxepin',
  'trimipramine',
  'dosulepin',
  'lofepramine',
]

/** True for an antidepressant that is dangerous with an MAOI through serotonin. */
export function isSerotonergic(agent: AgentId): boolean {
  return SEROTONERGIC_AGENTS.includes(agent)
}

/** Tablets that hold one of them beside another drug. */
const SEROTONERGIC_PRODUCTS: readonly string[] = ['perphenazine_amitriptyline', 'chlordiazepoxide_amitriptyline']

/** True for a serotonergic antidepressant, also in one tablet with another drug. */
export function isSerotonergicDrug(drug: ResolvedDrug): boolean {
  switch (drug.kind) {
    case 'agent':
      return isSerotonergic(drug.agent.id)
    case 'other':
      return SEROTONERGIC_PRODUCTS.includes(drug.id)
    case 'unresolved':
      return false
  }
}

type WashoutDays = {
  readonly value: number
  readonly unit: 'days'
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** Days that should lie between an MAOI and a serotonergic antidepressant; the longer one from the last fluoxetine. */
export const WASHOUT_DAYS = {
  ordinary: {
    value: 14,
    unit: 'days',
    source: 'decidedHere',
    locator: 'As labels ask; an alarm on dates, no verdict',
    evidence: 'decided',
    lastChecked: '2026-11-21',
  },
  fluoxetine: {
    value: 35,
    unit: 'days',
    source: 'decidedHere',
    locator: 'Five weeks, as the label of fluoxetine asks; an alarm on dates, no verdict',
    evidence: 'decided',
    lastChecked: '2026-11-21',
  },
} as const satisfies Record<'ordinary' | 'fluoxetine', WashoutDays>

const ANTIPSYCHOTIC_AGENTS: readonly AgentId[] = [
  'aripiprazole',
  'brexpiprazole',
  'cariprazine',
  'quetiapine_xr',
  'olanzapine',
  'ofc',
  'risperidone',
  'lumateperone',
  'ziprasidone',
]

/** True for an antipsychotic with an augmentation minimum; the olanzapine of olanzapine-fluoxetine is one. */
export function isAntipsychotic(agent: AgentId): boolean {
  return ANTIPSYCHOTIC_AGENTS.includes(agent)
}
