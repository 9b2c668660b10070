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
