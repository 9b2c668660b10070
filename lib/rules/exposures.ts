import type { CaseFile } from '@/lib/domain/case-file'
import type { PreparedTrial } from './prepare-trial'

/** What makes exposure uncertain at an adequate dose, one sentence each. */
export function listExposures(_trial: PreparedTrial, _file: CaseFile, _today: number): readonly string[] {
  return []
}
