import { describe, expect, it } from 'vitest'
import { TALL_MAN_NAMES, toTallMan } from '@/lib/exchange/tall-man'
import { resolveDrug } from '@/lib/rules/resolve-drug'

describe('tall-man letters', () => {
  // Read from the lists, not from the table.
  it.each([
    ['bupropion', 'buPROPion'],
    ['buspirone', 'busPIRone'],
    ['clomipramine', 'clomiPRAMINE'],
    ['fluoxetine', 'FLUoxetine'],
    ['duloxetine', 'DULoxetine'],
    ['paroxetine', 'PARoxetine'],
    ['quetiapine', 'QUEtiapine'],
    ['olanzapine', 'OLANZapine'],
    ['chlorpromazine', 'chlorproMAZINE'],
    ['chlordiazepoxide', 'chlordiazePOXIDE'],
    ['clonazepam', 'clonazePAM'],
    ['lorazepam', 'LORazepam'],
    ['clonidine', 'cloNIDine'],
    ['celexa', 'CeleXA'],
    ['prozac', 'PROzac'],
    ['seroquel', 'SEROquel'],
    ['sinequan', 'SINEquan'],
    ['guanfacine', 'guanFACINE'],
    ['trazodone', 'traZODone'],
    ['lamotrigine', 'lamoTRIgine'],
  ])('show %s as %s, however it was written', (plain, shown) => {
    expect(toTallMan(plain)).toBe(shown)
    expect(toTallMan(plain.toUpperCase())).toBe(shown)
  })

  it('change neither the rest of a name nor a name that is on no list', () => {
    expect(toTallMan('Bupropion XL 300 (Wellbutrin XL)')).toBe('buPROPion XL 300 (Wellbutrin XL)')
    expect(toTallMan('olanzapine-fluoxetine')).toBe('OLANZapine-FLUoxetine')
    expect(toTallMan('sertraline')).toBe('sertraline')
    expect(toTallMan('norfluoxetine')).toBe('norfluoxetine')
    expect(toTallMan('Größe, Prozacco')).toBe('Größe, Prozacco')
  })

  it.each(TALL_MAN_NAMES)('change only capitals: $shown is a name of a drug that is known here', ({ shown }) => {
    expect(toTallMan(shown)).toBe(shown)
    expect(resolveDrug(shown.toLowerCase()).kind).not.toBe('unresolved')
  })

  it.each(TALL_MAN_NAMES)('say of $shown where it is listed, and what it is mistaken for', (name) => {
    expect(name.reference).toMatch(/Tall Man Letters/)
    expect(name.confusedWith.length).toBeGreaterThan(0)
    expect(name.confusedWith).not.toContain(name.shown)
  })

  it('are marked as recalled where the name was not seen in a list', () => {
    const marks = Object.fromEntries(TALL_MAN_NAMES.map(({ shown, evidence }) => [shown, evidence]))
    expect(marks).toMatchObject({ buPROPion: 'read', FLUoxetine: 'secondary', traZODone: 'recalled' })
  })
})
