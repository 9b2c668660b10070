import type { CountedTrial } from '../counted-trial'
import type { PreparedCase } from '../prepare-case'
import { EUROPEAN_CHRONIC, EUROPEAN_CLASSES, EUROPEAN_ROWS, EUROPEAN_WEEKS, stageEuropean } from './european'
import {
  MAUDSLEY_BANDS,
  MAUDSLEY_DURATION,
  MAUDSLEY_FAILURES,
  MAUDSLEY_SEVERITY,
  MAUDSLEY_USED,
  stageMaudsley,
} from './maudsley'
import { MGH_READINGS, MGH_ROWS, stageMgh } from './mgh'
import { readStagingContext, type StagingContext } from './staging-context'
import type { PublishedRow, StagingResult, StagingScoreId } from './staging-result'
import { stageThaseRush, THASE_RUSH_ROWS } from './thase-rush'

type StagingScore = {
  readonly id: StagingScoreId
  readonly title: string
  /** Everything published that decides, one row each. */
  readonly rows: readonly PublishedRow[]
  readonly stage: (staging: StagingContext) => StagingResult
}

/** The scores that are calculated from published criteria; none of them is the licensed form. */
export const STAGING_SCORES = [
  { id: 'thaseRush', title: 'Thase–Rush', rows: Object.values(THASE_RUSH_ROWS), stage: stageThaseRush },
  {
    id: 'european',
    title: 'European Staging Model',
    rows: [...EUROPEAN_ROWS, EUROPEAN_CLASSES, ...EUROPEAN_WEEKS, EUROPEAN_CHRONIC],
    stage: stageEuropean,
  },
  {
    id: 'mgh',
    title: 'Massachusetts General Hospital staging',
    rows: [...Object.values(MGH_ROWS), ...MGH_READINGS],
    stage: stageMgh,
  },
  {
    id: 'maudsley',
    title: 'Maudsley Staging Method',
    rows: [
      ...MAUDSLEY_DURATION,
      ...Object.values(MAUDSLEY_SEVERITY),
      ...MAUDSLEY_FAILURES,
      ...Object.values(MAUDSLEY_USED),
      ...MAUDSLEY_BANDS,
    ],
    stage: stageMaudsley,
  },
] as const satisfies readonly StagingScore[]

/** Scores and scales that are left out, and why. */
export const OMITTED_SCORES = [
  {
    title: 'Dutch Measure for quantification of Treatment Resistance in Depression (DM-TRD)',
    reason: 'its points could not be verified',
  },
  {
    title: 'Score of the Group for the Study of Resistant Depression (GSRD)',
    reason: 'no score with verified points was found',
  },
  { title: 'Stages of Conway 2017', reason: 'its stages could not be verified' },
  { title: 'Antidepressant Treatment History Form, ratings 0 to 5', reason: 'its dose bands could not be verified' },
] as const

/**
 * Every staging score of a case, from adequate failures of the current episode only. `trials` are those of the default
 * definition. Calculated from published criteria, not the licensed forms.
 */
export function stageCase(context: PreparedCase, trials: readonly CountedTrial[]): readonly StagingResult[] {
  const staging = readStagingContext(context, trials)
  return STAGING_SCORES.map(({ stage }) => {
    const result = stage(staging)
    if (context.scope !== 'notMet') return result
    const { id, inputs } = result
    return { id, inputs, kind: 'notApplicable', reason: 'the case is outside what the score was made for' }
  })
}
