import 'server-only'
import {
  type CalendarDate,
  isCalendarDate,
  type PartialDate,
  toCalendarDate,
  toDayRange,
} from '@/lib/domain/calendar-date'
import type { DoseUnit, Scale } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import type { DatePrecision, DoseUnit as DoseUnitColumn, QuantityKind, Scale as ScaleColumn } from './generated/client'

const MS_PER_DAY = 86_400_000

type QuantityColumns<Name extends string> = Record<`${Name}Kind`, QuantityKind | null> &
  Record<`${Name}Min` | `${Name}Max`, number | null>

type DateColumns<Name extends string> = Record<Name, Date | null> & Record<`${Name}Precision`, DatePrecision | null>

/** The three columns of a quantity; not recorded and not known stay apart. */
export function quantityColumns<Name extends string>(name: Name, quantity: Quantity | undefined): QuantityColumns<Name>
export function quantityColumns(name: string, quantity: Quantity | undefined) {
  const { kind, min, max } = splitQuantity(quantity)
  return { [`${name}Kind`]: kind, [`${name}Min`]: min, [`${name}Max`]: max }
}

function splitQuantity(quantity: Quantity | undefined) {
  if (quantity === undefined) return { kind: null, min: null, max: null }
  if (quantity === null) return { kind: 'unknown', min: null, max: null } as const
  if (typeof quantity === 'number') return { kind: 'exact', min: quantity, max: quantity } as const
  return { kind: 'range', min: quantity.min ?? null, max: quantity.max ?? null } as const
}

/** The quantity that three columns hold; `undefined` when it was not recorded. */
export function readQuantity<Name extends string>(name: Name, row: QuantityColumns<Name>): Quantity | undefined {
  const kinds: Record<`${Name}Kind`, QuantityKind | null> = row
  const ends: Record<`${Name}Min` | `${Name}Max`, number | null> = row
  const [min, max] = [ends[`${name}Min` as const], ends[`${name}Max` as const]]
  switch (kinds[`${name}Kind` as const]) {
    case null:
      return undefined
    case 'unknown':
      return null
    case 'exact':
      return min
    case 'range':
      return { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) }
  }
}

/** The two columns of a date that is known to the year, the month or the day. */
export function dateColumns<Name extends string>(name: Name, date: PartialDate | null | undefined): DateColumns<Name>
export function dateColumns(name: string, date: PartialDate | null | undefined): Record<string, Date | string | null> {
  if (date === null || date === undefined) {
    return { [name]: null, [`${name}Precision`]: date === null ? 'unknown' : null }
  }
  return { [name]: toDateColumn(date), [`${name}Precision`]: toPrecision(date) }
}

function toPrecision(date: PartialDate): DatePrecision {
  if (date.length === 4) return 'year'
  return date.length === 7 ? 'month' : 'day'
}

const LENGTH_OF_PRECISION = { year: 4, month: 7, day: 10 } as const satisfies Record<
  Exclude<DatePrecision, 'unknown'>,
  number
>

/** The text of the date that two columns hold; `null` when it is not known, `undefined` when not recorded. */
export function readDate<Name extends string>(name: Name, row: DateColumns<Name>): string | null | undefined {
  const dates: Record<Name, Date | null> = row
  const precisions: Record<`${Name}Precision`, DatePrecision | null> = row
  const date = dates[name]
  const precision: DatePrecision | null = precisions[`${name}Precision` as const]
  if (precision === null) return undefined
  if (precision === 'unknown' || date === null) return null
  return readDay(date)?.slice(0, LENGTH_OF_PRECISION[precision])
}

/** The column of a day: the first one that a date may stand for. */
export function toDateColumn(date: PartialDate | CalendarDate): Date {
  return new Date(toDayRange(date).first * MS_PER_DAY)
}

/** The day that a column holds. */
export function readDay(column: Date): CalendarDate {
  const day = toCalendarDate(column.getTime() / MS_PER_DAY)
  if (!isCalendarDate(day)) throw new RangeError('a stored day is outside the calendar')
  return day
}

const SCALE_COLUMNS = {
  'PHQ-9': 'PHQ_9',
  'QIDS-SR16': 'QIDS_SR16',
  'IDS-SR30': 'IDS_SR30',
  MADRS: 'MADRS',
  'HAM-D17': 'HAM_D17',
  'BDI-II': 'BDI_II',
} as const satisfies Record<Scale, ScaleColumn>

const DOSE_UNIT_COLUMNS = {
  'mg/day': 'mgPerday',
  'mg/24h': 'mgPer24h',
  'mg/week': 'mgPerweek',
  'mg/session': 'mgPersession',
  'mg/kg': 'mgPerkg',
  'mcg/day': 'mcgPerday',
  'mmol/L': 'mmolPerL',
} as const satisfies Record<DoseUnit, DoseUnitColumn>

/** The name of a scale in the generated client, where names hold no hyphen. */
export function toScaleColumn(scale: Scale): ScaleColumn {
  return SCALE_COLUMNS[scale]
}

/** The name of a scale in the case file. */
export function readScale(column: ScaleColumn | null): string | undefined {
  return findKey(SCALE_COLUMNS, column)
}

/** The name of a dose unit in the generated client, where names hold no slash. */
export function toDoseUnitColumn(unit: DoseUnit): DoseUnitColumn {
  return DOSE_UNIT_COLUMNS[unit]
}

/** The name of a dose unit in the case file. */
export function readDoseUnit(column: DoseUnitColumn | null): string | undefined {
  return findKey(DOSE_UNIT_COLUMNS, column)
}

function findKey(columns: Readonly<Record<string, string>>, column: string | null): string | undefined {
  return Object.keys(columns).find((key) => columns[key] === column)
}
