import { Grammar } from './grammar'

const WAYS = [
  {
    what: 'Drug',
    how: 'generic, brand or abbreviation, first in the line',
    examples: ['Effexor XR', 'sertraline', 'T3'],
  },
  {
    what: 'Dose',
    how: 'a day; an arrow, “then” or “increased to” for steps, each with its own length where you give one',
    examples: ['50→150 mg', '75 x 2w then 150 x 6w', '150 mg bid', 'up to 200 mg'],
  },
  {
    what: 'Length',
    how: 'weeks, days, months (28 to 31 days each), ranges',
    examples: ['10 wk', '6-8 weeks', '3 months', '>6 weeks'],
  },
  {
    what: 'Dates',
    how: 'the month by name, or where only one reading is possible',
    examples: ['Mar–May 2021', '3/2021', '14 Mar 2021 to 9 May 2021', 'since Jan 2026', 'last spring'],
  },
  {
    what: 'Adherence',
    how: 'in words or percent, and how it is known',
    examples: ['good adherence', 'adherence 90%', 'PDC 0.92'],
  },
  {
    what: 'Outcome',
    how: 'in words, percent, CGI-I, or two totals of one scale',
    examples: ['no response', 'partial response', '30% better', 'PHQ9 18>15', 'CGI-I 4'],
  },
  { what: 'Side effects', how: 'by name', examples: ['nausea', 'severe headache', 'no side effects'] },
  {
    what: 'Why it stopped',
    how: 'after “stopped” or “d/c”',
    examples: ['stopped: no benefit', 'd/c nausea', 'stopped because of cost'],
  },
  {
    what: 'More',
    how: 'role, use, episode, source',
    examples: ['added to sertraline', 'for sleep', 'previous episode', 'per pharmacy records'],
  },
] as const

const NEVER = [
  'A date that can be two days, such as 03/04/2021, is not read unless the practice has set its order.',
  'A dose “prn”, “every other day” or “x 2” gives no dose a day.',
  'About, a few, some: a guess is not a number. Write a range.',
  'A misspelt drug stays as you wrote it; a near name is offered.',
] as const

/** How lines of trials may be written, and what is never read into them. */
export function EntryGrammar() {
  return (
    <Grammar ways={WAYS} never={NEVER}>
      Whatever is not understood is kept as a comment on the trial; nothing is dropped, and nothing is guessed:
    </Grammar>
  )
}
