import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { toCasePaths } from '@/components/case/case-paths'
import { CaseView } from '@/components/case/case-view'
import type { CaseFile } from '@/lib/domain/case-file'
import { getCaseSummary } from '@/lib/exchange/summary'
import { assessCase } from '@/lib/rules/assess-case'
import { assessSurroundings } from '@/lib/rules/assess-surroundings'
import type { Evaluation } from '@/lib/rules/evaluation'
import { aCaseFile, aDefinition, anEvaluation, RECORDED } from '../exchange/fixture'
import { aTrial } from '../factories'
import { aDay } from '../rules/builders'

const KEYS = { t1: 'key-1', t2: 'key-2', t3: 'key-3', t4: 'key-4' }

function show(file: CaseFile = aCaseFile(), evaluation: Evaluation = anEvaluation()) {
  const [definition] = evaluation.definitions
  const summary = definition === undefined ? null : getCaseSummary(file, evaluation, definition.id)
  if (definition === undefined || summary === null) throw new Error('no definition to show')
  const paths = toCasePaths('case-1', KEYS)
  return render(
    <CaseView
      file={file}
      evaluation={evaluation}
      definition={definition}
      summary={summary}
      surroundings={assessSurroundings(file, { today: evaluation.assessedOn })}
      kept={{ count: 0, last: null, change: null }}
      paths={paths}
      crisisLine="Call the <b>local</b> line."
    />,
  )
}

function rowOf(drug: string): HTMLElement {
  const trials = within(screen.getByRole('region', { name: 'Trials' }))
  const row = trials.getByText(drug, { selector: '.trial-drug, .trial-drug *' }).closest('tr')
  if (row === null) throw new Error(`no row for ${drug}`)
  return row
}

describe('the verdict', () => {
  it('is one sentence as the first heading after the label, with its count', () => {
    show()
    const [label, verdict] = screen.getAllByRole('heading')
    expect(label).toHaveTextContent('A-1042')
    expect(verdict).toHaveTextContent('The recorded trials cannot decide “two or more adequate failed trials”.')
    expect(screen.getByRole('img', { name: '1 certain and 1 possible, 2 required' })).toBeInTheDocument()
  })

  it('never shows the id of a verdict', () => {
    const { container } = show()
    expect(container.textContent).not.toMatch(/criteriaMet|indeterminate|pseudoResistance|notResistant|outOfScope/)
  })

  it('names its definition, and leads to the others without patient data in the address', () => {
    show()
    const definitions = within(screen.getByRole('region', { name: 'The same record under each definition' }))
    expect(definitions.getByRole('link', { name: 'Six weeks (decided here)', current: true })).toHaveAttribute(
      'href',
      '/cases/case-1?definition=six-week',
    )
    expect(screen.getByText(/1 of 2 definitions says otherwise/)).toBeInTheDocument()
  })

  it('says so where adherence is assumed', () => {
    show(aCaseFile(), anEvaluation({ assumeAdherence: true }))
    expect(screen.getByText(/Adherence is assumed where it is not recorded/)).toBeInTheDocument()
  })
})

describe('the order of the page', () => {
  it('is the verdict, what would settle it, the timeline, the trials, the definitions, contributors, strategies, staging, the conclusion', () => {
    const conclusion = { verdict: 'criteriaMet', note: 'The pharmacy confirms 9 weeks.' }
    show(aCaseFile({ case: { ...RECORDED.case, conclusion } }))
    const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent ?? '')
    const order = [
      'The recorded trials cannot decide “two or more adequate failed trials”.',
      'What would settle it',
      'Timeline',
      'Trials',
      'The same record under each definition',
      'Before calling it resistance',
      'What has been tried',
      'Staging scores',
      'The clinician’s conclusion',
    ]
    expect(titles.filter((title) => order.includes(title))).toEqual(order)
  })
})

describe('every verdict opens to its rule, value, threshold and source', () => {
  it('that of the case: its rule, the count over what is required, which trials count, and each number’s source', () => {
    const { container } = show()
    const basis = container.querySelector('details.basis')
    expect(basis?.querySelector('summary')).toHaveTextContent('Rule, count, threshold and sources')
    expect(basis).toHaveTextContent(/might count reach the number required/)
    expect(basis).toHaveTextContent('1 to 2 of 2 required')
    expect(basis).toHaveTextContent(/Certainly count\s*sertraline \(trial 1\)/)
    expect(basis).toHaveTextContent(/Might count\s*venlafaxine XR \(trial 2\)/)
    const asked = within(basis instanceof HTMLElement ? basis : document.body)
    const days = asked.getByRole('row', { name: /^42 days at or above that dose/, hidden: true })
    expect(within(days).getByRole('link', { hidden: true }).getAttribute('href')).toMatch(/^\/rules#reference-/)
  })

  it('that of a trial under another definition: its cell leads to the findings under that definition', () => {
    show()
    const link = screen.getByRole('link', {
      name: /^bupropion XL .*count.* under Six weeks, licensed doses \(decided here\): its findings$/,
    })
    expect(link).toHaveAttribute('href', '/cases/case-1?definition=six-week-licensed#trial-3')
  })

  it('that of a trial as a whole: what makes it count, beside its four findings', () => {
    show()
    const [details] = screen.getAllByRole('table', { hidden: true, name: 'Findings for bupropion XL' })
    const result = within(details ?? document.body).getByRole('row', { name: /^Result/, hidden: true })
    expect(result).toHaveTextContent('Not a fair trial')
    expect(within(result).getByRole('link', { name: 'the reasons', hidden: true })).toHaveAttribute(
      'href',
      '/rules#reasons',
    )
  })
})

describe('what would change it', () => {
  it('is the distance of each inadequate trial, and never an order', () => {
    const short = aTrial({ drug: 'sertraline', doses: [{ mgPerDay: 50 }], days: 31, stopReason: 'lackOfEfficacy' })
    const file: CaseFile = { format: 'fair-trial/case@1', case: { label: 'A-1' }, trials: [short] }
    show(file, assessCase(file, { today: aDay('2026-11-21') }))
    const far = screen.getByRole('region', { name: 'How far the record is from the definition' })
    // 42 − 31 = 11.
    expect(within(far).getByRole('listitem')).toHaveTextContent('sertraline: Fell 11 days short at 50 mg or more.')
    expect(far.textContent).not.toMatch(/increase|raise|continue|should/i)
  })

  it('is left out where no trial is certainly inadequate', () => {
    show()
    expect(screen.queryByRole('region', { name: /^How far/ })).not.toBeInTheDocument()
  })
})

describe('look-alike names', () => {
  it('are shown in tall-man letters at the head of a trial, and heard in plain ones', () => {
    show()
    const head = rowOf('bupropion XL').querySelector('th')
    expect(head).toHaveTextContent(/^buPROPion XL/)
    expect(head).toHaveAccessibleName(/^bupropion XL/)
  })
})

describe('a safety concern', () => {
  const concerned = aCaseFile({ case: { ...RECORDED.case, safety: { suicidality: 'present', mania: 'unknown' } } })

  it('stands before the verdict', () => {
    show(concerned)
    const [, safety, verdict] = screen.getAllByRole('heading')
    expect(safety).toHaveTextContent('Safety first')
    expect(verdict).toHaveTextContent('The recorded trials')
    const banner = screen.getByRole('region', { name: 'Safety first' })
    expect(banner).toHaveTextContent('Recorded as present: suicidality.')
    expect(banner).toHaveTextContent('In a crisis: Call the <b>local</b> line.')
    expect(banner.querySelector('b')).toBeNull()
  })

  it.each([
    ['psychosis', { ...RECORDED.case, safety: { psychosis: 'present' } }],
    ['mania', { ...RECORDED.case, safety: { mania: 'present' } }],
    ['psychotic features', { ...RECORDED.case, diagnosis: { psychoticFeatures: 'present' } }],
  ])('stands before any staging: %s', (word, recorded) => {
    show(aCaseFile({ case: recorded }))
    const [, safety] = screen.getAllByRole('heading')
    expect(safety).toHaveTextContent('Safety first')
    expect(screen.getByRole('region', { name: 'Safety first' })).toHaveTextContent(`Recorded as present: ${word}.`)
  })

  it('of the past is asked about where a trial was stopped because of it', () => {
    const trials = RECORDED.trials.map((trial, at) => (at === 0 ? { ...trial, stopReason: 'maniaOrHypomania' } : trial))
    show(aCaseFile({ trials }))
    expect(screen.getByRole('region', { name: 'Safety first' })).toHaveTextContent(
      'Recorded of the past: stopped sertraline because of mania or hypomania. Ask about it now.',
    )
  })

  it('shows no banner when nothing is recorded as present', () => {
    show()
    expect(screen.queryByRole('region', { name: 'Safety first' })).not.toBeInTheDocument()
  })
})

describe('what is missing to say', () => {
  it('asks a question, says whom to ask, and leads to where the answer is recorded', () => {
    show()
    const missing = screen.getByRole('region', { name: 'What would settle it' })
    expect(missing).toHaveTextContent('How many weeks was venlafaxine XR at 150 mg or more?')
    expect(within(missing).getByRole('link', { name: /^Record it: How many weeks/ })).toHaveAttribute(
      'href',
      '/cases/case-1/trials/key-2',
    )
  })

  it('leads to each place where one answer of several would do is recorded', () => {
    const choice = aDefinition({ toSettle: [[{ trial: 't2', field: 'duration' }], [{ trial: null, field: 'onset' }]] })
    show(aCaseFile(), anEvaluation({ definitions: [choice] }))
    const links = within(screen.getByRole('region', { name: 'What would settle it' })).getAllByRole('link')
    expect(links.map((link) => [link.textContent?.replace(/:.*/, ''), link.getAttribute('href')])).toEqual([
      ['Record it for venlafaxine XR', '/cases/case-1/trials/key-2'],
      ['Record it for the case', '/cases/case-1/facts'],
    ])
  })

  it('is left out when the verdict is certain', () => {
    const certain = aDefinition({ verdict: 'criteriaMet', countMin: 2, countMax: 2, toSettle: [] })
    show(aCaseFile(), anEvaluation({ definitions: [certain] }))
    expect(screen.queryByRole('region', { name: 'What would settle it' })).not.toBeInTheDocument()
  })
})

describe('the trials', () => {
  it('give four findings each, the observed over the threshold', () => {
    show()
    const cells = within(rowOf('sertraline')).getAllByRole('cell')
    expect(cells[0]).toHaveTextContent(/met\s*100 mg\s*minimum 50 mg/)
    expect(cells[1]).toHaveTextContent(/met\s*106 days\s*42 needed/)
    expect(cells[2]).toHaveTextContent(/met\s*93 %\s*refill record/)
  })

  it('say what happened in the outcome column, never "met"', () => {
    show()
    for (const drug of ['sertraline', 'venlafaxine XR', 'bupropion XL', 'escitalopram']) {
      const outcome = within(rowOf(drug)).getAllByRole('cell')[3]
      expect(outcome?.textContent).not.toMatch(/\bmet\b/)
    }
    expect(within(rowOf('sertraline')).getAllByRole('cell')[3]).toHaveTextContent('16 % better')
  })

  it('mark a number that nobody saw in a source where it decides', () => {
    show()
    const dose = within(rowOf('venlafaxine XR')).getAllByRole('cell')[0]
    expect(within(dose ?? document.body).getByText('recalled')).toBeInTheDocument()
  })

  it('end in what the trial comes to, in words', () => {
    show()
    expect(within(rowOf('sertraline')).getByText('Counts')).toBeInTheDocument()
    expect(within(rowOf('venlafaxine XR')).getByText('Might count')).toBeInTheDocument()
    expect(within(rowOf('bupropion XL')).getByText('Not a fair trial')).toBeInTheDocument()
    expect(within(rowOf('escitalopram')).getByText('Not tolerated')).toBeInTheDocument()
  })

  it('open to the rule, the recorded value, the threshold and the source, which leads to the table', () => {
    show()
    const [details] = screen.getAllByRole('table', { hidden: true, name: 'Findings for sertraline' })
    const dose = within(details ?? document.body).getByRole('row', { name: /^Dose/, hidden: true })
    expect(dose).toHaveTextContent('Reached 100 mg; minimum 50 mg.')
    expect(within(dose).getByRole('link', { hidden: true })).toHaveAttribute('href', '/rules#agent-sertraline')
    expect(dose).toHaveTextContent('read')
  })

  it('lead to where a trial is edited, and to the page that asks before it is deleted', () => {
    show()
    const edit = screen.getByText('Edit', { selector: '#trial-1 a' })
    expect(edit).toHaveAccessibleName('Edit the trial of sertraline')
    expect(edit).toHaveAttribute('href', '/cases/case-1/trials/key-1')
    const remove = screen.getByText('Delete', { selector: '#trial-1 a' })
    expect(remove).toHaveAccessibleName('Delete the trial of sertraline')
    expect(remove).toHaveAttribute('href', '/cases/case-1/trials/key-1/delete')
  })

  it('offer the first trial where none is recorded', () => {
    const none = aDefinition({ trials: [], verdict: 'notResistant', countMin: 0, countMax: 0 })
    show(aCaseFile({ trials: [] }), anEvaluation({ definitions: [none] }))
    expect(screen.getByRole('link', { name: 'Add the first trials' })).toHaveAttribute(
      'href',
      '/cases/case-1/trials/quick',
    )
  })
})

describe('the definitions side by side', () => {
  it('say for each trial whether it counts, and where a definition differs', () => {
    show()
    const section = screen.getByRole('region', { name: 'The same record under each definition' })
    const licensed = within(section).getByRole('row', { name: /^Six weeks, licensed doses/ })
    expect(licensed).toHaveTextContent('differs in bupropion XL: dose and days at dose')
    expect(licensed).toHaveTextContent('2 to 3 of 2 required')
    expect(within(licensed).getByText('Meets')).toBeInTheDocument()
    const shown = within(section).getByRole('row', { name: /^Six weeks \(decided here\)/ })
    const marks = within(shown).getAllByRole('cell').slice(0, 4)
    expect(marks.map((cell) => cell.textContent)).toEqual(['counts', 'might count', 'does not count', 'does not count'])
  })
})

describe('beside the verdict', () => {
  it('lists the assumptions', () => {
    show()
    const assumed = screen.getByRole('region', { name: 'Assumed, because not recorded' })
    expect(within(assumed).getByText('All four trials were given for depression.')).toBeInTheDocument()
  })

  it('names a contributor with its status in words', () => {
    show()
    const contributors = screen.getByRole('region', { name: 'Before calling it resistance' })
    const items = within(contributors).getAllByRole('listitem')
    expect(items.map((item) => item.textContent)).toContainEqual(expect.stringMatching(/Hypothyroid.*ruled out/))
  })

  it('puts unresolved contributors first, with what to check', () => {
    const contributors = [
      { code: 'hypothyroid', status: 'ruledOut' },
      { code: 'osa', status: 'notAssessed' },
    ]
    show(aCaseFile({ case: { ...RECORDED.case, contributors } }))
    const region = screen.getByRole('region', { name: 'Before calling it resistance' })
    const [first] = within(region).getAllByRole('listitem')
    expect(first).toHaveTextContent(/sleep apn.*Check: .*not assessed/i)
  })

  it('lists what is checked in everyone as not recorded, never as ruled out', () => {
    show(aCaseFile({ case: { label: 'A-1' } }))
    const region = screen.getByRole('region', { name: 'Before calling it resistance' })
    const items = within(region).getAllByRole('listitem')
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(item).toHaveTextContent('not recorded')
  })

  it('shows policies, staging and what has been tried', () => {
    show()
    for (const name of ['What has been tried', 'Staging scores', 'Published policies'])
      expect(screen.getByRole('region', { name })).toBeInTheDocument()
  })

  it('shows the clinician’s own conclusion beside the computed verdict, not instead of it', () => {
    const conclusion = { verdict: 'criteriaMet', note: 'The pharmacy confirms 9 weeks.' }
    show(aCaseFile({ case: { ...RECORDED.case, conclusion } }))
    expect(screen.getByRole('region', { name: 'The clinician’s conclusion' })).toHaveTextContent('9 weeks')
    expect(screen.getByText(/^The recorded trials cannot decide/)).toBeInTheDocument()
  })
})
