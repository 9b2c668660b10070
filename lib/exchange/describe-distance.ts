import type { Distance } from '@/lib/rules/distance'
import { describeAmount, describeDays, describeNumber, describeUnit, toPercent } from './describe-number'

const WITHHELD = {
  notTolerated: 'side effects',
  contraindication: 'a contraindication',
  mania: 'mania or hypomania',
  pregnancy: 'pregnancy',
  interaction: 'an interaction',
} as const

/** How far the record lies from the definition, in one sentence: a distance, never an order. */
export function describeDistance(distance: Distance): string {
  switch (distance.criterion) {
    case 'dose': {
      const minimum = `${describeNumber(distance.minimum)} ${describeUnit(distance.unit)}`
      if (distance.withheld === 'level') return 'A plasma level was below its range; no distance of the dose is given.'
      if (distance.withheld !== null)
        return `Never reached ${minimum}; no distance is given because of ${WITHHELD[distance.withheld]}.`
      const highest = describeAmount(distance.highest, describeUnit(distance.unit))
      const cap = distance.isCapRecorded ? '' : ' Cap for this patient not checked.'
      return `Never reached ${minimum}${highest === null ? '' : `: highest ${highest}`}.${cap}`
    }
    case 'duration': {
      const dose = `${describeNumber(distance.atLeastDose)} ${describeUnit(distance.unit)}`
      return `Fell ${describeDays(distance.daysShort) ?? 'an unknown number of days'} short at ${dose} or more.`
    }
    case 'adherence': {
      const observed = describeAmount(toPercent(distance.observed), '%')
      const minimum = describeNumber(distance.minimum * 100)
      return `${observed ?? 'Less'} of doses taken, ${minimum} % needed.`
    }
    case 'durationWithAdherence': {
      const dose = `${describeNumber(distance.atLeastDose)} ${describeUnit(distance.unit)}`
      const [days, minimum] = [describeDays(distance.requiredDays), describeNumber(distance.minimum * 100)]
      return `No recorded stop gives both ${days} at ${dose} or more and refills for ${minimum} % of the days.`
    }
  }
}
