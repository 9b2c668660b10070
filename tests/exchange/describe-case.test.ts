import { describe, expect, it } from 'vitest'
import { listCaseFacts } from '@/lib/exchange/describe-case'
import { aCaseFile } from '../factories'

function shownFor(term: string, diagnosis: Parameters<typeof aCaseFile>[0]): string | undefined {
  return listCaseFacts(aCaseFile(diagnosis)).find((fact) => fact.term === term)?.value
}

describe('the facts of a case', () => {
  it('say "not recorded" of a screen that nobody recorded, never "not done"', () => {
    expect(shownFor('Bipolar screen', {})).toBe('not recorded')
    expect(shownFor('Bipolar screen', { case: { diagnosis: { bipolarScreen: 'notDone' } } })).toBe('not done')
    expect(shownFor('Psychotic features', {})).toBe('not recorded')
    expect(shownFor('Psychotic features', { case: { diagnosis: { psychoticFeatures: 'unknown' } } })).toBe('not known')
  })
})
