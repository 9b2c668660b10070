import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { CASE_FILE_FORMAT, type CaseFile, caseFileSchema } from '@/lib/domain/case-file'

function requireDay(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(`${text} is no day`)
  return text
}

/** The day of assessment of every case of the benchmarks. */
export const TODAY = requireDay('2026-11-20')

const FACTS = {
  birthYear: 1984,
  assessedOn: TODAY,
  diagnosis: { primary: 'majorDepressiveDisorder', psychoticFeatures: 'absent', bipolarScreen: 'negative' },
  episode: { onset: '2023-01', severity: 'severe', lifetimeEpisodes: 2 },
  currentStatus: 'depressed',
  scores: [{ scale: 'PHQ-9', date: '2026-11-02', total: 21 }],
} as const

function recordedTrial(id: string, drug: string, year: number, doses: readonly [number, number]) {
  const [low, high] = doses
  return {
    id,
    drug,
    start: `${year}-02-01`,
    stop: `${year}-06-14`,
    doses: [
      { mgPerDay: low, start: `${year}-02-01`, stop: `${year}-02-21` },
      { mgPerDay: high, start: `${year}-02-22`, stop: `${year}-06-14` },
    ],
    adherence: { method: 'refillRecord', proportion: 0.93 },
    outcome: { scale: 'PHQ-9', baseline: 20, baselineOn: `${year}-01-28`, endpoint: 16, endpointOn: `${year}-06-10` },
    stopReason: 'lackOfEfficacy',
    source: 'pharmacyRecord',
  }
}

/** Five trials from records: whole dates, a dose raised once, two scores of one scale, one augmentation. */
const FROM_RECORDS = {
  format: CASE_FILE_FORMAT,
  case: { label: 'Synthetic, from records', ...FACTS },
  trials: [
    recordedTrial('t1', 'sertraline', 2023, [50, 100]),
    recordedTrial('t2', 'venlafaxine XR', 2024, [75, 150]),
    recordedTrial('t3', 'mirtazapine', 2025, [15, 30]),
    recordedTrial('t4', 'duloxetine', 2026, [30, 60]),
    { ...recordedTrial('t5', 'aripiprazole', 2026, [2, 5]), role: 'augmentation', addedTo: ['t4'] },
  ],
}

/** Five trials from memory: two that are clear, and three of which dose, days or drug are not. */
const FROM_MEMORY = {
  format: CASE_FILE_FORMAT,
  case: { label: 'Synthetic, from memory', ...FACTS, episode: { onset: '2022' } },
  trials: [
    {
      ...recordedTrial('t1', 'Zoloft', 2023, [50, 100]),
      start: '2023-02',
      stop: '2023-06',
      doses: [{ mgPerDay: 100 }],
    },
    {
      id: 't2',
      drug: 'venlafaxine XR',
      weeks: { min: 12, max: 16 },
      doses: [{ mgPerDay: 75, weeks: 2 }, { mgPerDay: { min: 150, max: 225 } }],
      adherence: { category: 'good' },
      outcome: { band: 'none' },
      stopReason: ['lackOfEfficacy', 'sideEffects'],
    },
    { id: 't3', drug: 'mirtazapine', start: '2024', weeks: { min: 4 }, doses: [{ mgPerDay: null }] },
    {
      id: 't4',
      drug: 'escitalopram',
      start: '2025-01',
      stop: '2025-05',
      doses: [
        { mgPerDay: 5, start: '2025-01', stop: '2025-02' },
        { mgPerDay: { min: 10, max: 20 }, start: '2025-02' },
      ],
      adherence: { method: 'selfReport', proportion: { min: 0.7 } },
      outcome: { band: 'partial' },
    },
    { id: 't5', drug: 'a white tablet', weeks: 8, stopReason: 'unknown', source: 'patientRecall' },
  ],
}

/** The two cases on which the time for one whole case is measured. */
export const FIVE_TRIAL_CASES: readonly CaseFile[] = [FROM_RECORDS, FROM_MEMORY].map((file) =>
  caseFileSchema.parse(file),
)
