import { describe, expect, it } from 'vitest'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { findDrugChoices, toDrugIndex } from '@/lib/exchange/forms/find-drug-choices'
import { listAgents } from '@/lib/rules/antidepressants'
import { ALIAS_ENTRIES, resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'

const CHOICES = listDrugChoices()
const INDEX = toDrugIndex(CHOICES)

function find(typed: string): readonly string[] {
  return findDrugChoices(INDEX, typed).map(({ choice, term }) => `${choice.value} (${term ?? choice.brand})`)
}

describe('the drugs to choose from', () => {
  it('are all understood once chosen, each as itself', () => {
    expect(CHOICES.filter(({ value }) => resolveDrug(value).kind === 'unresolved')).toEqual([])
    expect(new Set(CHOICES.map(({ value }) => toAliasKey(value))).size).toBe(CHOICES.length)
  })

  it.each(listAgents())('hold $name under its own name', ({ id, name }) => {
    expect(find(name).length).toBeGreaterThan(0)
    const resolved = CHOICES.map(({ value }) => resolveDrug(value)).filter((drug) => drug.kind === 'agent')
    expect(resolved.some(({ agent }) => agent.id === id)).toBe(true)
  })

  it('are found under names that mean the drug, and under no others', () => {
    const wrong = CHOICES.flatMap((choice) =>
      choice.terms.filter((term) => {
        const [own, other] = [resolveDrug(choice.value), resolveDrug(term)]
        if (own.kind === 'agent' && other.kind === 'agent') return own.agent.countsAs !== other.agent.countsAs
        return !(own.kind === 'other' && other.kind === 'other' && own.id === other.id)
      }),
    )
    expect(wrong).toEqual([])
  })

  it('say of a drug that is no antidepressant that it is none, and of an antidepressant nothing of the kind', () => {
    const what = (value: string) => CHOICES.find((choice) => choice.value === value)?.what
    expect(what('buspirone')).toBe('anxiolytic, not an antidepressant')
    expect(what('lithium')).toBe('mood stabilizer, not an antidepressant')
    expect(what('lorazepam')).toBe('benzodiazepine, not an antidepressant')
    expect(what('lurasidone')).toBe('antipsychotic, not an antidepressant')
    expect(what('bupropion')).toBe('NDRI')
    expect(what('esketamine')).toBe('NMDA antagonist')
    expect(what('hypericum')).toBe('herbal medicine')
    expect(what('olanzapine-fluoxetine')).toBe('SSRI + antipsychotic')
  })
})

describe('finding a drug while it is typed', () => {
  it('begins with two letters, without regard to case, accents or spaces around', () => {
    expect(find('b')).toEqual([])
    expect(find('  SERTR ')).toEqual(['sertraline (Zoloft)'])
    expect(find('sértr')).toEqual(['sertraline (Zoloft)'])
  })

  it('puts a name that begins so before a name with a word that begins so', () => {
    const found = find('bupropion')
    expect(found[0]).toBe('bupropion (Wellbutrin)')
    expect(found).toContainEqual(expect.stringMatching(/^dextromethorphan-bupropion/))
  })

  it('reads several words in any order, and offers a release form only once it is named', () => {
    expect(find('venlafaxine')).toEqual(['venlafaxine (Effexor)'])
    expect(find('xr venla')).toEqual(['venlafaxine XR (null)'])
    expect(find('prozac weekly')).toContain('Prozac Weekly (fluoxetine)')
  })

  it('lists the drugs of the dose tables first', () => {
    expect(find('par')[0]).toBe('paroxetine (Paxil)')
    expect(find('par')).toContain('paracetamol (Tylenol)')
  })

  it('finds nothing where only the inside of a word is like what was typed', () => {
    expect(find('traline')).toEqual([])
    expect(find('...')).toEqual([])
  })

  it('finds the drug under every plain name by which it is understood', () => {
    const plain = ALIAS_ENTRIES.filter(({ target, text }) => target.kind === 'other' && !text.includes('('))
    expect(plain.filter(({ text }) => text.length > 1 && find(text).length === 0).map(({ text }) => text)).toEqual([])
  })
})
