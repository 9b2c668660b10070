import type { DoseUnit } from '@/lib/domain/case-file'
import type { AgentId } from './antidepressants'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

export type LabelMaximum = {
  readonly value: number
  readonly unit: DoseUnit
  /** For products of two ingredients: the one whose amount this is. */
  readonly ingredient: string | null
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** A dose this many times the highest named one is a slip of the unit or of a decimal point, not a dose. */
export const ABSURD_DOSE_FACTOR = {
  value: 10,
  unit: 'times',
  source: 'decidedHere',
  locator: 'No treatment goes there; a factor of 10 or 1000 is how slips look',
  evidence: 'decided',
  lastChecked: '2026-11-21',
} as const satisfies { readonly source: ReferenceId; readonly evidence: Evidence; readonly [key: string]: unknown }

function maximum(
  value: number,
  source: ReferenceId,
  locator = 'Maximum dose',
  unit: DoseUnit = 'mg/day',
): LabelMaximum {
  return { value, unit, ingredient: null, source, locator, evidence: 'secondary', lastChecked: '2026-11-21' }
}

/** The most that a label allows; outpatients where the label tells them apart. `null`: no figure was seen. */
const LABEL_MAXIMUMS = {
  fluoxetine: maximum(80, 'labelFluoxetine'),
  sertraline: null,
  paroxetine: maximum(50, 'labelParoxetine'),
  paroxetine_cr: null,
  citalopram: maximum(40, 'labelCitalopram'),
  escitalopram: maximum(20, 'labelEscitalopram'),
  fluvoxamine: maximum(300, 'labelFluvoxamine'),
  venlafaxine: maximum(225, 'labelVenlafaxine', 'Maximum dose, XR'),
  desvenlafaxine: null,
  duloxetine: maximum(120, 'labelDuloxetine'),
  levomilnacipran: maximum(120, 'labelLevomilnacipran'),
  milnacipran: maximum(200, 'labelMilnacipran', 'Maximum dose in fibromyalgia'),
  bupropion: maximum(450, 'labelBupropionXl', 'Maximum dose, XL'),
  dxm_bupropion: null,
  mirtazapine: maximum(45, 'labelMirtazapine'),
  mianserin: null,
  trazodone: maximum(400, 'labelTrazodone', 'Maximum dose, outpatients'),
  nefazodone: null,
  vilazodone: null,
  vortioxetine: maximum(20, 'labelVortioxetine'),
  agomelatine: maximum(50, 'labelAgomelatine'),
  tianeptine: null,
  reboxetine: maximum(12, 'labelReboxetine'),
  moclobemide: maximum(600, 'labelMoclobemide'),
  phenelzine: maximum(90, 'labelPhenelzine'),
  tranylcypromine: maximum(60, 'labelTranylcypromine'),
  isocarboxazid: maximum(60, 'labelIsocarboxazid'),
  selegiline_td: maximum(12, 'labelSelegilineTd', 'Maximum dose', 'mg/24h'),
  amitriptyline: maximum(150, 'labelAmitriptyline', 'Maximum dose, outpatients'),
  nortriptyline: null,
  imipramine: maximum(200, 'labelImipramine', 'Maximum dose, outpatients'),
  desipramine: maximum(300, 'labelDesipramine'),
  clomipramine: null,
  doxepin: null,
  protriptyline: maximum(60, 'labelProtriptyline'),
  trimipramine: maximum(200, 'labelTrimipramine', 'Maximum dose, outpatients'),
  amoxapine: maximum(400, 'labelAdultDoses', 'Maximum dose, outpatients'),
  maprotiline: maximum(225, 'labelMaprotiline'),
  dosulepin: null,
  lofepramine: null,
  gepirone: maximum(72.6, 'labelGepirone'),
  zuranolone: null,
  esketamine: null,
  ketamine_iv: null,
  aripiprazole: null,
  brexpiprazole: maximum(3, 'labelBrexpiprazole'),
  cariprazine: { ...maximum(3, 'labelCariprazine'), evidence: 'read' },
  quetiapine_xr: null,
  olanzapine: null,
  // The figure of the label is about the fluoxetine in it; its olanzapine is judged by the dose tables.
  ofc: { ...maximum(75, 'labelSymbyax', 'Maximum studied, fluoxetine component'), ingredient: 'fluoxetine' },
  risperidone: null,
  lumateperone: null,
  ziprasidone: null,
  lithium: null,
  liothyronine: null,
  lamotrigine: null,
  buspirone: null,
  modafinil: null,
  methylphenidate: null,
  pindolol: null,
  pramipexole: null,
  pirlindole: null,
  pipofezine: null,
  noxiptiline: null,
  opipramol: null,
} as const satisfies Record<AgentId, LabelMaximum | null>

/** The most that the label allows; `null` where no label figure was seen. */
export function getLabelMaximum(agent: AgentId): LabelMaximum | null {
  return LABEL_MAXIMUMS[agent]
}

/**
 * Where no label maximum was seen, or it is about another ingredient: the highest dose that a label, a guideline or a
 * convention names. Only for telling a slip from a dose; it is shown nowhere as a maximum.
 */
const HIGHEST_NAMED: Partial<Record<AgentId, LabelMaximum>> = {
  sertraline: maximum(200, 'labelSertraline', 'Upper end of the range'),
  paroxetine_cr: maximum(75, 'cps2023', 'Table 6, high dose'),
  desvenlafaxine: maximum(100, 'canmat2023', 'Table 3.3, upper end of the range'),
  dxm_bupropion: {
    ...maximum(90, 'labelAuvelity', 'Target dose: two tablets'),
    ingredient: 'dextromethorphan',
  },
  mianserin: maximum(200, 'labelMianserin', 'Maximum dose'),
  nefazodone: maximum(600, 'labelNefazodone', 'Upper end of the range'),
  vilazodone: { ...maximum(40, 'labelVilazodone', 'Upper end of the range'), evidence: 'read' },
  tianeptine: maximum(37.5, 'labelTianeptine', 'Recommended dose'),
  nortriptyline: maximum(150, 'canmat2023', 'Table 3.3, upper end of the range'),
  clomipramine: maximum(300, 'canmat2023', 'Table 3.3, upper end of the range'),
  doxepin: maximum(300, 'canmat2023', 'Table 3.3, upper end of the range'),
  dosulepin: maximum(225, 'labelDosulepin', 'Maximum dose, inpatients'),
  lofepramine: maximum(210, 'bjgpBnf', 'Upper end of the range'),
  zuranolone: maximum(50, 'labelZuranolone', 'Recommended dose'),
  esketamine: maximum(84, 'labelEsketamine', 'Upper end of the range', 'mg/session'),
  ketamine_iv: maximum(1, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range', 'mg/kg'),
  aripiprazole: maximum(15, 'labelAripiprazole', 'Maximum dose as an adjunct'),
  quetiapine_xr: maximum(300, 'labelQuetiapineXr', 'Upper end of the range'),
  olanzapine: maximum(10, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range'),
  ofc: { ...maximum(18, 'labelSymbyax', 'Maximum studied, olanzapine component'), ingredient: 'olanzapine' },
  risperidone: maximum(3, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range'),
  lumateperone: maximum(42, 'labelLumateperone', 'Recommended dose'),
  ziprasidone: maximum(160, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range'),
  lithium: maximum(0.8, 'canmat2023', 'Table 7.2 (adjunct), upper end of the trough level', 'mmol/L'),
  liothyronine: maximum(50, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range', 'mcg/day'),
  lamotrigine: maximum(300, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range'),
  modafinil: maximum(400, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range'),
  methylphenidate: { ...maximum(54, 'conventionRecalled', 'Upper end of 18 to 54 mg'), evidence: 'recalled' },
  pramipexole: maximum(4, 'canmat2023', 'Table 7.2 (adjunct), upper end of the range'),
}

/** The dose from which a slip is told, in the unit and ingredient in which the agent is judged; `null`: none is named. */
export function getHighestNamedDose(agent: AgentId): LabelMaximum | null {
  return HIGHEST_NAMED[agent] ?? getLabelMaximum(agent)
}
