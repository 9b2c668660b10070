import { describe, expect, it } from 'vitest'
import { SCALES } from '@/lib/domain/case-file'
import { AGENT_IDS, type AgentId, isAgentId } from '@/lib/rules/antidepressants'
import { BRIDGE_DAYS, getBridgeDays } from '@/lib/rules/bridging'
import { convertMinimumDose } from '@/lib/rules/conversions'
import {
  getInteraction,
  INTERACTIONS,
  isAntipsychotic,
  isMaoi,
  isMaoiDrug,
  isSerotonergic,
  WASHOUT_DAYS,
} from '@/lib/rules/interacting-drugs'
import { getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { getPlasmaRange, STEADY_STATE_DAYS, TROUGH_HOURS } from '@/lib/rules/plasma-ranges'
import { REFERENCES } from '@/lib/rules/references'
import { getMoleculeKey, RELATED_MOLECULES } from '@/lib/rules/related-molecules'
import { resolveDrug } from '@/lib/rules/resolve-drug'
import { getScaleRange } from '@/lib/rules/scales'
import { usualOtherUse } from '@/lib/rules/usual-other-uses'

describe('the scales, entered a second time', () => {
  it.each([
    ['PHQ-9', 27, 5, 4],
    ['QIDS-SR16', 27, 6, 5],
    ['IDS-SR30', 84, 14, 13],
    ['MADRS', 60, 7, 10],
    ['HAM-D17', 52, 8, 7],
    ['BDI-II', 63, 14, 12],
  ] as const)('%s ends at %d, is mild from %d, remission up to %d', (scale, maximum, mildFrom, remissionAtMost) => {
    expect(getScaleRange(scale)).toMatchObject({ maximum, mildFrom, remissionAtMost })
  })

  it('are all there', () => {
    expect(SCALES).toHaveLength(6)
  })

  it('mark the remission of the BDI-II as recalled', () => {
    expect(getScaleRange('BDI-II').remissionEvidence).toBe('recalled')
  })
})

describe('the plasma levels, entered a second time', () => {
  const rows = [
    ['amitriptyline', 'amitriptyline + nortriptyline', 75, 175, 'ng/mL', 'read'],
    ['nortriptyline', 'nortriptyline', 50, 150, 'ng/mL', 'read'],
    ['imipramine', 'imipramine + desipramine', 200, 300, 'ng/mL', 'read'],
    ['desipramine', 'desipramine', 100, 160, 'ng/mL', 'read'],
    ['clomipramine', 'clomipramine + norclomipramine', 230, 450, 'ng/mL', 'recalled'],
    ['doxepin', 'doxepin + nordoxepin', 50, 150, 'ng/mL', 'secondary'],
    ['trimipramine', 'trimipramine', 150, 300, 'ng/mL', 'recalled'],
    ['maprotiline', 'maprotiline', 75, 130, 'ng/mL', 'recalled'],
    ['lithium', 'lithium', 0.5, null, 'mmol/L', 'secondary'],
  ] as const

  it.each(rows)('of %s is of %s, from %d to %j %s, %s', (id, analyte, low, high, unit, evidence) => {
    expect(getPlasmaRange(id)).toMatchObject({ analyte, low, high, unit, evidence })
  })

  it('are there for no other drug', () => {
    const withRange: readonly AgentId[] = AGENT_IDS.filter((id) => getPlasmaRange(id) !== null)
    expect([...withRange].sort()).toEqual(rows.map(([id]) => id).sort())
  })

  it('of lithium start at its minimum in the default dose table', () => {
    expect(getPlasmaRange('lithium')?.low).toBe(getMinimumDose('lithium', 'default')?.value)
  })

  it('decide after 7 days on a dose, and 10 to 14 hours after the last one', () => {
    expect(STEADY_STATE_DAYS.value).toBe(7)
    expect(TROUGH_HOURS).toMatchObject({ min: 10, max: 14 })
  })
})

describe('a gap in a run', () => {
  it('is bridged up to 7 days, and up to 14 for fluoxetine', () => {
    expect(getBridgeDays('sertraline')).toBe(7)
    expect(getBridgeDays('fluoxetine')).toBe(14)
    expect(getBridgeDays(null)).toBe(7)
    expect(BRIDGE_DAYS.ordinary.evidence).toBe('decided')
  })
})

describe('a dose that is usually for something else', () => {
  const otherUseAt = (text: string, dose: number | null) =>
    usualOtherUse(resolveDrug(text), dose === null ? null : { min: dose, max: dose })

  it.each([
    ['trazodone', 149, 150],
    ['amitriptyline', 74, 75],
    ['trimipramine', 74, 75],
    ['nortriptyline', 49, 50],
    ['doxepin', 10, 10.1],
    ['mirtazapine', 7.5, 7.6],
    ['quetiapine', 149, 150],
  ] as const)('of %s is %d mg and not %d mg', (text, below, at) => {
    expect(otherUseAt(text, below)).not.toBeNull()
    expect(otherUseAt(text, at)).toBeNull()
  })

  it('is any dose of opipramol, of bupropion for smoking and of naltrexone-bupropion', () => {
    expect(otherUseAt('opipramol', 300)).not.toBeNull()
    expect(otherUseAt('opipramol', null)).not.toBeNull()
    expect(otherUseAt('Zyban', 300)).toBe('smoking cessation')
    expect(otherUseAt('Contrave', null)).toBe('weight')
    expect(otherUseAt('bupropion', 150)).toBeNull()
  })

  it('is not read from a dose of which nothing is known, and is from a range that starts there', () => {
    expect(otherUseAt('trazodone', null)).toBeNull()
    expect(usualOtherUse(resolveDrug('trazodone'), { min: 0, max: Infinity })).toBeNull()
    expect(usualOtherUse(resolveDrug('trazodone'), { min: 100, max: 200 })).toBe('sleep')
  })

  it('does not exist for a drug that is not resolved', () => {
    expect(otherUseAt('some tablet', 10)).toBeNull()
  })
})

describe('related molecules, entered a second time', () => {
  it('are these six families', () => {
    expect(RELATED_MOLECULES).toEqual([
      ['citalopram', 'escitalopram'],
      ['venlafaxine', 'desvenlafaxine'],
      ['milnacipran', 'levomilnacipran'],
      ['bupropion', 'dxm_bupropion'],
      ['amitriptyline', 'nortriptyline'],
      ['imipramine', 'desipramine', 'lofepramine'],
    ])
  })

  it('share a key, and other drugs keep their own', () => {
    expect(getMoleculeKey('escitalopram')).toBe(getMoleculeKey('citalopram'))
    expect(getMoleculeKey('lofepramine')).toBe(getMoleculeKey('imipramine'))
    expect(getMoleculeKey('sertraline')).toBe('sertraline')
  })
})

describe('bupropion hydrobromide', () => {
  const convert = (table: 'default' | 'lowestAccepted') => {
    const minimum = getMinimumDose('bupropion', table)
    return minimum === null ? null : convertMinimumDose('bupropion', 'hydrobromide', minimum)
  }

  it('needs 348 mg where the hydrochloride needs 300, and 174 where it needs 150', () => {
    expect(convert('default')).toMatchObject({ value: 348, unit: 'mg/day', evidence: 'recalled' })
    expect(convert('lowestAccepted')).toMatchObject({ value: 174, unit: 'mg/day', evidence: 'recalled' })
  })

  it('is the only product that is converted', () => {
    const minimum = getMinimumDose('bupropion', 'default')
    expect(minimum).not.toBeNull()
    if (minimum === null) return
    expect(convertMinimumDose('bupropion', null, minimum)).toEqual(minimum)
    expect(convertMinimumDose('bupropion', 'smoking cessation', minimum)).toEqual(minimum)
  })
})

describe('drugs that act on other drugs', () => {
  it.each(['carbamazepine', 'Tegretol', 'phenytoin', 'rifampin', "St John's wort", 'primidone', 'efavirenz'])(
    '%s is an inducer',
    (text) => {
      expect(getInteraction(resolveDrug(text))?.effect).toBe('inducer')
    },
  )

  it.each(['fluoxetine', 'Paxil CR', 'fluvoxamine', 'bupropion', 'ketoconazole', 'clarithromycin', 'ritonavir'])(
    '%s is a strong inhibitor',
    (text) => {
      expect(getInteraction(resolveDrug(text))?.effect).toBe('strongInhibitor')
    },
  )

  it.each(['levothyroxine', 'sertraline', 'duloxetine', 'modafinil', 'omeprazole', 'valproate', 'something'])(
    '%s is neither',
    (text) => {
      expect(getInteraction(resolveDrug(text))).toBeNull()
    },
  )

  it('are all drugs of the tables', () => {
    const others = new Set(OTHER_DRUGS.map(({ id }) => id))
    expect(INTERACTIONS.filter(({ drugId }) => !isAgentId(drugId) && !others.has(drugId))).toEqual([])
  })

  it('are MAOIs, swallowed selegiline and linezolid among them', () => {
    expect(AGENT_IDS.filter(isMaoi)).toEqual([
      'moclobemide',
      'phenelzine',
      'tranylcypromine',
      'isocarboxazid',
      'selegiline_td',
      'pirlindole',
    ])
    expect(['selegiline', 'rasagiline', 'linezolid', 'Nardil'].map((text) => isMaoiDrug(resolveDrug(text)))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(isMaoiDrug(resolveDrug('sertraline'))).toBe(false)
  })

  it('need 14 days of washout around an MAOI, 35 after fluoxetine', () => {
    expect(WASHOUT_DAYS.ordinary.value).toBe(14)
    expect(WASHOUT_DAYS.fluoxetine.value).toBe(35)
    expect(isSerotonergic('sertraline')).toBe(true)
    expect(isSerotonergic('clomipramine')).toBe(true)
    expect(isSerotonergic('bupropion')).toBe(false)
  })

  it('count nine antipsychotics with an augmentation minimum', () => {
    const antipsychotics = AGENT_IDS.filter(isAntipsychotic)
    expect(antipsychotics).toHaveLength(9)
    expect(antipsychotics.filter((id) => getMinimumDose(id, 'default') === null)).toEqual([])
  })
})

describe('the bibliography', () => {
  it('gives every publication a title and a short name that no other has', () => {
    const shorts = Object.values(REFERENCES).map(({ short }) => short)
    expect(new Set(shorts).size).toBe(shorts.length)
    expect(Object.values(REFERENCES).filter(({ title }) => title.trim() === '')).toEqual([])
  })
})
