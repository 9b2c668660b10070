import type { AntidepressantTrial, StopReason } from './case-file'

/** The stop reasons as a list, however many were recorded. */
export function listStopReasons({ stopReason }: Pick<AntidepressantTrial, 'stopReason'>): readonly StopReason[] {
  if (stopReason === null || stopReason === undefined) return []
  return typeof stopReason === 'string' ? [stopReason] : stopReason
}
