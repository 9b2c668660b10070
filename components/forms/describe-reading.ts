import { describeDate } from '@/lib/domain/calendar-date'
import { readDate } from '@/lib/exchange/forms/read-date'
import { describeLength, readLength } from '@/lib/exchange/forms/read-length'
import { formatPercent, readPercent } from '@/lib/exchange/forms/read-percent'
import { DOSE_WORDS, formatQuantity, readQuantity } from '@/lib/exchange/forms/read-quantity'
import type { Reading } from '@/lib/exchange/forms/reading'

export type BoxKind = 'text' | 'date' | 'quantity' | 'improvement' | 'percent' | 'length' | 'dose'

/** What is said while a box cannot be read; nothing is an error before the form is sent. */
export const UNCLEAR = 'not clear yet'

const IMPROVEMENT = { units: ['%'], allowNegative: true } as const

/** How what was typed is understood, to be shown beside the box; '' where there is nothing to say. */
export function describeReading(kind: BoxKind, typed: string): string {
  switch (kind) {
    case 'text':
      return typed.trim() === '?' ? 'not known' : ''
    case 'date':
      return sayReading(readDate(typed), describeDate)
    case 'length':
      return sayReading(readLength(typed), describeLength)
    case 'percent':
      return sayReading(readPercent(typed), (value) => `${formatPercent(value).replace(/ %$/, '')} %`)
    case 'quantity':
      return sayReading(readQuantity(typed), formatQuantity)
    case 'improvement':
      return sayReading(readQuantity(typed, IMPROVEMENT), (value) => `${formatQuantity(value)} %`)
    case 'dose':
      return sayReading(readQuantity(typed, { units: DOSE_WORDS }), formatQuantity)
  }
}

function sayReading<T>(reading: Reading<T>, toWords: (value: T) => string): string {
  switch (reading.kind) {
    case 'leftOut':
      return ''
    case 'notKnown':
      return 'not known'
    case 'problem':
      return UNCLEAR
    case 'value':
      return toWords(reading.value)
  }
}
