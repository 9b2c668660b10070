import { cite } from '@/lib/rules/cite'
import type { CountRange, Evidence } from '@/lib/rules/evaluation'
import { OMITTED_SCORES, STAGING_SCORES } from '@/lib/rules/staging/list'
import type { StagingInput, StagingResult } from '@/lib/rules/staging/staging-result'
import { capitalize, describeCountRange, joinWords } from './describe-number'

/** What stands above every staging score. */
export const STAGING_NOTE =
  'Calculated from published criteria, not the licensed form. Only trials of this episode that certainly failed adequately under “Six weeks” give points; where one may have, the result is a range.'

/** What stands beside the scores that are left out. */
export const STAGING_LEFT_OUT: readonly string[] = OMITTED_SCORES.map(({ title, reason }) => `${title}: ${reason}.`)

/** Where the points of an input come from. */
export type StagingSource = { readonly label: string; readonly text: string; readonly evidence: Evidence }

/** One input as it is shown. */
export type ShownStagingInput = {
  readonly label: string
  readonly observed: string
  readonly points: string
  readonly sources: readonly StagingSource[]
}

/** One score as it is shown. */
export type ShownStaging = {
  readonly id: StagingResult['id']
  readonly title: string
  readonly result: string
  readonly isComputed: boolean
  readonly inputs: readonly ShownStagingInput[]
}

/** A result in words: "Stage I or stage II", "9 (moderate)", "Not computable: needs …". */
export function describeStagingResult(result: StagingResult): string {
  switch (result.kind) {
    case 'stage':
      return capitalize(joinWords(result.stages, 'or'))
    case 'score': {
      const bands = result.bands.length === 0 ? '' : ` (${joinWords(result.bands, 'or')})`
      return `${describeCountRange(result)}${bands}`
    }
    case 'notComputable':
      return `Not computable: needs ${joinWords(result.needs)}.`
    case 'notApplicable':
      return `Does not apply: ${result.reason}.`
  }
}

function describePoints(points: CountRange | null): string {
  if (points === null) return ''
  return `${describeCountRange(points)} ${points.min === 1 && points.max === 1 ? 'point' : 'points'}`
}

function showInput({ label, observed, points, rows }: StagingInput): ShownStagingInput {
  const words = typeof observed === 'object' && observed !== null ? describeCountRange(observed) : observed
  return {
    label,
    observed: words ?? 'not recorded',
    points: describePoints(points),
    sources: rows.map((row) => ({ label: `${row.label}: ${row.value}`, text: cite(row), evidence: row.evidence })),
  }
}

/** The staging scores as they are shown, in their order. */
export function listShownStaging(results: readonly StagingResult[]): readonly ShownStaging[] {
  return results.map((result) => ({
    id: result.id,
    title: STAGING_SCORES.find(({ id }) => id === result.id)?.title ?? result.id,
    result: describeStagingResult(result),
    isComputed: result.kind === 'stage' || result.kind === 'score',
    inputs: result.inputs.map(showInput),
  }))
}
