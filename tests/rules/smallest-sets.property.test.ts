import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessDefinition } from '@/lib/rules/assess-definition'
import { DEFINITIONS } from '@/lib/rules/definitions'
import type { DefinitionEvaluation } from '@/lib/rules/evaluation'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aDay } from './builders'
import { type Askable, datedCase, type SettlingCase, settlingCase, withAnswers } from './settling-case'

function assess(file: CaseFile): DefinitionEvaluation {
  return assessDefinition(prepareCase(file, aDay('2026-11-20'), false), DEFINITIONS['six-week'])
}

function contradictionsIn(definition: DefinitionEvaluation): number {
  return definition.trials.flatMap(({ contradictions }) => contradictions).length
}

type Given = { readonly fact: Askable; readonly answer: Askable['answers'][number] }

/** What a case says of one trial, as far as it is certain: its findings, and whether it was in this episode. */
function certainties(definition: DefinitionEvaluation, id: string | null): ReadonlyMap<string, string> {
  const trial = definition.trials.find((candidate) => candidate.id === id)
  if (trial === undefined) return new Map()
  const findings = trial.findings.filter(({ verdict }) => verdict !== 'unknown')
  const episode = trial.reasons.includes('otherEpisode') ? 'previous' : 'current'
  return new Map([
    ...findings.map(({ criterion, verdict }) => [criterion, verdict] as const),
    ...(trial.reasons.includes('episodeUnknown') ? [] : [['episode', episode] as const]),
  ])
}

/** Answers that contradict each other or the record are no completion of it. */
function isCompletion(file: CaseFile, given: readonly Given[], definition: DefinitionEvaluation): boolean {
  if (contradictionsIn(definition) > contradictionsIn(assess(file))) return false
  return given.every((one) => {
    const before = certainties(
      assess(
        withAnswers(
          file,
          given.filter((other) => other !== one),
        ),
      ),
      one.fact.trial,
    )
    const after = certainties(definition, one.fact.trial)
    return [...before].every(([what, verdict]) => (after.get(what) ?? verdict) === verdict)
  })
}

/** Some exact answers to the facts that leave the case open, or `null` where they settle it whatever they are. */
function findOpenAnswers(file: CaseFile, facts: readonly Askable[]): readonly Given[] | null {
  const tryAll = (given: readonly Given[]): readonly Given[] | null => {
    const next = facts[given.length]
    if (next === undefined) {
      const definition = assess(withAnswers(file, given))
      return definition.verdict === 'indeterminate' && isCompletion(file, given, definition) ? given : null
    }
    for (const answer of next.answers) {
      const found = tryAll([...given, { fact: next, answer }])
      if (found !== null) return found
    }
    return null
  }
  return tryAll([])
}

function subsetsOf<T>(items: readonly T[], size: number, from = 0): readonly (readonly T[])[] {
  if (size === 0) return [[]]
  return items
    .slice(from)
    .flatMap((item, index) => subsetsOf(items, size - 1, from + index + 1).map((rest) => [item, ...rest]))
}

const nameOf = ({ trial, field }: { readonly trial: string | null; readonly field: string }) =>
  `${trial ?? 'case'} ${field}`
const inOrder = (sets: readonly (readonly string[])[]) => sets.map((set) => [...set].sort().join(', ')).sort()

/** Every set with the fewest facts whose answers settle the case, by trying all of them. */
function smallestSets({ file, askable }: SettlingCase): readonly string[] {
  if (findOpenAnswers(file, askable) !== null) return []
  for (let size = 1; size <= askable.length; size++) {
    const found = subsetsOf(askable, size).filter((facts) => findOpenAnswers(file, facts) === null)
    if (found.length > 0) return inOrder(found.map((facts) => facts.map(nameOf)))
  }
  return []
}

/** Ways to answer everything that may be asked; with more, trying all of them takes too long. */
const MOST_WAYS = 300

describe('what would settle a case', () => {
  it.each([
    ['whatever is open', settlingCase, 150, { unasked: 20, choices: 0 }],
    ['where refills, scores and episodes hang on dates', datedCase, 150, { unasked: 60, choices: 20 }],
  ] as const)('is every set with the fewest facts whose exact answers settle it, %s', (_name, cases, runs, floor) => {
    const seen = { unasked: 0, choices: 0 }
    fc.assert(
      fc.property(cases, (made) => {
        const { verdict, toSettle } = assess(made.file)
        fc.pre(verdict === 'indeterminate')
        fc.pre(made.askable.reduce((ways, { answers }) => ways * answers.length, 1) <= MOST_WAYS)
        if ((toSettle[0]?.length ?? 0) < made.askable.length) seen.unasked += 1
        if (toSettle.length > 1) seen.choices += 1
        expect(inOrder(toSettle.map((facts) => facts.map(nameOf)))).toEqual(smallestSets(made))
      }),
      // A fixed seed, so that a build never depends on chance.
      { numRuns: runs, seed: 20261121, maxSkipsPerRun: 1000 },
    )
    expect(seen.unasked).toBeGreaterThanOrEqual(floor.unasked)
    expect(seen.choices).toBeGreaterThanOrEqual(floor.choices)
  })

  it('is never unsettled again by answers to more', () => {
    let settled = 0
    fc.assert(
      fc.property(settlingCase, fc.infiniteStream(fc.nat({ max: 9 })), (made, picks) => {
        const given: Given[] = []
        let wasSettled = false
        for (const fact of made.askable) {
          const answer = fact.answers[(picks.next().value ?? 0) % fact.answers.length]
          if (answer === undefined) continue
          const more = [...given, { fact, answer }]
          const definition = assess(withAnswers(made.file, more))
          if (!isCompletion(made.file, more, definition)) continue
          given.push({ fact, answer })
          if (wasSettled) expect(definition.verdict).not.toBe('indeterminate')
          wasSettled ||= definition.verdict !== 'indeterminate'
          if (wasSettled) settled += 1
        }
      }),
      { numRuns: 300, seed: 20261121 },
    )
    expect(settled).toBeGreaterThan(100)
  })
})
