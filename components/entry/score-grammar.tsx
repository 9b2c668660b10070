import { Grammar } from './grammar'

const WAYS = [
  {
    what: 'Scale',
    how: 'PHQ-9, QIDS, IDS, MADRS, HAM-D17 or BDI-II; what follows belongs to it',
    examples: ['PHQ9', 'QIDS-SR', 'HDRS-17', 'BDI II'],
  },
  {
    what: 'Total',
    how: 'a number, a range, a question mark where it was asked and is not known',
    examples: ['19', '19/27', '18-20', 'at least 20', '?'],
  },
  {
    what: 'Date',
    how: 'beside its total, or in front of several scales; the month by name, or where only one reading is possible',
    examples: ['27 Feb 2024', '(2/2024)', '2024-03-01', '3 Mar 2024: PHQ-9 18, QIDS 14', 'today', 'last month'],
  },
  {
    what: 'Several',
    how: 'each with its date, or as many dates as totals in their order',
    examples: ['19 (2/2024), 16 (June 2024)', '24 → 11 (Jan 2023 to Mar 2023)'],
  },
] as const

const NEVER = [
  'QIDS is read as QIDS-SR16 and IDS as IDS-SR30, and it is shown so. HAM-D and BDI have versions that differ, so you are asked.',
  'GAD-7, HAM-D24, QIDS-C and other scales are not kept.',
  'A date that can be two days, such as 03/04/2024, is not read unless the practice has set its order.',
  'A number right before a month is its day: in “PHQ-9 19 Feb 2024” the total is missing. Write “19, Feb 2024”.',
  'About, around, early, two months ago: a guess is neither a total nor a date.',
] as const

/** How lines of scores may be written, and what is never read into them. */
export function ScoreGrammar() {
  return (
    <Grammar ways={WAYS} never={NEVER}>
      Nothing is saved while a part of a line is missing or not understood, and the lines stay as you wrote them:
    </Grammar>
  )
}
