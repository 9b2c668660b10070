import { describe, expect, it } from 'vitest'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'

const reading = (text: string) => describeDrugReading(text, null)?.text

describe('what is understood of a drug as it is typed', () => {
  it('says of a product without a minimum that it is recorded and never scored', () => {
    expect(reading("St John's wort")).toBe(
      'hypericum · herbal medicine · no instrument gives a minimum: recorded, never scored',
    )
    expect(reading('Latuda')).toMatch(/^lurasidone · antipsychotic without dose rows here · no instrument/)
  })

  it('does not say so of a drug for something else, or of one that is counted apart', () => {
    expect(reading('lorazepam')).toBe('lorazepam · benzodiazepine')
    expect(reading('Zulresso')).toBe('brexanolone · neurosteroid infusion for postpartum depression')
    expect(reading('Contrave')).toBe('naltrexone-bupropion · combination for weight · usually for weight')
  })
})

describe('what a dose is held against', () => {
  const guide = (text: string) => describeDrugReading(text, null)?.doses?.text

  it('is the minimum effective dose and the label maximum, with the mark of a number nobody read in its source', () => {
    expect(guide('Celexa')).toBe(
      'citalopram · SSRI · minimum effective dose 20 mg a day · label maximum 40 mg a day (second-hand)',
    )
  })

  it('names no maximum where no label figure was seen, and nothing for a drug without doses here', () => {
    expect(guide('sertraline')).toMatch(/ · no label maximum seen$/)
    expect(guide('lorazepam')).toBeUndefined()
    expect(guide('a drug of no table')).toBeUndefined()
  })
})

describe('a misspelt name', () => {
  it('stays unknown, with names that are written nearly so', () => {
    expect(describeDrugReading('sertrahline', null)).toMatchObject({ isKnown: false, suggestions: ['sertraline'] })
    expect(describeDrugReading('sertraline', null)).toMatchObject({ isKnown: true, suggestions: [] })
  })
})
