import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASE_FILE_FORMAT, parseCaseFile } from '@/lib/domain/case-file'
import { createCase, getCase } from '@/lib/server/cases'
import { getRejectedForm, saveRejectedForm } from '@/lib/server/rejected-forms'
import { arbitraryCaseFile } from '../arbitrary-case-file'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()

async function storeAndRead(file: ReturnType<typeof aCaseFile>) {
  const clinician = await aClinician(database.current)
  const stored = await getCase(clinician, await createCase(clinician, file))
  return stored?.file
}

describe('what is stored comes back as it was recorded', () => {
  it('for any case file', async () => {
    const clinician = await aClinician(database.current)
    await fc.assert(
      fc.asyncProperty(arbitraryCaseFile, async (file) => {
        const stored = await getCase(clinician, await createCase(clinician, file))
        expect(stored?.file).toStrictEqual(file)
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it.each(['2024', '2024-03', '2024-03-01', '1900', '2199-12-31', '2024-02-29'])('for the date %s', async (start) => {
    const file = aCaseFile({ trials: [aTrial({ start, stop: null })] })
    expect((await storeAndRead(file))?.trials[0]).toStrictEqual(aTrial({ start, stop: null }))
  })

  it.each([
    ['a number', 8],
    ['zero', 0],
    ['a fraction', 0.1 + 0.2],
    ['a range', { min: 6, max: 8 }],
    ['a range of one number', { min: 8, max: 8 }],
    ['a range without its larger end', { min: 6 }],
    ['a range without its smaller end', { max: 8 }],
    ['a quantity that was asked and is not known', null],
    ['a quantity that was not recorded', undefined],
  ] as const)('for %s', async (_, weeks) => {
    const trial = weeks === undefined ? aTrial() : aTrial({ weeks })
    expect((await storeAndRead(aCaseFile({ trials: [trial] })))?.trials[0]).toStrictEqual(trial)
  })

  it('for adherence that is not known, empty or not recorded', async () => {
    const trials = [
      aTrial({ id: 'a', adherence: null }),
      aTrial({ id: 'b', adherence: {} }),
      aTrial({ id: 'c', adherence: { method: 'unknown' } }),
      aTrial({ id: 'd' }),
    ]
    expect((await storeAndRead(aCaseFile({ trials })))?.trials).toStrictEqual(trials)
  })

  it('for stop reasons given as one, as a list of one, and as an empty list', async () => {
    const trials = [
      aTrial({ id: 'a', stopReason: 'cost' }),
      aTrial({ id: 'b', stopReason: ['cost'] }),
      aTrial({ id: 'c', stopReason: [] }),
    ]
    expect((await storeAndRead(aCaseFile({ trials })))?.trials).toStrictEqual(trials)
  })

  it('for names that hold quotes, line breaks, and letters of other alphabets', async () => {
    const file = aCaseFile({ case: { label: `O'Łukasz "x"\n漢字 😀 \\ %s $1; --` } })
    expect(await storeAndRead(file)).toStrictEqual(file)
  })
})

describe('characters that PostgreSQL cannot hold', () => {
  it.each([
    ['a null character', 'a\0b'],
    ['half of a surrogate pair', 'a\ud83d'],
  ])('are refused in a case: %s', (_, label) => {
    const parsed = parseCaseFile({ format: CASE_FILE_FORMAT, case: { label }, trials: [] })
    const message = 'Type this text again: it holds characters that cannot be stored.'
    expect(parsed).toEqual({ ok: false, errors: [{ path: 'case.label', message }] })
  })

  it('are kept as typed in a form that goes back with errors', async () => {
    const mine = await aClinician(database.current)
    const typed = { values: { label: ['a\0b \ud83d 😀'] }, errors: { label: 'Type this text again.' } }
    const now = new Date()
    const id = await saveRejectedForm(mine, 'case', typed, now)
    expect(await getRejectedForm(mine, 'case', id, now)).toEqual(typed)
  })
})
