import type { DoseUnit } from '@/lib/domain/case-file'
import { type AgentId, getAgent } from './antidepressants'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

// How a number is marked. No source publishes the `default` column as it stands: each number was chosen here
// from the published ones (`why`), and its mark is the best mark of the sources that carry that same number:
// `read` where the source itself was read, `secondary` where only a copy was (the MGH-ATRQ form, CANMAT,
// the WHO index, BNF ranges, and labels in copies), `recalled` where nobody saw it.

export type DoseTableId = 'default' | 'lowestAccepted' | 'mghAtrq'

type Dose = {
  readonly value: number
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

export type MinimumDose = Dose & {
  readonly unit: DoseUnit
  /** The table that really gave it. */
  readonly table: DoseTableId
  readonly why: string
}

type DoseRow = {
  readonly default: Dose | null
  readonly why: string
  /** The lowest dose that another source accepts. */
  readonly borderlineFrom: Dose | null
  /** A dose of its own, or the column it is taken from. */
  readonly lowestAccepted: Dose | 'default' | 'borderlineFrom' | null
  readonly mghAtrq: Dose | null
}

const LAST_CHECKED = '2026-11-21'

function read(value: number, source: ReferenceId, locator: string): Dose {
  return { value, source, locator, evidence: 'read', lastChecked: LAST_CHECKED }
}

function secondary(value: number, source: ReferenceId, locator: string): Dose {
  return { value, source, locator, evidence: 'secondary', lastChecked: LAST_CHECKED }
}

function recalled(value: number, source: ReferenceId, locator: string): Dose {
  return { value, source, locator, evidence: 'recalled', lastChecked: LAST_CHECKED }
}

function decided(value: number, reason: string): Dose {
  return { value, source: 'decidedHere', locator: reason, evidence: 'decided', lastChecked: LAST_CHECKED }
}

function atrq(value: number): Dose {
  return secondary(value, 'mghAtrqForm', 'Minimum dose column')
}

function canmat(value: number): Dose {
  return secondary(value, 'canmat2023', 'Table 3.3, lower end of the range')
}

function canmatAdjunct(value: number): Dose {
  return secondary(value, 'canmat2023', 'Table 7.2 (adjunct), lower end of the range')
}

/** Minimum effective doses, each in the unit of its agent (`antidepressants.ts`). */
const MINIMUM_DOSES = {
  fluoxetine: {
    default: read(20, 'arztebl2008', 'Table 2, lower end of the range'),
    why: 'MGH-ATRQ, CANMAT, label and DDD agree; flat dose response.',
    borderlineFrom: null,
    lowestAccepted: canmat(20),
    mghAtrq: atrq(20),
  },
  sertraline: {
    default: read(50, 'arztebl2008', 'Table 2, lower end of the range'),
    why: 'MGH-ATRQ, CANMAT, label and DDD agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(50),
    mghAtrq: atrq(50),
  },
  paroxetine: {
    default: read(20, 'arztebl2008', 'Table 2, lower end of the range'),
    why: 'MGH-ATRQ and the other sources that list a minimum agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(20),
    mghAtrq: atrq(20),
  },
  paroxetine_cr: {
    default: secondary(25, 'cps2023', 'Table 6, lower end of the usual range'),
    why: 'MGH-ATRQ and the usual range of CPS agree; not the same in mg as immediate release.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: atrq(25),
  },
  citalopram: {
    default: read(20, 'arztebl2008', 'Table 2, lower end of the range'),
    why: 'MGH-ATRQ, CANMAT, label and DDD agree; also the cap over 60 years.',
    borderlineFrom: null,
    lowestAccepted: canmat(20),
    mghAtrq: atrq(20),
  },
  escitalopram: {
    default: read(10, 'arztebl2008', 'Table 2, lower end of the range'),
    why: 'MGH-ATRQ and the other sources that list a minimum agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(10),
    mghAtrq: atrq(10),
  },
  fluvoxamine: {
    default: secondary(100, 'labelFluvoxamine', 'Recommended dose'),
    why: "The MGH-ATRQ's 50 equals the starting dose; the UK label recommends 100 and the DDD is 100.",
    borderlineFrom: read(50, 'arztebl2008', 'Table 2, lower end of the range'),
    lowestAccepted: 'default',
    mghAtrq: atrq(50),
  },
  venlafaxine: {
    default: atrq(150),
    why: 'The MGH-ATRQ minimum; 75 to 149 is accepted by the label and CANMAT. The largest disagreement of the table.',
    borderlineFrom: secondary(75, 'labelVenlafaxine', 'Recommended dose'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  desvenlafaxine: {
    default: canmat(50),
    why: 'MGH-ATRQ and the other sources that list a minimum agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(50),
    mghAtrq: atrq(50),
  },
  duloxetine: {
    default: read(60, 'cipriani2009', 'Dose table, lower end of the therapeutic range'),
    why: 'MGH-ATRQ, CANMAT and DDD agree; the US label also allows 40.',
    borderlineFrom: secondary(40, 'labelDuloxetine', 'Lowest labelled dose'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(60),
  },
  levomilnacipran: {
    default: secondary(40, 'labelLevomilnacipran', 'Lower end of the range'),
    why: 'MGH-ATRQ and the other sources that list a minimum agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(40),
    mghAtrq: atrq(40),
  },
  milnacipran: {
    default: secondary(100, 'whoDdd2026', 'N06AX17'),
    why: 'MGH-ATRQ and DDD agree; the lower end of CANMAT is 50.',
    borderlineFrom: canmat(50),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(100),
  },
  bupropion: {
    default: secondary(300, 'labelBupropionXl', 'Target dose, XL'),
    why: 'MGH-ATRQ, label target and DDD agree; 150 to 299 is accepted by CANMAT. In mg of the hydrochloride.',
    borderlineFrom: canmat(150),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(300),
  },
  dxm_bupropion: {
    default: secondary(90, 'labelAuvelity', 'Target dose: two tablets of 45 mg dextromethorphan and 105 mg bupropion'),
    why: 'Label target; no adequacy instrument lists it.',
    borderlineFrom: secondary(45, 'labelAuvelity', 'Starting dose: one tablet'),
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  mirtazapine: {
    default: canmat(30),
    why: "The MGH-ATRQ's 15 equals the starting dose; CANMAT, CPS and DDD give 30. 15 at night is often for sleep.",
    borderlineFrom: secondary(15, 'labelMirtazapine', 'Lower end of the range'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(15),
  },
  mianserin: {
    default: secondary(30, 'labelMianserin', 'Lower end of the range'),
    why: 'MGH-ATRQ and CANMAT agree; a DDD of 60 suggests that 30 is lenient.',
    borderlineFrom: null,
    lowestAccepted: canmat(30),
    mghAtrq: atrq(30),
  },
  trazodone: {
    default: secondary(300, 'cps2023', 'Table 6, lower end of the usual range'),
    why: 'MGH-ATRQ, DDD and the usual range of CPS agree. Below 150 it is usually for sleep.',
    borderlineFrom: canmat(150),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(300),
  },
  nefazodone: {
    default: secondary(300, 'labelNefazodone', 'Lower end of the range'),
    why: 'MGH-ATRQ, CANMAT and the lower end of the label agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(300),
    mghAtrq: atrq(300),
  },
  vilazodone: {
    default: read(20, 'labelVilazodone', 'Lower end of the range'),
    why: "The current label, CANMAT and CPS accept 20; the MGH-ATRQ's 40 looks like the first label. To be taken with food.",
    borderlineFrom: null,
    lowestAccepted: canmat(20),
    mghAtrq: atrq(40),
  },
  vortioxetine: {
    default: secondary(10, 'labelVortioxetine', 'Starting dose'),
    why: 'MGH-ATRQ and the other sources that list a minimum agree.',
    borderlineFrom: secondary(5, 'labelVortioxetine', 'Where more is not tolerated'),
    lowestAccepted: canmat(10),
    mghAtrq: atrq(10),
  },
  agomelatine: {
    default: secondary(25, 'labelAgomelatine', 'Starting dose'),
    why: 'MGH-ATRQ, CANMAT, label and DDD agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(25),
    mghAtrq: atrq(25),
  },
  tianeptine: {
    default: secondary(37.5, 'labelTianeptine', 'Recommended dose: 12.5 mg three times a day'),
    why: 'MGH-ATRQ, DDD and the monograph agree.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: atrq(37.5),
  },
  reboxetine: {
    default: secondary(8, 'labelReboxetine', 'Recommended dose'),
    why: "Label, CANMAT and DDD give 8; the MGH-ATRQ's 4 equals the starting dose in kidney or liver disease.",
    borderlineFrom: read(4, 'cipriani2009', 'Dose table, lower end of the therapeutic range'),
    lowestAccepted: canmat(8),
    mghAtrq: atrq(4),
  },
  moclobemide: {
    default: read(300, 'arztebl2008', 'Table 2, lower end of the range'),
    why: 'MGH-ATRQ, label and DDD agree; dose equivalence suggests more.',
    borderlineFrom: canmat(150),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(300),
  },
  phenelzine: {
    default: secondary(60, 'labelPhenelzine', 'Target dose'),
    why: "The MGH-ATRQ's 45 equals the starting dose; label and DDD call for 60, and for 4 weeks at 60 before judging.",
    borderlineFrom: canmat(45),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(45),
  },
  tranylcypromine: {
    default: secondary(30, 'labelTranylcypromine', 'Usual effective dose'),
    why: 'MGH-ATRQ, CANMAT and label agree.',
    borderlineFrom: read(20, 'porticoCamh', 'Lower end of the range'),
    lowestAccepted: canmat(30),
    mghAtrq: atrq(30),
  },
  isocarboxazid: {
    default: atrq(30),
    why: 'The MGH-ATRQ minimum; the label titrates to 40.',
    borderlineFrom: secondary(20, 'labelIsocarboxazid', 'Starting dose'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(30),
  },
  selegiline_td: {
    default: secondary(6, 'labelSelegilineTd', 'Starting and target dose'),
    why: 'MGH-ATRQ and the other sources that list a minimum agree.',
    borderlineFrom: null,
    lowestAccepted: canmat(6),
    mghAtrq: atrq(6),
  },
  amitriptyline: {
    default: read(150, 'arztebl2008', 'Table 2, usual dose of tricyclics'),
    why: 'The MGH-ATRQ minimum, between the lower ends of guidelines (75 to 100) and older instruments (200). A level decides over mg.',
    borderlineFrom: canmat(75),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  nortriptyline: {
    default: read(75, 'porticoCamh', 'Lower end of the range'),
    why: 'MGH-ATRQ, CANMAT and DDD agree. A level decides over mg.',
    borderlineFrom: decided(
      50,
      'Upper end of the initial dose in CPS/RxTx 2023; no source was found that accepts it as enough',
    ),
    lowestAccepted: canmat(75),
    mghAtrq: atrq(75),
  },
  imipramine: {
    default: read(150, 'arztebl2008', 'Table 2, usual dose of tricyclics'),
    why: 'The MGH-ATRQ minimum, between the lower ends of guidelines (75 to 100) and older instruments (200). A level decides over mg.',
    borderlineFrom: canmat(75),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  desipramine: {
    default: atrq(150),
    why: 'The MGH-ATRQ minimum, between the lower ends of guidelines (75 to 100) and older instruments (200). A level decides over mg.',
    borderlineFrom: canmat(100),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  clomipramine: {
    default: read(150, 'arztebl2008', 'Table 2, usual dose of tricyclics'),
    why: 'MGH-ATRQ and CANMAT agree. A level decides over mg.',
    borderlineFrom: secondary(75, 'cps2023', 'Table 6, lower end of the usual range'),
    lowestAccepted: canmat(150),
    mghAtrq: atrq(150),
  },
  doxepin: {
    default: atrq(150),
    why: 'The MGH-ATRQ minimum, between the lower ends of guidelines (75 to 100) and older instruments (200). A level decides over mg.',
    borderlineFrom: canmat(75),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  protriptyline: {
    default: canmat(30),
    why: 'MGH-ATRQ, CANMAT and DDD agree.',
    borderlineFrom: secondary(15, 'labelProtriptyline', 'Lower end of the range'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(30),
  },
  trimipramine: {
    default: secondary(150, 'whoDdd2026', 'N06AA06'),
    why: 'MGH-ATRQ and DDD agree.',
    borderlineFrom: canmat(75),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  amoxapine: {
    default: secondary(150, 'whoDdd2026', 'N06AA17'),
    why: 'MGH-ATRQ and DDD agree; the usual range of the label is 200 to 300.',
    borderlineFrom: secondary(100, 'labelAdultDoses', 'Starting dose: 50 mg twice a day'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  maprotiline: {
    default: atrq(150),
    why: 'The MGH-ATRQ minimum; the label accepts 75 to 150.',
    borderlineFrom: secondary(75, 'labelMaprotiline', 'Lower end of the range'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: atrq(150),
  },
  dosulepin: {
    default: secondary(150, 'labelDosulepin', 'Target dose'),
    why: 'UK label and DDD agree; not on the MGH-ATRQ form.',
    borderlineFrom: secondary(75, 'labelDosulepin', 'Starting dose'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  lofepramine: {
    default: secondary(140, 'bjgpBnf', 'Lower end of the range'),
    why: 'BNF; the Maudsley table agrees, from memory. The DDD is 105.',
    borderlineFrom: secondary(105, 'whoDdd2026', 'N06AA07'),
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  gepirone: {
    default: secondary(36.3, 'labelGepirone', 'First titrated step'),
    why: 'Provisional: no instrument lists it. The first titrated step, and the cap in older or impaired patients.',
    borderlineFrom: secondary(18.2, 'labelGepirone', 'Starting dose'),
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  zuranolone: {
    default: secondary(50, 'labelZuranolone', 'Recommended dose, 14 days'),
    why: 'Provisional: a fixed course of 14 days for postpartum depression.',
    borderlineFrom: secondary(30, 'labelZuranolone', 'Reduced dose in liver or kidney impairment'),
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  esketamine: {
    default: secondary(56, 'labelEsketamine', 'Lower end of the range; 8 sessions over 4 weeks, then judge'),
    why: 'Label and CANMAT agree; at least 8 sessions.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  ketamine_iv: {
    default: canmatAdjunct(0.5),
    why: 'Provisional: the lower end of CANMAT; at least 4 to 6 infusions, a recalled convention.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  aripiprazole: {
    default: secondary(5, 'labelAripiprazole', 'Adjunct in major depression, recommended dose 5 to 10 mg'),
    why: 'Recommended by the label; 2 mg was judged ineffective in its own low-dose trial.',
    borderlineFrom: canmatAdjunct(2),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  brexpiprazole: {
    default: secondary(1, 'cps2023', 'Table 6, lower end of the usual range'),
    why: 'The lower end of CPS; CANMAT accepts 0.5, the label aims at 2.',
    borderlineFrom: canmatAdjunct(0.5),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  cariprazine: {
    default: read(1.5, 'labelCariprazine', 'Starting dose'),
    why: 'CANMAT and label agree.',
    borderlineFrom: null,
    lowestAccepted: canmatAdjunct(1.5),
    mghAtrq: null,
  },
  quetiapine_xr: {
    default: secondary(150, 'labelQuetiapineXr', 'Lower end of the range'),
    why: 'CANMAT, CPS and label agree. Below 150 it is usually for sleep.',
    borderlineFrom: null,
    lowestAccepted: canmat(150),
    mghAtrq: null,
  },
  olanzapine: {
    default: recalled(5, 'labelRecalled', 'Starting dose with fluoxetine'),
    why: 'Judgement: the labelled start with fluoxetine, from memory; CANMAT and CPS accept 2.5.',
    borderlineFrom: canmatAdjunct(2.5),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  ofc: {
    default: secondary(6, 'labelSymbyax', 'Lower end of the range: 6 mg olanzapine with 25 mg fluoxetine'),
    why: 'The effective range of the label starts at 6 with 25.',
    borderlineFrom: null,
    lowestAccepted: secondary(6, 'labelSymbyax', 'Lower end of the range: 6 mg olanzapine with 25 mg fluoxetine'),
    mghAtrq: null,
  },
  risperidone: {
    default: canmatAdjunct(1),
    why: 'The lower end of CANMAT; CPS accepts 0.25.',
    borderlineFrom: secondary(0.25, 'cps2023', 'Table 6, lower end of the usual range'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  lumateperone: {
    default: secondary(42, 'labelLumateperone', 'Recommended dose'),
    why: 'The single labelled dose.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: null,
  },
  ziprasidone: {
    default: canmatAdjunct(40),
    why: 'The lower end of CANMAT (20 mg twice a day). To be taken with food.',
    borderlineFrom: null,
    lowestAccepted: canmatAdjunct(40),
    mghAtrq: null,
  },
  lithium: {
    default: secondary(0.5, 'canmat2023', 'Table 7.2 (adjunct), lower end of the trough level'),
    why: 'Judged by trough level, not by mg: without a level the dose is unknown.',
    borderlineFrom: secondary(0.4, 'etgAustralia', 'Lower end of the level when augmenting'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  liothyronine: {
    default: canmatAdjunct(25),
    why: 'The lower end of CANMAT.',
    borderlineFrom: null,
    lowestAccepted: canmatAdjunct(25),
    mghAtrq: null,
  },
  lamotrigine: {
    default: canmatAdjunct(100),
    why: 'The lower end of CANMAT; raising it takes about 6 weeks (from memory).',
    borderlineFrom: null,
    lowestAccepted: canmatAdjunct(100),
    mghAtrq: null,
  },
  buspirone: {
    default: secondary(30, 'whoDdd2026', 'N05BE01, anxiety'),
    why: 'Provisional: only a DDD; no instrument gives a minimum.',
    borderlineFrom: recalled(20, 'conventionRecalled', 'Lower end of 20 to 30 mg'),
    lowestAccepted: 'borderlineFrom',
    mghAtrq: null,
  },
  modafinil: {
    default: canmatAdjunct(100),
    why: 'The lower end of CANMAT.',
    borderlineFrom: null,
    lowestAccepted: canmatAdjunct(100),
    mghAtrq: null,
  },
  methylphenidate: {
    default: null,
    why: 'No instrument gives a minimum: recorded, not judged.',
    borderlineFrom: null,
    lowestAccepted: null,
    mghAtrq: null,
  },
  pindolol: {
    default: null,
    why: 'No instrument gives a minimum: recorded, not judged.',
    borderlineFrom: null,
    lowestAccepted: null,
    mghAtrq: null,
  },
  pramipexole: {
    default: canmatAdjunct(2),
    why: 'The lower end of CANMAT (1 mg twice a day).',
    borderlineFrom: null,
    lowestAccepted: canmatAdjunct(2),
    mghAtrq: null,
  },
  pirlindole: {
    default: atrq(200),
    why: 'Provisional: a regional drug, on the MGH-ATRQ form only.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: atrq(200),
  },
  pipofezine: {
    default: atrq(150),
    why: 'Provisional: a regional drug, on the MGH-ATRQ form only.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: atrq(150),
  },
  noxiptiline: {
    default: atrq(100),
    why: 'Provisional: a regional drug, on the MGH-ATRQ form only.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: atrq(100),
  },
  opipramol: {
    default: secondary(150, 'whoDdd2026', 'N06AA05'),
    why: 'Provisional: MGH-ATRQ and DDD agree. Licensed for anxiety and somatoform disorder only.',
    borderlineFrom: null,
    lowestAccepted: 'default',
    mghAtrq: atrq(150),
  },
} as const satisfies Record<AgentId, DoseRow>

function readMinimumDose(agent: AgentId, table: DoseTableId): MinimumDose | null {
  const row: DoseRow = MINIMUM_DOSES[agent]
  const byDefault = row.default === null ? null : toMinimumDose(agent, row, row.default, 'default')
  switch (table) {
    case 'default':
      return byDefault
    case 'mghAtrq':
      return row.mghAtrq === null ? byDefault : toMinimumDose(agent, row, row.mghAtrq, 'mghAtrq')
    case 'lowestAccepted': {
      if (row.lowestAccepted === null || row.lowestAccepted === 'default') return byDefault
      const dose = row.lowestAccepted === 'borderlineFrom' ? row.borderlineFrom : row.lowestAccepted
      return dose === null ? byDefault : toMinimumDose(agent, row, dose, 'lowestAccepted')
    }
  }
}

const READ = {
  default: new Map<AgentId, MinimumDose | null>(),
  lowestAccepted: new Map<AgentId, MinimumDose | null>(),
  mghAtrq: new Map<AgentId, MinimumDose | null>(),
} as const satisfies Record<DoseTableId, Map<AgentId, MinimumDose | null>>

/** The minimum effective dose of an agent in a dose table; `null` where no instrument gives one. */
export function getMinimumDose(agent: AgentId, table: DoseTableId): MinimumDose | null {
  const known = READ[table].get(agent)
  if (known !== undefined) return known
  const minimum = readMinimumDose(agent, table)
  READ[table].set(agent, minimum)
  return minimum
}

/** The lowest dose of an agent that another source accepts, below the default minimum; `null` where there is none. */
export function getBorderlineFrom(agent: AgentId): MinimumDose | null {
  const row: DoseRow = MINIMUM_DOSES[agent]
  return row.borderlineFrom === null ? null : toMinimumDose(agent, row, row.borderlineFrom, 'lowestAccepted')
}

function toMinimumDose(agent: AgentId, row: DoseRow, dose: Dose, table: DoseTableId): MinimumDose {
  return { ...dose, unit: getAgent(agent).unit, table, why: row.why }
}
