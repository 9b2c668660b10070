import { describe, expect, it } from 'vitest'
import type { DoseUnit } from '@/lib/domain/case-file'
import { AGENT_IDS, type AgentId, type AgentRole, getAgent, listAgents } from '@/lib/rules/antidepressants'
import { getHighestNamedDose, getLabelMaximum } from '@/lib/rules/label-maximums'
import { type DoseTableId, getBorderlineFrom, getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { getReference } from '@/lib/rules/references'

type Row = readonly [
  id: AgentId,
  countsAs: AgentId,
  role: AgentRole,
  unit: DoseUnit,
  byDefault: number | null,
  borderlineFrom: number | null,
  lowestAccepted: number | null,
  lowestAcceptedFrom: DoseTableId | null,
  mghAtrq: number | null,
  labelMaximum: number | null,
]

// Entered a second time from the dose tables, not from the code.
const ROWS: readonly Row[] = [
  ['fluoxetine', 'fluoxetine', 'antidepressant', 'mg/day', 20, null, 20, 'lowestAccepted', 20, 80],
  ['sertraline', 'sertraline', 'antidepressant', 'mg/day', 50, null, 50, 'lowestAccepted', 50, null],
  ['paroxetine', 'paroxetine', 'antidepressant', 'mg/day', 20, null, 20, 'lowestAccepted', 20, 50],
  ['paroxetine_cr', 'paroxetine', 'antidepressant', 'mg/day', 25, null, 25, 'default', 25, null],
  ['citalopram', 'citalopram', 'antidepressant', 'mg/day', 20, null, 20, 'lowestAccepted', 20, 40],
  ['escitalopram', 'escitalopram', 'antidepressant', 'mg/day', 10, null, 10, 'lowestAccepted', 10, 20],
  ['fluvoxamine', 'fluvoxamine', 'antidepressant', 'mg/day', 100, 50, 100, 'default', 50, 300],
  ['venlafaxine', 'venlafaxine', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', 150, 225],
  ['desvenlafaxine', 'desvenlafaxine', 'antidepressant', 'mg/day', 50, null, 50, 'lowestAccepted', 50, null],
  ['duloxetine', 'duloxetine', 'antidepressant', 'mg/day', 60, 40, 40, 'lowestAccepted', 60, 120],
  ['levomilnacipran', 'levomilnacipran', 'antidepressant', 'mg/day', 40, null, 40, 'lowestAccepted', 40, 120],
  ['milnacipran', 'milnacipran', 'antidepressant', 'mg/day', 100, 50, 50, 'lowestAccepted', 100, 200],
  ['bupropion', 'bupropion', 'antidepressant', 'mg/day', 300, 150, 150, 'lowestAccepted', 300, 450],
  ['dxm_bupropion', 'dxm_bupropion', 'antidepressant', 'mg/day', 90, 45, 90, 'default', null, null],
  ['mirtazapine', 'mirtazapine', 'antidepressant', 'mg/day', 30, 15, 15, 'lowestAccepted', 15, 45],
  ['mianserin', 'mianserin', 'antidepressant', 'mg/day', 30, null, 30, 'lowestAccepted', 30, null],
  ['trazodone', 'trazodone', 'antidepressant', 'mg/day', 300, 150, 150, 'lowestAccepted', 300, 400],
  ['nefazodone', 'nefazodone', 'antidepressant', 'mg/day', 300, null, 300, 'lowestAccepted', 300, null],
  ['vilazodone', 'vilazodone', 'antidepressant', 'mg/day', 20, null, 20, 'lowestAccepted', 40, null],
  ['vortioxetine', 'vortioxetine', 'antidepressant', 'mg/day', 10, 5, 10, 'lowestAccepted', 10, 20],
  ['agomelatine', 'agomelatine', 'antidepressant', 'mg/day', 25, null, 25, 'lowestAccepted', 25, 50],
  ['tianeptine', 'tianeptine', 'antidepressant', 'mg/day', 37.5, null, 37.5, 'default', 37.5, null],
  ['reboxetine', 'reboxetine', 'antidepressant', 'mg/day', 8, 4, 8, 'lowestAccepted', 4, 12],
  ['moclobemide', 'moclobemide', 'antidepressant', 'mg/day', 300, 150, 150, 'lowestAccepted', 300, 600],
  ['phenelzine', 'phenelzine', 'antidepressant', 'mg/day', 60, 45, 45, 'lowestAccepted', 45, 90],
  ['tranylcypromine', 'tranylcypromine', 'antidepressant', 'mg/day', 30, 20, 30, 'lowestAccepted', 30, 60],
  ['isocarboxazid', 'isocarboxazid', 'antidepressant', 'mg/day', 30, 20, 20, 'lowestAccepted', 30, 60],
  ['selegiline_td', 'selegiline_td', 'antidepressant', 'mg/24h', 6, null, 6, 'lowestAccepted', 6, 12],
  ['amitriptyline', 'amitriptyline', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', 150, 150],
  ['nortriptyline', 'nortriptyline', 'antidepressant', 'mg/day', 75, 50, 75, 'lowestAccepted', 75, null],
  ['imipramine', 'imipramine', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', 150, 200],
  ['desipramine', 'desipramine', 'antidepressant', 'mg/day', 150, 100, 100, 'lowestAccepted', 150, 300],
  ['clomipramine', 'clomipramine', 'antidepressant', 'mg/day', 150, 75, 150, 'lowestAccepted', 150, null],
  ['doxepin', 'doxepin', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', 150, null],
  ['protriptyline', 'protriptyline', 'antidepressant', 'mg/day', 30, 15, 15, 'lowestAccepted', 30, 60],
  ['trimipramine', 'trimipramine', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', 150, 200],
  ['amoxapine', 'amoxapine', 'antidepressant', 'mg/day', 150, 100, 100, 'lowestAccepted', 150, 400],
  ['maprotiline', 'maprotiline', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', 150, 225],
  ['dosulepin', 'dosulepin', 'antidepressant', 'mg/day', 150, 75, 75, 'lowestAccepted', null, null],
  ['lofepramine', 'lofepramine', 'antidepressant', 'mg/day', 140, 105, 140, 'default', null, null],
  ['gepirone', 'gepirone', 'antidepressant', 'mg/day', 36.3, 18.2, 36.3, 'default', null, 72.6],
  ['zuranolone', 'zuranolone', 'countedApart', 'mg/day', 50, 30, 50, 'default', null, null],
  ['esketamine', 'esketamine', 'countedApart', 'mg/session', 56, null, 56, 'default', null, null],
  ['ketamine_iv', 'ketamine_iv', 'countedApart', 'mg/kg', 0.5, null, 0.5, 'default', null, null],
  ['aripiprazole', 'aripiprazole', 'augmentation', 'mg/day', 5, 2, 2, 'lowestAccepted', null, null],
  ['brexpiprazole', 'brexpiprazole', 'augmentation', 'mg/day', 1, 0.5, 0.5, 'lowestAccepted', null, 3],
  ['cariprazine', 'cariprazine', 'augmentation', 'mg/day', 1.5, null, 1.5, 'lowestAccepted', null, 3],
  ['quetiapine_xr', 'quetiapine_xr', 'augmentation', 'mg/day', 150, null, 150, 'lowestAccepted', null, null],
  ['olanzapine', 'olanzapine', 'augmentation', 'mg/day', 5, 2.5, 2.5, 'lowestAccepted', null, null],
  ['ofc', 'fluoxetine', 'antidepressantAndAugmentation', 'mg/day', 6, null, 6, 'lowestAccepted', null, 75],
  ['risperidone', 'risperidone', 'augmentation', 'mg/day', 1, 0.25, 0.25, 'lowestAccepted', null, null],
  ['lumateperone', 'lumateperone', 'augmentation', 'mg/day', 42, null, 42, 'default', null, null],
  ['ziprasidone', 'ziprasidone', 'augmentation', 'mg/day', 40, null, 40, 'lowestAccepted', null, null],
  ['lithium', 'lithium', 'augmentation', 'mmol/L', 0.5, 0.4, 0.4, 'lowestAccepted', null, null],
  ['liothyronine', 'liothyronine', 'augmentation', 'mcg/day', 25, null, 25, 'lowestAccepted', null, null],
  ['lamotrigine', 'lamotrigine', 'augmentation', 'mg/day', 100, null, 100, 'lowestAccepted', null, null],
  ['buspirone', 'buspirone', 'augmentation', 'mg/day', 30, 20, 20, 'lowestAccepted', null, null],
  ['modafinil', 'modafinil', 'augmentation', 'mg/day', 100, null, 100, 'lowestAccepted', null, null],
  ['methylphenidate', 'methylphenidate', 'augmentation', 'mg/day', null, null, null, null, null, null],
  ['pindolol', 'pindolol', 'augmentation', 'mg/day', null, null, null, null, null, null],
  ['pramipexole', 'pramipexole', 'augmentation', 'mg/day', 2, null, 2, 'lowestAccepted', null, null],
  ['pirlindole', 'pirlindole', 'antidepressant', 'mg/day', 200, null, 200, 'default', 200, null],
  ['pipofezine', 'pipofezine', 'antidepressant', 'mg/day', 150, null, 150, 'default', 150, null],
  ['noxiptiline', 'noxiptiline', 'antidepressant', 'mg/day', 100, null, 100, 'default', 100, null],
  ['opipramol', 'opipramol', 'antidepressant', 'mg/day', 150, null, 150, 'default', 150, null],
]

const TABLES = ['default', 'lowestAccepted', 'mghAtrq'] as const satisfies readonly DoseTableId[]

describe('the dose tables, entered a second time', () => {
  it('have a row for each of the 65 agents and for nothing else', () => {
    expect(ROWS).toHaveLength(65)
    expect(ROWS.map(([id]) => id)).toEqual([...AGENT_IDS])
  })

  it.each(ROWS)('say the same of %s', (...row) => {
    const [id, countsAs, role, unit, byDefault, borderlineFrom, lowestAccepted, lowestFrom, mghAtrq, labelMaximum] = row
    expect(getAgent(id)).toMatchObject({ id, countsAs, role, unit })
    expect(getMinimumDose(id, 'default')?.value ?? null).toBe(byDefault)
    expect(getBorderlineFrom(id)?.value ?? null).toBe(borderlineFrom)
    expect(getMinimumDose(id, 'lowestAccepted')?.value ?? null).toBe(lowestAccepted)
    expect(getMinimumDose(id, 'lowestAccepted')?.table ?? null).toBe(lowestFrom)
    expect(getMinimumDose(id, 'mghAtrq')?.value ?? null).toBe(mghAtrq ?? byDefault)
    expect(getLabelMaximum(id)?.value ?? null).toBe(labelMaximum)
  })

  it.each(ROWS)('say that an MGH-ATRQ dose of %s missing from the form is the default one', (...row) => {
    const [id, , , , byDefault, , , , mghAtrq] = row
    if (byDefault === null) expect(getMinimumDose(id, 'mghAtrq')).toBeNull()
    else expect(getMinimumDose(id, 'mghAtrq')?.table).toBe(mghAtrq === null ? 'default' : 'mghAtrq')
  })
})

describe('products judged by one of two ingredients', () => {
  it('are dextromethorphan-bupropion and olanzapine-fluoxetine', () => {
    const products = listAgents().filter((agent) => agent.ingredient !== null)
    expect(products.map(({ id, ingredient }) => [id, ingredient])).toEqual([
      ['dxm_bupropion', 'dextromethorphan'],
      ['ofc', 'olanzapine'],
    ])
  })

  it('keep the label maximum of olanzapine-fluoxetine with its fluoxetine', () => {
    expect(getLabelMaximum('ofc')).toMatchObject({ value: 75, ingredient: 'fluoxetine' })
  })
})

describe('evidence marks', () => {
  const doses = AGENT_IDS.flatMap((id) => [
    ...TABLES.map((table) => getMinimumDose(id, table)),
    getBorderlineFrom(id),
    getLabelMaximum(id),
  ]).filter((dose) => dose !== null)

  it('are never better than the way their publication was seen', () => {
    const rank = { read: 3, secondary: 2, recalled: 1, decided: 0 }
    const promoted = doses.filter(({ evidence, source }) => rank[evidence] > rank[getReference(source).evidence])
    expect(promoted).toEqual([])
  })

  it('are recalled for the default of olanzapine alone', () => {
    const recalled = AGENT_IDS.filter((id) => getMinimumDose(id, 'default')?.evidence === 'recalled')
    expect(recalled).toEqual(['olanzapine'])
  })

  it('are recalled for the lowest accepted dose of buspirone alone', () => {
    const recalled = AGENT_IDS.filter((id) => getMinimumDose(id, 'lowestAccepted')?.evidence === 'recalled')
    expect(recalled).toEqual(['buspirone'])
  })

  it('are secondary for every dose of the MGH-ATRQ form, which was read in a transcription', () => {
    const marks = AGENT_IDS.map((id) => getMinimumDose(id, 'mghAtrq')).filter((dose) => dose?.table === 'mghAtrq')
    expect(new Set(marks.map((dose) => dose?.evidence))).toEqual(new Set(['secondary']))
  })

  it('stand beside a locator and the day of the last check', () => {
    expect(doses.filter(({ locator }) => locator === '')).toEqual([])
    expect(doses.filter(({ lastChecked }) => !/^\d{4}-\d{2}-\d{2}$/.test(lastChecked))).toEqual([])
  })
})

describe('drugs without a minimum', () => {
  it.each(['methylphenidate', 'pindolol'] as const)('%s has none in any table', (id) => {
    expect(TABLES.map((table) => getMinimumDose(id, table))).toEqual([null, null, null])
  })
})

describe('the dose from which a slip is told', () => {
  it('is the label maximum where one was seen, and otherwise the highest dose that a source names', () => {
    expect(getHighestNamedDose('fluoxetine')?.value).toBe(80)
    expect(getHighestNamedDose('sertraline')?.value).toBe(200)
    expect(getHighestNamedDose('clomipramine')?.value).toBe(300)
  })

  it('is about the ingredient that is judged', () => {
    expect(getHighestNamedDose('ofc')).toMatchObject({ value: 18, ingredient: 'olanzapine' })
    expect(getHighestNamedDose('dxm_bupropion')).toMatchObject({ value: 90, ingredient: 'dextromethorphan' })
  })

  it('is never below the default minimum, and in the same unit', () => {
    const wrong = AGENT_IDS.filter((id) => {
      const [highest, minimum] = [getHighestNamedDose(id), getMinimumDose(id, 'default')]
      if (highest === null || minimum === null) return false
      return highest.value < minimum.value || highest.unit !== getAgent(id).unit
    })
    expect(wrong).toEqual([])
  })

  it('is missing only where no source names one', () => {
    expect(AGENT_IDS.filter((id) => getHighestNamedDose(id) === null)).toEqual([
      'buspirone',
      'pindolol',
      'pirlindole',
      'pipofezine',
      'noxiptiline',
      'opipramol',
    ])
  })
})
