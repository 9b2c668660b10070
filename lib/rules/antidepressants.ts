import type { DoseUnit } from '@/lib/domain/case-file'

/** Every agent with a row in the dose tables. INN names; release forms only where their doses differ. */
export const AGENT_IDS = [
  'fluoxetine',
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
  'bupropion',
  'dxm_bupropion',
  'mirtazapine',
  'mianserin',
  'trazodone',
  'nefazodone',
  'vilazodone',
  'vortioxetine',
  'agomelatine',
  'tianeptine',
  'reboxetine',
  'moclobemide',
  'phenelzine',
  'tranylcypromine',
  'isocarboxazid',
  'selegiline_td',
  'amitriptyline',
  'nortriptyline',
  'imipramine',
  'desipramine',
  'clomipramine',
  'doxepin',
  'protriptyline',
  'trimipramine',
  'amoxapine',
  'maprotiline',
  'dosulepin',
  'lofepramine',
  'gepirone',
  'zuranolone',
  'esketamine',
  'ketamine_iv',
  'aripiprazole',
  'brexpiprazole',
  'cariprazine',
  'quetiapine_xr',
  'olanzapine',
  'ofc',
  'risperidone',
  'lumateperone',
  'ziprasidone',
  'lithium',
  'liothyronine',
  'lamotrigine',
  'buspirone',
  'modafinil',
  'methylphenidate',
  'pindolol',
  'pramipexole',
  'pirlindole',
  'pipofezine',
  'noxiptiline',
  'opipramol',
] as const
export type AgentId = (typeof AGENT_IDS)[number]

/** `countedApart`: has its own counter and is never one of the two failures. */
export type AgentRole = 'antidepressant' | 'augmentation' | 'countedApart' | 'antidepressantAndAugmentation'

export type Agent = {
  readonly id: AgentId
  readonly name: string
  /** Agents with the same `countsAs` are one drug, whatever the salt, release form, route or brand. */
  readonly countsAs: AgentId
  readonly role: AgentRole
  readonly drugClass: string
  /** The unit in which its doses are judged. */
  readonly unit: DoseUnit
  /** For products of two ingredients: the one whose amount is judged. */
  readonly ingredient: string | null
  /** RxNorm ingredient (RxCUI); `null` where it was not found in a source. */
  readonly rxnorm: string | null
  readonly atc: string | null
}

function antidepressant(id: AgentId, drugClass: string, rxnorm: string | null, atc: string | null): Agent {
  return {
    id,
    name: id,
    countsAs: id,
    role: 'antidepressant',
    drugClass,
    unit: 'mg/day',
    ingredient: null,
    rxnorm,
    atc,
  }
}

function augmentation(id: AgentId, drugClass: string, rxnorm: string | null, atc: string | null): Agent {
  return { ...antidepressant(id, drugClass, rxnorm, atc), role: 'augmentation' }
}

function apart(id: AgentId, drugClass: string, rxnorm: string | null, atc: string | null): Agent {
  return { ...antidepressant(id, drugClass, rxnorm, atc), role: 'countedApart' }
}

/** Who is who: class, RxNorm (OHDSI PhenotypeLibrary; brexpiprazole from CPIC), ATC (WHO index of 2026), and what is out of the ordinary. */
export const AGENTS = {
  fluoxetine: antidepressant('fluoxetine', 'SSRI', '4493', 'N06AB03'),
  sertraline: antidepressant('sertraline', 'SSRI', '36437', 'N06AB06'),
  paroxetine: antidepressant('paroxetine', 'SSRI', '32937', 'N06AB05'),
  paroxetine_cr: {
    ...antidepressant('paroxetine_cr', 'SSRI', '32937', 'N06AB05'),
    name: 'paroxetine CR',
    countsAs: 'paroxetine',
  },
  citalopram: antidepressant('citalopram', 'SSRI', '2556', 'N06AB04'),
  escitalopram: antidepressant('escitalopram', 'SSRI', '321988', 'N06AB10'),
  fluvoxamine: antidepressant('fluvoxamine', 'SSRI', '42355', 'N06AB08'),
  venlafaxine: antidepressant('venlafaxine', 'SNRI', '39786', 'N06AX16'),
  desvenlafaxine: antidepressant('desvenlafaxine', 'SNRI', '734064', 'N06AX23'),
  duloxetine: antidepressant('duloxetine', 'SNRI', '72625', 'N06AX21'),
  levomilnacipran: antidepressant('levomilnacipran', 'SNRI', null, 'N06AX28'),
  milnacipran: antidepressant('milnacipran', 'SNRI', '588250', 'N06AX17'),
  bupropion: antidepressant('bupropion', 'NDRI', '42347', 'N06AX12'),
  dxm_bupropion: {
    ...antidepressant('dxm_bupropion', 'NMDA antagonist + NDRI', null, 'N06AX62'),
    name: 'dextromethorphan-bupropion',
    ingredient: 'dextromethorphan',
  },
  mirtazapine: antidepressant('mirtazapine', 'NaSSA', '15996', 'N06AX11'),
  mianserin: antidepressant('mianserin', 'NaSSA', '6929', 'N06AX03'),
  trazodone: antidepressant('trazodone', 'SARI', '10737', 'N06AX05'),
  nefazodone: antidepressant('nefazodone', 'SARI', '31565', 'N06AX06'),
  vilazodone: antidepressant('vilazodone', 'SSRI + 5-HT1A partial agonist', '1086769', 'N06AX24'),
  vortioxetine: antidepressant('vortioxetine', 'multimodal', '1455099', 'N06AX26'),
  agomelatine: antidepressant('agomelatine', 'melatonergic', null, 'N06AX22'),
  tianeptine: antidepressant('tianeptine', 'atypical', '38252', 'N06AX14'),
  reboxetine: antidepressant('reboxetine', 'NRI', '60842', 'N06AX18'),
  moclobemide: antidepressant('moclobemide', 'MAOI', null, 'N06AG02'),
  phenelzine: antidepressant('phenelzine', 'MAOI', '8123', 'N06AF03'),
  tranylcypromine: antidepressant('tranylcypromine', 'MAOI', '10734', 'N06AF04'),
  isocarboxazid: antidepressant('isocarboxazid', 'MAOI', '6011', 'N06AF01'),
  selegiline_td: {
    ...antidepressant('selegiline_td', 'MAOI', '9639', null),
    name: 'selegiline transdermal',
    unit: 'mg/24h',
  },
  amitriptyline: antidepressant('amitriptyline', 'TCA', '704', 'N06AA09'),
  nortriptyline: antidepressant('nortriptyline', 'TCA', '7531', 'N06AA10'),
  imipramine: antidepressant('imipramine', 'TCA', '5691', 'N06AA02'),
  desipramine: antidepressant('desipramine', 'TCA', '3247', 'N06AA01'),
  clomipramine: antidepressant('clomipramine', 'TCA', '2597', 'N06AA04'),
  doxepin: antidepressant('doxepin', 'TCA', '3638', 'N06AA12'),
  protriptyline: antidepressant('protriptyline', 'TCA', '8886', 'N06AA11'),
  trimipramine: antidepressant('trimipramine', 'TCA', '10834', 'N06AA06'),
  amoxapine: antidepressant('amoxapine', 'TCA', '722', 'N06AA17'),
  maprotiline: antidepressant('maprotiline', 'TCA', '6646', 'N06AA21'),
  dosulepin: antidepressant('dosulepin', 'TCA', '3634', 'N06AA16'),
  lofepramine: antidepressant('lofepramine', 'TCA', '6465', 'N06AA07'),
  gepirone: antidepressant('gepirone', '5-HT1A agonist', null, 'N06AX19'),
  zuranolone: apart('zuranolone', 'neurosteroid', null, 'N06AX31'),
  esketamine: { ...apart('esketamine', 'NMDA antagonist', '2119365', 'N06AX27'), unit: 'mg/session' },
  ketamine_iv: { ...apart('ketamine_iv', 'NMDA antagonist', null, 'N01AX03'), name: 'ketamine', unit: 'mg/kg' },
  aripiprazole: augmentation('aripiprazole', 'antipsychotic', '89013', 'N05AX12'),
  brexpiprazole: augmentation('brexpiprazole', 'antipsychotic', '1658314', 'N05AX16'),
  cariprazine: augmentation('cariprazine', 'antipsychotic', null, 'N05AX15'),
  quetiapine_xr: { ...augmentation('quetiapine_xr', 'antipsychotic', '51272', 'N05AH04'), name: 'quetiapine' },
  olanzapine: augmentation('olanzapine', 'antipsychotic', '61381', 'N05AH03'),
  ofc: {
    ...antidepressant('ofc', 'SSRI + antipsychotic', null, 'N06CA03'),
    name: 'olanzapine-fluoxetine',
    countsAs: 'fluoxetine',
    role: 'antidepressantAndAugmentation',
    ingredient: 'olanzapine',
  },
  risperidone: augmentation('risperidone', 'antipsychotic', '35636', 'N05AX08'),
  lumateperone: augmentation('lumateperone', 'antipsychotic', null, 'N05AD10'),
  ziprasidone: augmentation('ziprasidone', 'antipsychotic', '115698', 'N05AE04'),
  lithium: { ...augmentation('lithium', 'mood stabilizer', null, 'N05AN01'), unit: 'mmol/L' },
  liothyronine: { ...augmentation('liothyronine', 'thyroid hormone', null, 'H03AA02'), unit: 'mcg/day' },
  lamotrigine: augmentation('lamotrigine', 'anticonvulsant', '28439', 'N03AX09'),
  buspirone: augmentation('buspirone', '5-HT1A partial agonist', null, 'N05BE01'),
  modafinil: augmentation('modafinil', 'wakefulness agent', '30125', 'N06BA07'),
  methylphenidate: augmentation('methylphenidate', 'stimulant', '6901', 'N06BA04'),
  pindolol: augmentation('pindolol', '5-HT1A antagonist / beta blocker', '8332', 'C07AA03'),
  pramipexole: augmentation('pramipexole', 'dopamine agonist', null, 'N04BC05'),
  pirlindole: antidepressant('pirlindole', 'MAOI', null, null),
  pipofezine: antidepressant('pipofezine', 'TCA', null, null),
  noxiptiline: antidepressant('noxiptiline', 'TCA', null, null),
  opipramol: antidepressant('opipramol', 'atypical tricyclic', null, 'N06AA05'),
} as const satisfies Record<AgentId, Agent>

/** The agent of an id. */
export function getAgent(id: AgentId): Agent {
  return AGENTS[id]
}

/** Every agent, in the order of the dose tables. */
export function listAgents(): readonly Agent[] {
  return AGENT_IDS.map((id) => AGENTS[id])
}

/** True for an id of the dose tables. */
export function isAgentId(id: string): id is AgentId {
  return Object.hasOwn(AGENTS, id)
}
