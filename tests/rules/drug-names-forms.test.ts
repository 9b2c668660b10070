import { describe, expect, it } from 'vitest'
import type { Formulation } from '@/lib/domain/case-file'
import { resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'

/** What a name is read as: the drug, its release form and its product, or nothing. */
function read(text: string, stated: Formulation | null = null) {
  const drug = resolveDrug(text, stated)
  if (drug.kind === 'unresolved') return null
  if (drug.kind === 'other') return drug.id
  return [drug.agent.id, drug.formulation, drug.product].filter((part) => part !== null).join(' ')
}

describe('a solid dose form', () => {
  it.each([
    ['sertraline tablet', 'sertraline'],
    ['Sertraline tablets', 'sertraline'],
    ['sertraline capsule', 'sertraline'],
    ['sertraline capsules', 'sertraline'],
    ['sertraline oral', 'sertraline'],
    ['paroxetine CR tablets', 'paroxetine_cr'],
    ['olanzapine-fluoxetine capsules', 'ofc'],
    ['quetiapine tablets', 'quetiapine_xr'],
  ])('changes nothing: %s', (text, id) => {
    expect(read(text)).toBe(id)
  })

  it.each(['doxepin tablets', 'esketamine tablets', 'selegiline transdermal tablets'])(
    'is not read where the tablets are for something else, or the drug for depression is not swallowed: %s',
    (text) => {
      expect(read(text)).toBeNull()
    },
  )
})

describe('a release form', () => {
  it.each([
    ['venlafaxine sustained release', 'venlafaxine SR'],
    ['venlafaxine hcl sustained-release', 'venlafaxine SR'],
    ['venlafaxine besylate ER 24h', 'venlafaxine XR'],
    ['venlafaxine (XR)', 'venlafaxine XR'],
    ['venlafaxin XR', 'venlafaxine XR'],
    ['venla-XR', 'venlafaxine XR'],
    ['venlafaxine hydrochloride XR', 'venlafaxine XR'],
    ['Effexor ER', 'venlafaxine XR'],
    ['Effexor-SR', 'venlafaxine SR'],
    ['venlafaxine prolonged release', 'venlafaxine XR'],
    ['venlafaxine retard', 'venlafaxine XR'],
    ['venlafaxine immediate release', 'venlafaxine IR'],
    ['venlafaxine XL 24h', 'venlafaxine XL'],
    ['duloxetine delayed release', 'duloxetine'],
    ['duloxetine EC', 'duloxetine'],
    ['bupropion ER', 'bupropion'],
    ['bupropion extended release', 'bupropion'],
    ['Wellbutrin SR', 'bupropion SR'],
    ['bupropion ER (XL)', 'bupropion XL'],
    ['paroxetine CR', 'paroxetine_cr'],
  ])('is read after a name, a salt or a brand: %s', (text, meaning) => {
    expect(read(text)).toBe(meaning)
  })

  it.each([
    'venlafaxine (Effexor XR)',
    'Effexor XR (venlafaxine)',
    'venlafaxine XR (Effexor)',
    'Effexor (venlafaxine XR)',
    'venlafaxine XR (Effexor XR)',
    'Effexor XR (venlafaxine XR)',
  ])('is read with name or brand in brackets: %s', (text) => {
    expect(read(text)).toBe('venlafaxine XR')
  })

  it.each([
    'sertraline XR',
    'Zoloft XR',
    'Wellbutrin XL SR',
    'venlafaxine XR XR',
    'venlafaxine (Prozac XR)',
    'venlafaxine XR (Prozac)',
    'Seroquel XR IR',
    'Lamictal ODT XR',
    'Trittico AC ER',
    'Ritalin LA ER',
  ])('is not read where no such product is known: %s', (text) => {
    expect(read(text)).toBeNull()
  })

  it('that is stated beside the name is taken where the name has none', () => {
    expect(read('venlafaxine', 'XR')).toBe('venlafaxine XR')
    expect(read('venlafaxine IR', 'XR')).toBe('venlafaxine IR')
    expect(read('paroxetine', 'CR')).toBe('paroxetine_cr CR')
    expect(read('paroxetine', 'XR')).toBe('paroxetine_cr XR')
    expect(read('paroxetine IR', 'CR')).toBe('paroxetine IR')
    expect(read('sertraline', 'CR')).toBe('sertraline CR')
  })
})

describe('a name in brackets', () => {
  it.each([
    ['bupropion (amfebutamone)', 'bupropion'],
    ['amfebutamone (bupropion)', 'bupropion'],
    ['sertraline (Zoloft)', 'sertraline'],
    ['Zoloft (sertraline)', 'sertraline'],
    ['fluoxetine (Prozac Weekly)', 'fluoxetine weekly'],
    ['Prozac Weekly (fluoxetine)', 'fluoxetine weekly'],
    ['bupropion (Aplenzin)', 'bupropion XL hydrobromide'],
    ['levothyroxine (T4)', 'levothyroxine'],
    ['T4 (levothyroxine)', 'levothyroxine'],
  ])('is another name of the same drug: %s', (text, meaning) => {
    expect(read(text)).toBe(meaning)
  })

  it.each(['sertraline (Prozac)', 'Zoloft (Lustral)', 'levothyroxine (T3)'])('is not read otherwise: %s', (text) => {
    expect(read(text)).toBeNull()
  })
})

describe('selegiline', () => {
  it('is the drug for depression only as a patch', () => {
    expect(resolveDrug('selegiline', 'patch')).toMatchObject({
      kind: 'agent',
      agent: { id: 'selegiline_td' },
      formulation: 'patch',
      product: null,
      usuallyFor: null,
    })
    expect(read('selegiline', 'IR')).toBe('selegiline')
    expect(read('selegiline')).toBe('selegiline')
    expect(read('rivastigmine', 'patch')).not.toBe('selegiline_td patch')
    expect(read('rasagiline', 'patch')).toBe('rasagiline')
  })
})

describe('what a name is read as', () => {
  it('says what a drug without dose rows is, and how it is given for depression', () => {
    expect(resolveDrug('Fluanxol')).toMatchObject({
      kind: 'other',
      id: 'flupentixol',
      name: 'flupentixol',
      what: 'antipsychotic without dose rows here',
      group: 'antipsychotic',
      usuallyFor: null,
      use: { given: 'alone' },
    })
    expect(resolveDrug('Xanax')).toMatchObject({ id: 'alprazolam', group: 'benzodiazepine', use: null })
  })

  it('says nothing of a product or another use where the name does not', () => {
    expect(resolveDrug('Zoloft')).toMatchObject({ formulation: null, product: null, usuallyFor: null })
    expect(resolveDrug('venlafaxine XR')).toMatchObject({ product: null, usuallyFor: null })
    expect(resolveDrug('Silenor')).toMatchObject({ product: 'insomnia', usuallyFor: 'insomnia', formulation: null })
    expect(resolveDrug('Silenor (doxepin)')).toMatchObject({ product: 'insomnia' })
    expect(resolveDrug('doxepin (Silenor)')).toMatchObject({ product: 'insomnia' })
  })
})

describe('names are compared', () => {
  it.each([
    ['Zoloft® ™ ©', 'zoloft'],
    ['SÉROPLEX', 'seroplex'],
    ['a\t b\n  c', 'a b c'],
    ['  x  ', 'x'],
    ['St John´s wort', "st john's wort"],
    ['St John`s wort', "st john's wort"],
    ['St John‘s wort', "st john's wort"],
    ['St John’s wort', "st john's wort"],
    ['Effexor‐XR', 'effexor-xr'],
    ['Effexor‑XR', 'effexor-xr'],
    ['Effexor–XR', 'effexor-xr'],
    ['Effexor―XR', 'effexor-xr'],
    ['Eﬀexor', 'effexor'],
  ])('without case, accents, trade marks, kinds of quotes and dashes: %j', (text, key) => {
    expect(toAliasKey(text)).toBe(key)
  })

  it('with everything else as it is written', () => {
    expect(toAliasKey('a/b + c (d) 50 mg')).toBe('a/b + c (d) 50 mg')
  })
})
