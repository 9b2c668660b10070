import fc from 'fast-check'
import { type CaseFile, trialSchema } from '@/lib/domain/case-file'
import type { FactField } from '@/lib/rules/smallest-sets'
import { aCaseFile } from '../factories'

type Patch = Readonly<Record<string, unknown>>

/** One fact that may be asked for, and exact answers on both sides of whatever decides. */
export type Askable = { readonly trial: string | null; readonly field: FactField; readonly answers: readonly Patch[] }

/** A small case, and everything that may be asked of it. */
export type SettlingCase = { readonly file: CaseFile; readonly askable: readonly Askable[] }

type Part = { readonly recorded: Patch; readonly answers: readonly Patch[] }

const known = (recorded: Patch): Part => ({ recorded, answers: [] })

/** Minimum effective doses of the default table, by hand. The last is usually for pain below 75 mg. */
const MINIMUM = { sertraline: 50, fluoxetine: 20, amitriptyline: 150 } as const
const DRUGS = ['sertraline', 'fluoxetine', 'amitriptyline'] as const

function doseParts(drug: keyof typeof MINIMUM): readonly Part[] {
  const minimum = MINIMUM[drug]
  const at = (mgPerDay: unknown) => ({ doses: [{ mgPerDay }] })
  const answers = [at(minimum), at(minimum - 1), at(1), at(minimum * 3)]
  return [
    known(at(minimum)),
    known(at(minimum * 2)),
    known(at(minimum - 1)),
    { recorded: at(null), answers },
    {
      recorded: at({ min: minimum / 2, max: minimum * 2 }),
      answers: [at(minimum / 2), ...answers.slice(0, 2), at(minimum * 2)],
    },
  ]
}

/** When a trial was taken; the six weeks of the definition are 42 days. */
const TIMES: readonly Part[] = [
  known({ weeks: 12 }),
  known({ days: 41 }),
  known({ start: '2025-03-01', stop: '2025-05-31' }),
  known({ start: '2025-03-01', stop: '2025-04-20' }),
  {
    recorded: { weeks: { min: 5, max: 8 } },
    answers: [{ weeks: undefined, days: 41 }, { weeks: undefined, days: 42 }, { weeks: 5 }, { weeks: 8 }],
  },
  { recorded: {}, answers: [{ days: 1 }, { days: 41 }, { days: 42 }, { days: 700 }] },
  {
    recorded: { start: '2025-03', stop: '2025-04' },
    answers: [
      { start: '2025-03-01', stop: '2025-04-30' },
      { start: '2025-03-01', stop: '2025-04-11' },
      { start: '2025-03-01', stop: '2025-04-10' },
      { start: '2025-03-20', stop: '2025-04-30' },
      { start: '2025-03-02', stop: '2025-04-12' },
      { start: '2025-03-31', stop: '2025-04-01' },
    ],
  },
  {
    recorded: { start: '2025-03-01', stop: '2025-04' },
    answers: [
      { stop: '2025-04-30' },
      { stop: '2025-04-20' },
      { stop: '2025-04-11' },
      { stop: '2025-04-10' },
      { stop: '2025-04-01' },
    ],
  },
]

const taken = (proportion: number) => ({ adherence: { method: 'pillCount', proportion } })
const ADHERENCES: readonly Part[] = [
  known({ adherence: { category: 'good' } }),
  known({ adherence: { category: 'good' } }),
  known({ adherence: { category: 'poor' } }),
  { recorded: {}, answers: [taken(0), taken(0.79), taken(0.8), taken(1)] },
  {
    recorded: { adherence: { method: 'selfReport', proportion: { min: 0.7, max: 0.9 } } },
    answers: [taken(0.7), taken(0.79), taken(0.8), taken(0.9)],
  },
]
/** From 1 March: 33 days supplied cover 0.8 of 41 days and no more. */
const REFILLS: readonly Part[] = [
  { recorded: { dispenses: [{ date: '2025-03-01', daysSupply: 33 }] }, answers: [taken(0.79), taken(0.8), taken(1)] },
  { recorded: { dispenses: [{ date: '2025-03-01', daysSupply: 45 }] }, answers: [taken(0.79), taken(0.8), taken(1)] },
]

const better = (improvement: number) => ({ outcome: { improvement }, lostResponse: false })
const scored = (endpointOn: string) => ({ scale: 'PHQ-9', baseline: 20, endpoint: 18, endpointOn })
const OUTCOMES: readonly Part[] = [
  known({ outcome: { band: 'none' } }),
  known({ outcome: { band: 'none' } }),
  known({ outcome: { band: 'response' } }),
  { recorded: {}, answers: [better(-10), better(49), better(50), better(100)] },
  {
    recorded: { outcome: { improvement: { min: 40, max: 60 } } },
    answers: [better(40), better(49), better(50), better(60)],
  },
  {
    recorded: { outcome: { band: 'none' }, lostResponse: null },
    answers: [{ lostResponse: true }, { lostResponse: false }],
  },
]
const SCORES: readonly Part[] = [
  { recorded: { outcome: scored('2025-04-11') }, answers: [better(-10), better(49), better(50)] },
  { recorded: { outcome: scored('2025-05-09') }, answers: [better(-10), better(49), better(50)] },
  { recorded: { outcome: { ...scored('2025-04-11'), band: 'none' } }, answers: [better(-10), better(49), better(50)] },
]

const INDICATION = [{ indication: 'depression' }, { indication: 'other' }]
const EPISODE = [{ episode: 'current' }, { episode: 'previous' }]

type Trial = { readonly recorded: Patch; readonly parts: readonly (readonly [FactField, Part])[] }

/** The parts that a trial may be put together of. */
type Parts = {
  readonly doses: (drug: keyof typeof MINIMUM) => readonly Part[]
  readonly times: readonly Part[]
  readonly adherences: readonly Part[]
  readonly outcomes: readonly Part[]
  readonly uses: readonly ('leftOut' | 'unknown')[]
  readonly episodes: readonly ('leftOut' | 'unknown' | 'current')[]
}

const ANY_PARTS: Parts = {
  doses: doseParts,
  times: TIMES,
  adherences: [...ADHERENCES, ...REFILLS],
  outcomes: [...OUTCOMES, ...SCORES],
  uses: ['leftOut', 'leftOut', 'leftOut', 'unknown'],
  episodes: ['leftOut', 'leftOut', 'leftOut', 'unknown', 'current'],
}

/** Trials whose refills, score or episode hang on dates, so that there is more than one way to know them. */
const DATED_PARTS: Parts = {
  doses: (drug) => doseParts(drug).slice(0, 2),
  times: [
    known({ start: '2025-03-01', stop: '2025-05-31' }),
    {
      recorded: { start: '2025-03-01', stop: '2025-05' },
      answers: ['2025-05-01', '2025-05-14', '2025-05-15', '2025-05-31'].map((stop) => ({ stop })),
    },
  ],
  adherences: [
    known({ adherence: { category: 'good' } }),
    // From 1 March, 60 days supplied are 0.8 of the 75 days up to 14 May.
    { recorded: { dispenses: [{ date: '2025-03-01', daysSupply: 60 }] }, answers: [taken(0.79), taken(0.8)] },
  ],
  outcomes: [
    known({ outcome: { band: 'none' } }),
    // 11 June is 28 days after 14 May.
    { recorded: { outcome: scored('2025-06-11') }, answers: [better(49), better(50)] },
    { recorded: { outcome: { ...scored('2025-06-11'), band: 'response' } }, answers: [better(49), better(50)] },
  ],
  uses: ['leftOut'],
  episodes: ['leftOut', 'leftOut', 'current'],
}

const trialOf = ({ doses, times, adherences, outcomes, uses, episodes }: Parts): fc.Arbitrary<Trial> =>
  fc.constantFrom(...DRUGS).chain((drug) =>
    fc
      .record({
        dose: fc.constantFrom(...doses(drug)),
        time: fc.constantFrom(...times),
        adherence: fc.constantFrom(...adherences),
        outcome: fc.constantFrom(...outcomes),
        indication: fc.constantFrom(...uses),
        episode: fc.constantFrom(...episodes),
      })
      .map(({ dose, time, adherence, outcome, indication, episode }) => {
        const isDated = 'start' in time.recorded
        const indicated: Part = {
          recorded: indication === 'unknown' ? { indication } : {},
          answers: indication === 'unknown' || drug === 'amitriptyline' ? INDICATION : [],
        }
        const placed: Part = {
          recorded: episode === 'leftOut' ? {} : { episode },
          answers: episode === 'unknown' || (episode === 'leftOut' && isDated) ? EPISODE : [],
        }
        // Refills and dated scores say nothing without the dates of the trial.
        const own =
          isDated || !('dispenses' in adherence.recorded) ? adherence : known({ adherence: { category: 'good' } })
        const parts = [
          ['dose', dose],
          ['duration', time],
          ['adherence', own],
          ['outcome', outcome],
          ['indication', indicated],
          ['episode', placed],
        ] as const
        return {
          recorded: Object.assign({ drug, role: 'monotherapy' }, ...parts.map(([, part]) => part.recorded)),
          parts,
        }
      }),
  )

const ONSETS: readonly Part[] = [
  known({}),
  known({}),
  known({ onset: '2024-01-01' }),
  known({ onset: '2025-04-01' }),
  {
    recorded: { onset: '2025' },
    answers: ['2025-01-01', '2025-03-01', '2025-03-25', '2025-04-01', '2025-04-08', '2025-04-20', '2025-12-31'].map(
      (onset) => ({
        onset,
      }),
    ),
  },
  { recorded: { onset: '2025-03' }, answers: ['2025-03-01', '2025-03-10', '2025-03-31'].map((onset) => ({ onset })) },
]

const DIAGNOSES: readonly Part[] = [
  known({}),
  known({}),
  known({}),
  { recorded: { primary: 'unknown' }, answers: [{ primary: 'majorDepressiveDisorder' }, { primary: 'other' }] },
]

const caseOf = (trial: fc.Arbitrary<Trial>, maxLength: number): fc.Arbitrary<SettlingCase> =>
  fc
    .record({
      trials: fc.uniqueArray(trial, { minLength: 1, maxLength, selector: ({ recorded }) => recorded.drug }),
      isSecondFailed: fc.boolean(),
      onset: fc.constantFrom(...ONSETS),
      diagnosis: fc.constantFrom(...DIAGNOSES),
    })
    .map(({ trials, isSecondFailed, onset, diagnosis }) => {
      const failed = {
        id: 'f',
        drug: 'venlafaxine',
        weeks: 12,
        doses: [{ mgPerDay: 225 }],
        adherence: { category: 'good' },
        outcome: { band: 'none' },
        episode: 'current',
      }
      const file = aCaseFile({
        case: { episode: { ...onset.recorded }, diagnosis: { ...diagnosis.recorded } },
        trials: [
          ...trials.map(({ recorded }, index) => trialSchema.parse({ id: `t${index + 1}`, ...recorded })),
          ...(isSecondFailed ? [trialSchema.parse(failed)] : []),
        ],
      })
      const ofTrials = trials.flatMap(({ parts }, index) =>
        parts.map(([field, { answers }]) => ({ trial: `t${index + 1}`, field, answers })),
      )
      const ofCase: Askable[] = [
        { trial: null, field: 'onset', answers: onset.answers },
        { trial: null, field: 'diagnosis', answers: diagnosis.answers },
      ]
      return { file, askable: [...ofTrials, ...ofCase].filter(({ answers }) => answers.length > 0) }
    })

/** One to three trials of different drugs, with one to a few facts open. */
export const settlingCase = caseOf(trialOf(ANY_PARTS), 2)

/** One trial that hangs on dates, beside one that is certain or none. */
export const datedCase = caseOf(trialOf(DATED_PARTS), 1)

/** The record with exact answers to some of the facts. */
export function withAnswers(
  file: CaseFile,
  given: readonly { readonly fact: Askable; readonly answer: Patch }[],
): CaseFile {
  const patchOf = (trial: string | null, fields?: readonly FactField[]) =>
    Object.assign(
      {},
      ...given
        .filter(({ fact }) => fact.trial === trial && (fields === undefined || fields.includes(fact.field)))
        .map(({ answer }) => answer),
    )
  return {
    ...file,
    case: {
      ...file.case,
      episode: { ...file.case.episode, ...patchOf(null, ['onset']) },
      diagnosis: { ...file.case.diagnosis, ...patchOf(null, ['diagnosis']) },
    },
    trials: file.trials.map((trial) => ({ ...trial, ...patchOf(trial.id) })),
  }
}
