import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Bibliography } from '@/components/rules/bibliography'
import { DefinitionList } from '@/components/rules/definition-list'
import { DefinitionMatrix } from '@/components/rules/definition-matrix'
import { DoseTable } from '@/components/rules/dose-table'
import { ReasonList } from '@/components/rules/reason-list'
import {
  BandTables,
  NumberTable,
  OtherUseTable,
  PlasmaTable,
  RelativesTable,
  ScaleTable,
} from '@/components/rules/rule-tables'
import { AGENT_IDS } from '@/lib/rules/antidepressants'
import { listDefinitions } from '@/lib/rules/definitions'
import { REASONS } from '@/lib/rules/evaluation'
import { REFERENCES } from '@/lib/rules/references'

describe('the page about the rules', () => {
  it('has an address for every agent, so that a finding can lead to its dose', () => {
    const { container } = render(<DoseTable />)
    for (const id of AGENT_IDS) expect(container.querySelector(`#agent-${id}`)).not.toBeNull()
  })

  it('prints the dose that decides with its source and evidence mark', () => {
    const { container } = render(<DoseTable />)
    const [byDefault, lowest] = container.querySelectorAll('#agent-venlafaxine td')
    if (byDefault === undefined || lowest === undefined) throw new Error('no row for venlafaxine')
    expect(byDefault).toHaveTextContent(/^150 mg.*MGH-ATRQ.*second-hand/)
    expect(lowest).toHaveTextContent(/^75 mg/)
  })

  it('has an address for every definition and states each parameter with its source', () => {
    const { container } = render(<DefinitionList />)
    for (const { id } of listDefinitions()) expect(container.querySelector(`#definition-${id}`)).not.toBeNull()
    const sixWeek = screen.getByRole('region', { name: 'Six weeks (decided here)' })
    expect(within(sixWeek).getByText('42 days at or above that dose')).toBeInTheDocument()
    expect(within(sixWeek).getAllByText('decided here').length).toBeGreaterThan(0)
  })

  it('shows the numbers of all definitions at a glance', () => {
    render(<DefinitionMatrix />)
    const row = screen.getByRole('row', { name: /^MGH-ATRQ-informed, failed/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['42', '80 %', 'at most 25 %', 'counts from 28 days', '2'])
  })

  it('explains every reason of the closed list', () => {
    render(<ReasonList />)
    const table = screen.getByRole('region', { name: /^Reasons,/ })
    expect(within(table).getAllByRole('rowheader')).toHaveLength(REASONS.length)
  })

  it('says what recorded words mean in numbers, with open ends named', () => {
    render(<BandTables />)
    expect(screen.getByRole('row', { name: /^partial \(25/ })).toHaveTextContent('25 to under 50 %')
    expect(screen.getByRole('row', { name: /^good/ })).toHaveTextContent('80 % or more')
    expect(screen.getByRole('row', { name: /^CGI-I 4/ })).toHaveTextContent('below 25 %')
  })

  it('prints scales, levels, gaps, other uses and relatives', () => {
    render(
      <>
        <ScaleTable />
        <PlasmaTable />
        <NumberTable />
        <OtherUseTable />
        <RelativesTable />
      </>,
    )
    expect(screen.getByRole('row', { name: /^PHQ-9/ })).toHaveTextContent('27')
    expect(screen.getByRole('row', { name: /^lithium/ })).toHaveTextContent('0.5 or more mmol/L')
    expect(screen.getByRole('row', { name: /fluoxetine/ })).toHaveTextContent('14 days')
    expect(screen.getByRole('row', { name: /^trazodone/ })).toHaveTextContent('below 150 mg')
    expect(screen.getByRole('rowheader', { name: 'citalopram, escitalopram' })).toBeInTheDocument()
  })

  it('lists every publication', () => {
    const { container } = render(<Bibliography />)
    for (const id of Object.keys(REFERENCES)) expect(container.querySelector(`#reference-${id}`)).not.toBeNull()
  })
})
