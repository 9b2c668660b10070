/** Which of the first two numbers of 03/04/2021 is the day, where the practice has set it. */
export type DateOrder = 'dayFirst' | 'monthFirst'

/** As the setting and the option of the command are written. */
export const DATE_ORDER_NAMES = {
  'day-first': 'dayFirst',
  'month-first': 'monthFirst',
} as const satisfies Readonly<Record<string, DateOrder>>
