import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseFile, caseFileSchema } from '@/lib/domain/case-file'
import { readCaseForm, toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import { readTrialForm, toTrialValues } from '@/lib/exchange/forms/trial-form'
import { arbitraryCaseFile } from '../../arbitrary-case-file'
import { aTrial } from '../../factories'

const FREE_TEXT = new Set(
  'label drug drugText ingredient effect analyte unit note prescriber comment code dose reason reasonCode type laterality id'.split(
    ' ',
  ),
)

/** Free text as a box can hold it: not empty, no space around it, and not the mark for "not known". */
function asTyped(value: unknown, key = ''): unknown {
  if (typeof value === 'string' && FREE_TEXT.has(key) && !/^(mg|mcg|mmol)\//.test(value)) return `x${value}x`
  if (Array.isArray(value)) return value.map((item) => asTyped(item, key === 'addedTo' ? 'id' : ''))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === 'reason' && 'mgPerDay' in value ? item : asTyped(item, name),
    ]),
  )
}

const aFileAsTyped: fc.Arbitrary<CaseFile> = arbitraryCaseFile.map((file) => caseFileSchema.parse(asTyped(file)))

describe('a form holds everything that the case file holds', () => {
  it('gives back any trial as it was recorded', () => {
    fc.assert(
      fc.property(aFileAsTyped, (file) => {
        for (const trial of file.trials) {
          expect(readTrialForm(toTrialValues(trial), trial.id)).toEqual({ ok: true, value: trial })
        }
      }),
    )
  })

  it('gives back the facts and other treatments of any case as they were recorded', () => {
    fc.assert(
      fc.property(aFileAsTyped, ({ case: { conclusion: _, ...facts }, otherTreatments, trials }) => {
        const read = readCaseForm(
          toCaseFormValues({ facts, otherTreatments }),
          trials.map((trial) => trial.id),
        )
        expect(read).toEqual({ ok: true, value: { facts, otherTreatments } })
      }),
    )
  })
})

describe('three things that a box can say stay apart', () => {
  it('keeps a value, "not known" and nothing recorded', () => {
    const said = readTrialForm({ drug: ['sertraline'], start: ['3/2024'], stop: ['?'], length: [''] }, 't1')
    expect(said).toEqual({ ok: true, value: aTrial({ start: '2024-03', stop: null }) })
  })

  it('accepts that nobody remembers the drug', () => {
    expect(readTrialForm({ drug: ['?'] }, 't1')).toEqual({ ok: true, value: aTrial({ drug: null }) })
  })

  it('keeps "no side effects" apart from side effects that were not recorded', () => {
    const said = readTrialForm({ drug: ['sertraline'], 'sideEffects.none': ['none'] }, 't1')
    expect(said).toEqual({ ok: true, value: aTrial({ sideEffects: [] }) })
  })

  it('leaves an empty row out, wherever it stands', () => {
    const values = { drug: ['sertraline'], 'doses.0.dose': [' '], 'doses.1.dose': ['50-100 mg'], 'doses.2.dose': [''] }
    const read = readTrialForm(values, 't1')
    expect(read).toEqual({ ok: true, value: aTrial({ doses: [{ mgPerDay: { min: 50, max: 100 } }] }) })
  })
})

describe('an entry that cannot be read is named by its box, and says how to put it right', () => {
  const entries = [
    [{ drug: [''] }, 'drug', 'Enter the drug as you would write it, or ? when nobody remembers which.'],
    [{ 'doses.0.dose': ['-50'] }, 'doses.0.dose', 'Dose: enter 0 or more.'],
    [{ 'doses.0.unit': ['mg/week'] }, 'doses.0.dose', 'Enter the dose in mg/week, or ? when it is not known.'],
    [{ 'cap.mgPerDay': ['20'] }, 'cap.reason', 'Choose why this patient’s dose is capped.'],
    [
      { 'sideEffects.0.severity': ['mild'] },
      'sideEffects.0.effect',
      'Name the side effect, such as nausea, or empty the row.',
    ],
    [
      { 'outcome.cgiI': ['8'] },
      'outcome.cgiI',
      'Enter a CGI-I as a whole number from 1 (very much improved) to 7, or ?.',
    ],
    [{ role: ['sole'] }, 'role', 'Choose one of the answers in this list.'],
    [{ stopReason: ['?', 'cost'] }, 'stopReason', 'Untick "not known", or untick the reasons.'],
    [{ outcome: ['?'], 'outcome.band': ['none'] }, 'outcome', 'Untick "not known", or empty the boxes beside it.'],
    [{ comment: ['x'.repeat(10_001)] }, 'comment', 'Shorten this text to 10,000 characters or fewer.'],
  ] as const

  it.each(entries)('for %j', (typed, box, message) => {
    const read = readTrialForm({ drug: ['sertraline'], ...typed }, 't1')
    expect(read).toEqual({ ok: false, errors: { [box]: message } })
  })
})
