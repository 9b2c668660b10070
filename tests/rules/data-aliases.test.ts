import { describe, expect, it } from 'vitest'
import type { Formulation } from '@/lib/domain/case-file'
import { AGENT_IDS, type AgentId } from '@/lib/rules/antidepressants'
import type { OtherDrugGroup } from '@/lib/rules/other-drug-names'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { ALIAS_ENTRIES, ALIASES, type AliasTarget, resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'

function agentOf(text: string, formulation: Formulation | null = null): string | null {
  const drug = resolveDrug(text, formulation)
  return drug.kind === 'agent' ? drug.agent.id : null
}

function meaningOf(target: AliasTarget): string {
  return target.kind === 'agent' ? JSON.stringify(target) : target.drug.id
}

describe('the list of names', () => {
  it('has no name that means two things', () => {
    const meanings = new Map<string, Set<string>>()
    for (const { key, target } of ALIAS_ENTRIES)
      meanings.set(key, (meanings.get(key) ?? new Set()).add(meaningOf(target)))
    const ambiguous = [...meanings].filter(([, targets]) => targets.size > 1).map(([key]) => key)
    expect(ambiguous).toEqual([])
  })

  it('holds more than 700 names without the ones that only add a form, or another name in brackets', () => {
    const forms = /[ -](?:ir|sr|xr|er|xl|cr|pr|mr|dr|ec|retard|depot|.*release|.*\d\dh.*|tablets?|capsules?|oral)$|\(/
    expect([...ALIASES.keys()].filter((key) => !forms.test(key)).length).toBeGreaterThan(700)
  })

  it('resolves every name to what it stands for', () => {
    const wrong = ALIAS_ENTRIES.filter(({ text, target }) => {
      const drug = resolveDrug(text)
      if (target.kind === 'other') return drug.kind !== 'other' || drug.id !== target.drug.id
      return drug.kind !== 'agent' || drug.agent.id !== target.agent
    })
    expect(wrong.map(({ text }) => text)).toEqual([])
  })

  it('keeps notes of brand strings out of the names', () => {
    expect([...ALIASES.keys()].filter((key) => /label|only|withdrawn|generic|off-label/.test(key))).toEqual([])
  })

  it('holds no name with a dose in it', () => {
    expect([...ALIASES.keys()].filter((key) => /\d ?(?:mg|mcg|g)\b/.test(key))).toEqual([])
  })

  it('gives every agent and every other drug at least one name', () => {
    const agents = new Set(ALIAS_ENTRIES.flatMap(({ target }) => (target.kind === 'agent' ? [target.agent] : [])))
    expect(AGENT_IDS.filter((id) => !agents.has(id))).toEqual([])
    expect(new Set(OTHER_DRUGS.map(({ id }) => id)).size).toBe(OTHER_DRUGS.length)
  })
})

describe('a written name', () => {
  it.each([
    ['sertraline', 'sertraline'],
    ['  SERTRALINE  ', 'sertraline'],
    ['Zoloft®', 'sertraline'],
    ['Zoloft™', 'sertraline'],
    ['sertraline\u00a0 hydrochloride', 'sertraline'],
    ['Sertraline HCl', 'sertraline'],
    ['sertralina', 'sertraline'],
    ['Lustral', 'sertraline'],
    ['fluoxétine', 'fluoxetine'],
    ['venlafaxin', 'venlafaxine'],
    ['Venlafaxine XR', 'venlafaxine'],
    ['venlafaxine hcl er 24h', 'venlafaxine'],
    ['Effexor-XR', 'venlafaxine'],
    ['Efexor XL', 'venlafaxine'],
    ['venlafaxine extended release', 'venlafaxine'],
    ['Trevilor retard', 'venlafaxine'],
    ['Pristiq', 'desvenlafaxine'],
    ['Wellbutrin SR', 'bupropion'],
    ['bupropion XL', 'bupropion'],
    ['bupropion hcl er', 'bupropion'],
    ['amfebutamone', 'bupropion'],
    ['Auvelity', 'dxm_bupropion'],
    ['dextromethorphan/bupropion', 'dxm_bupropion'],
    ['dothiepin', 'dosulepin'],
    ['Symbyax', 'ofc'],
    ['olanzapine/fluoxetine', 'ofc'],
    ['Seroquel', 'quetiapine_xr'],
    ['quetiapine', 'quetiapine_xr'],
    ['Spravato', 'esketamine'],
    ['IV ketamine', 'ketamine_iv'],
    ['T3', 'liothyronine'],
    ['lithium carbonate', 'lithium'],
    ['Emsam', 'selegiline_td'],
    ['selegiline transdermal', 'selegiline_td'],
    ['Insidon', 'opipramol'],
    ['sertraline (Zoloft)', 'sertraline'],
    ['Lexapro (escitalopram)', 'escitalopram'],
    ['venlafaxine XR (Effexor XR)', 'venlafaxine'],
    ['duloxetine DR', 'duloxetine'],
    ['bupropion ER (XL)', 'bupropion'],
    ['Effexor LP', 'venlafaxine'],
    ['Xeroquel LP', 'quetiapine_xr'],
    ['Quilonum retard', 'lithium'],
    ['Jzoloft', 'sertraline'],
    ['Tetramide', 'mianserin'],
    ['Reslin', 'trazodone'],
    ['Amoxan', 'amoxapine'],
    ['Elicea', 'escitalopram'],
  ] as const)('%s is %s', (text, id) => {
    expect(agentOf(text)).toBe(id satisfies AgentId)
  })

  it.each([
    'setraline',
    'not sertraline',
    'sertraline 50 mg',
    'sertraline and bupropion',
    'trazodone for sleep',
    'an SSRI',
    'SSRI',
    'bup',
    'ami',
    'sertralin e',
    'sertraline (Prozac)',
    'unknown',
    '?',
    '',
    '   ',
  ])('%j stays unresolved, never guessed', (text) => {
    expect(resolveDrug(text)).toEqual({ kind: 'unresolved' })
  })

  it('that nobody remembers stays unresolved', () => {
    expect(resolveDrug(null)).toEqual({ kind: 'unresolved' })
  })

  it('is never found inside another one', () => {
    expect(agentOf('citalopram')).toBe('citalopram')
    expect(agentOf('escitalopram')).toBe('escitalopram')
    expect(agentOf('buspirone')).toBe('buspirone')
    expect(agentOf('bupropion')).toBe('bupropion')
    expect(agentOf('venlafaxine')).toBe('venlafaxine')
    expect(agentOf('desvenlafaxine')).toBe('desvenlafaxine')
    expect(agentOf('milnacipran')).toBe('milnacipran')
    expect(agentOf('levomilnacipran')).toBe('levomilnacipran')
    expect(agentOf('ketamine')).toBe('ketamine_iv')
    expect(agentOf('esketamine')).toBe('esketamine')
    expect(agentOf('desipramine')).toBe('desipramine')
    expect(agentOf('trimipramine')).toBe('trimipramine')
    expect(agentOf('nortriptyline')).toBe('nortriptyline')
  })
})

describe('a release form', () => {
  it('is read from the name', () => {
    expect(resolveDrug('Effexor XR')).toMatchObject({ formulation: 'XR' })
    expect(resolveDrug('quetiapine IR')).toMatchObject({ formulation: 'IR' })
    expect(resolveDrug('Wellbutrin SR')).toMatchObject({ formulation: 'SR' })
  })

  it('makes paroxetine the controlled-release agent, which counts as paroxetine', () => {
    expect(agentOf('Paxil CR')).toBe('paroxetine_cr')
    expect(agentOf('paroxetine extended release')).toBe('paroxetine_cr')
    expect(agentOf('paroxetine', 'CR')).toBe('paroxetine_cr')
    expect(agentOf('Paxil')).toBe('paroxetine')
    expect(agentOf('paroxetine', 'IR')).toBe('paroxetine')
    expect(resolveDrug('Seroxat CR')).toMatchObject({ agent: { countsAs: 'paroxetine' } })
  })

  it('is weekly for weekly fluoxetine, which counts as fluoxetine', () => {
    expect(resolveDrug('Prozac Weekly')).toMatchObject({ agent: { id: 'fluoxetine' }, formulation: 'weekly' })
    expect(resolveDrug('fluoxetine weekly')).toMatchObject({ agent: { id: 'fluoxetine' }, formulation: 'weekly' })
    expect(resolveDrug('Prozac')).toMatchObject({ formulation: null })
    expect(resolveDrug('fluoxetine', 'weekly')).toMatchObject({ formulation: 'weekly' })
  })

  it('in the name goes before the one stated beside it', () => {
    expect(agentOf('Paxil CR', 'IR')).toBe('paroxetine_cr')
  })

  it('tells the patch for depression from selegiline that is swallowed', () => {
    expect(resolveDrug('selegiline')).toMatchObject({ kind: 'other', group: 'antiparkinson' })
    expect(resolveDrug('Eldepryl')).toMatchObject({ kind: 'other', id: 'selegiline' })
    expect(resolveDrug('selegiline', 'patch')).toMatchObject({ agent: { id: 'selegiline_td' }, formulation: 'patch' })
    expect(agentOf('selegiline patch')).toBe('selegiline_td')
  })
})

describe('a product', () => {
  it('of bupropion hydrobromide is told apart, because its mg are not those of the hydrochloride', () => {
    expect(resolveDrug('Aplenzin')).toMatchObject({ agent: { id: 'bupropion' }, product: 'hydrobromide' })
    expect(resolveDrug('bupropion hydrobromide')).toMatchObject({ product: 'hydrobromide' })
    expect(resolveDrug('bupropion hydrochloride')).toMatchObject({ product: null })
  })

  it.each([
    ['Zyban', 'bupropion', 'smoking cessation'],
    ['Silenor', 'doxepin', 'insomnia'],
    ['Savella', 'milnacipran', 'fibromyalgia'],
    ['Sarafem', 'fluoxetine', 'premenstrual dysphoric disorder'],
    ['Brisdelle', 'paroxetine', 'hot flushes'],
    ['Yentreve', 'duloxetine', 'stress incontinence'],
  ] as const)('%s is %s, usually for %s', (text, id, usuallyFor) => {
    expect(resolveDrug(text)).toMatchObject({ kind: 'agent', agent: { id }, usuallyFor })
  })

  it.each(['naltrexone-bupropion', 'naltrexone/bupropion', 'Contrave', 'Mysimba'])(
    '%s is a combination for weight, not bupropion',
    (text) => {
      expect(resolveDrug(text)).toMatchObject({ kind: 'other', group: 'naltrexoneBupropion', usuallyFor: 'weight' })
    },
  )
})

describe('other drugs', () => {
  it.each([
    ['Xanax', 'benzodiazepine'],
    ['clonazepam', 'benzodiazepine'],
    ['Ambien', 'hypnotic'],
    ['zopiclone', 'hypnotic'],
    ['Depakote', 'moodStabilizer'],
    ['carbamazepine', 'moodStabilizer'],
    ['lurasidone', 'antipsychotic'],
    ['Latuda', 'antipsychotic'],
    ['amisulpride', 'antipsychotic'],
    ['haloperidol', 'antipsychotic'],
    ['Abilify Maintena', 'antipsychotic'],
    ['Adderall XR', 'stimulant'],
    ['lisdexamfetamine', 'stimulant'],
    ['atomoxetine', 'stimulant'],
    ['levothyroxine', 'thyroidHormone'],
    ['T4', 'thyroidHormone'],
    ['pregabalin', 'gabapentinoid'],
    ["St John's wort", 'herbal'],
    ['St. John’s Wort', 'herbal'],
    ['hypericum', 'herbal'],
    ['buprenorphine', 'opioid'],
    ['naltrexone', 'addictionMedicine'],
    ['prazosin', 'cardiovascular'],
    ['hydroxyzine', 'antihistamine'],
    ['L-methylfolate', 'supplement'],
    ['brexanolone', 'countedApart'],
  ] as const)('%s is known as: %s', (text, group) => {
    expect(resolveDrug(text)).toMatchObject({ kind: 'other', group: group satisfies OtherDrugGroup })
  })

  it.each(['viloxazine', 'amineptine', 'iproniazid', 'melitracen'])(
    '%s, an antidepressant without a dose row, stays unresolved and may still count',
    (text) => {
      expect(resolveDrug(text).kind).toBe('unresolved')
    },
  )
})

describe('names are compared', () => {
  it('without case, accents, trade marks, doubled white space and curly quotes', () => {
    expect(toAliasKey(' Séroplex®\t 10 ')).toBe('seroplex 10')
    expect(toAliasKey('St John’s  Wort')).toBe("st john's wort")
    expect(toAliasKey('Effexor\u2011XR')).toBe('effexor-xr')
  })
})
