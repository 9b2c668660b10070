import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { StagingTable } from '@/components/case/staging-table'
import { StrategyMap } from '@/components/case/strategy-map'
import type { StagingResult } from '@/lib/rules/staging/staging-result'
import { publishedRow } from '@/lib/rules/staging/staging-result'
import type { StrategyEntry } from '@/lib/rules/strategy-map'

const RESULTS: readonly StagingResult[] = [
  { id: 'thaseRush', kind: 'stage', stages: ['stage I', 'stage III'], inputs: [] },
  { id: 'european', kind: 'notApplicable', reason: 'the case is outside what the score was made for', inputs: [] },
  { id: 'mgh', kind: 'notComputable', needs: ['whether ECT was given in this episode'], inputs: [] },
  {
    id: 'maudsley',
    kind: 'score',
    min: 6,
    max: 7,
    bands: ['mild', 'moderate'],
    inputs: [
      {
        label: 'Severity',
        observed: 'moderate',
        points: { min: 3, max: 3 },
        rows: [publishedRow('Moderate', 3, 'fekadu2018', 'Table 3', 'read')],
      },
      { label: 'ECT', observed: null, points: { min: 0, max: 1 }, rows: [] },
    ],
  },
]

function rowOf(name: string): HTMLElement {
  const row = screen.getByRole('rowheader', { name }).closest('tr')
  if (row === null) throw new Error(`no row for ${name}`)
  return row
}

describe('the staging table', () => {
  it('says each result in words: a stage, a range, what is needed, or why not', () => {
    render(<StagingTable results={RESULTS} />)
    expect(rowOf('Thase–Rush')).toHaveTextContent('Stage I or stage III')
    expect(rowOf('European Staging Model')).toHaveTextContent('Does not apply: the case is outside')
    expect(rowOf('Massachusetts General Hospital staging')).toHaveTextContent(
      'Not computable: needs whether ECT was given in this episode.',
    )
    expect(rowOf('Maudsley Staging Method')).toHaveTextContent('6 to 7 (mild or moderate)')
  })

  it('shows the inputs at once, and opens to their points, their source and its mark', () => {
    render(<StagingTable results={RESULTS} />)
    const row = within(rowOf('Maudsley Staging Method'))
    expect(row.getByText('Severity: moderate · ECT: not recorded')).toBeInTheDocument()
    expect(row.getByText('Points and sources')).toHaveTextContent('of Maudsley Staging Method')
    expect(row.getByText('Severity').closest('div')).toHaveTextContent(
      'moderate: 3 pointsModerate: 3. Fekadu 2018, Table 3',
    )
    expect(row.getByText('ECT').closest('div')).toHaveTextContent('not recorded: 0 to 1 points')
  })

  it('says that it is not the licensed form, and names the scores that are left out', () => {
    render(<StagingTable results={RESULTS} />)
    expect(screen.getByText(/Calculated from published criteria, not the licensed form/)).toBeInTheDocument()
    expect(screen.getByText(/DM-TRD.*could not be verified/)).toBeInTheDocument()
  })
})

describe('the strategy map', () => {
  const entry = (recorded: Partial<StrategyEntry>): StrategyEntry => ({
    family: 'ect',
    tried: 'notMet',
    adequately: 'notMet',
    isAsked: true,
    items: [],
    notTried: [],
    ...recorded,
  })

  it('names the families of which nothing is recorded in one line', () => {
    render(<StrategyMap entries={[entry({ family: 'lithium' }), entry({ family: 'ect' })]} />)
    expect(screen.getByRole('listitem')).toHaveTextContent('None recorded in this episode: lithium added; ECT.')
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  it('says of each family what is recorded, and names the records', () => {
    const item = {
      id: 't1',
      what: 'lithium',
      adequacy: 'met',
      tried: 'met',
      isCurrent: 'met',
      isInProgress: false,
    } as const
    render(
      <StrategyMap
        entries={[
          entry({ family: 'lithium', tried: 'met', adequately: 'met', items: [item] }),
          entry({ family: 'rtms', isAsked: false, tried: 'unknown', adequately: null }),
          entry({ notTried: [{ what: 'ECT', reason: 'patient preference' }] }),
        ]}
      />,
    )
    expect(rowOf('Lithium added')).toHaveTextContent('recorded, adequatelithium, adequate')
    expect(screen.getByRole('listitem')).toHaveTextContent('Not asked: rTMS.')
    expect(rowOf('ECT')).toHaveTextContent(
      'none recorded in this episodeECT: recorded as not tried, patient preference',
    )
  })
})
