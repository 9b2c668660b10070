import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import { describeClinicalChange } from '@/lib/exchange/describe-clinical-change'
import { CLINICAL_CHANGES, type ClinicalChange, listChangesBetween } from '@/lib/rules/clinical-changes'
import { RULES_VERSION } from '@/lib/rules/rules-version'

/** The entries under every heading "Clinical rules", each on one line. */
function listChangelogEntries(): string[] {
  const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8')
  const sections = changelog.split(/^### /m).filter((section) => section.startsWith('Clinical rules'))
  return sections.flatMap((section) =>
    (section.split(/^## /m)[0] ?? '')
      .split(/^\* /m)
      .slice(1)
      .map((entry) => entry.replace(/\s+/g, ' ').trim()),
  )
}

describe('the changes of the clinical rules', () => {
  it('are what the changelog says under "Clinical rules", word for word and in the same order', () => {
    expect(listChangelogEntries()).toEqual(CLINICAL_CHANGES.map(describeClinicalChange))
  })

  it('end with the version that judges now', () => {
    expect(CLINICAL_CHANGES[0]?.rulesVersion).toBe(RULES_VERSION)
  })

  it('stand with the newest day first, and each version in one piece', () => {
    const days = CLINICAL_CHANGES.map(({ from }) => from)
    expect(days).toEqual(days.toSorted().toReversed())
    const versions = CLINICAL_CHANGES.map(({ rulesVersion }) => rulesVersion)
    const pieces = versions.filter((version, index) => version !== versions[index - 1])
    expect(pieces).toHaveLength(new Set(versions).size)
  })
})

describe('the changes between two versions', () => {
  const change = (rulesVersion: string, what: string): ClinicalChange => ({
    ...{ rulesVersion, what, affected: 'trials', source: 'a publication' },
    from: aDay('2027-01-01'),
  })
  const history = [change('C', 'c2'), change('C', 'c1'), change('B', 'b'), change('A', 'a')]
  const between = (before: string, after: string) => listChangesBetween(before, after, history).map(({ what }) => what)

  it('are those of every version after the one and up to the other', () => {
    expect(between('A', 'C')).toEqual(['c2', 'c1', 'b'])
    expect(between('B', 'C')).toEqual(['c2', 'c1'])
    expect(between('A', 'B')).toEqual(['b'])
  })

  it('are none between a version and itself, and none back to an earlier one', () => {
    expect(between('B', 'B')).toEqual([])
    expect(between('C', 'A')).toEqual([])
  })

  it('are all up to the later where the earlier is not listed, and none where the later is not', () => {
    expect(between('0', 'B')).toEqual(['b', 'a'])
    expect(between('A', 'D')).toEqual([])
  })
})

function aDay(text: string) {
  if (!isCalendarDate(text)) throw new Error(text)
  return text
}
