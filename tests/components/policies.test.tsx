import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { PolicyTable } from '@/components/case/policy-table'
import { PolicyList } from '@/components/rules/policy-list'
import { assessPolicies } from '@/lib/rules/assess-policy'
import { POLICY_IDS } from '@/lib/rules/policy-types'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aDay, aFairTrial } from '../rules/builders'
import { aPolicyCase } from '../rules/policy-builders'

describe('the policies on a case', () => {
  it('show what was verified, and keep the others behind a summary that says why', () => {
    const file = aPolicyCase({ trials: [aFairTrial({ stopReason: 'lackOfEfficacy' })] })
    render(<PolicyTable evaluations={assessPolicies(prepareCase(file, aDay('2026-11-20'), false))} file={file} />)
    const shown = screen.getByRole('region', { name: /^Policies, scrolls/ })
    expect(within(shown).getAllByRole('rowheader')).toHaveLength(24)
    expect(screen.getByText('Policies not verified, or without a readable count (10)')).toBeInTheDocument()
    const row = within(shown).getByRole('row', { name: /^HCSC RX501.105/ })
    expect(row).toHaveTextContent('meet the criteria by our definition')
    expect(row).toHaveTextContent('second-hand')
  })

  it('name for each policy its source, its edition and the day on which it was last read', () => {
    const file = aPolicyCase({ trials: [aFairTrial()] })
    render(<PolicyTable evaluations={assessPolicies(prepareCase(file, aDay('2026-11-20'), false))} file={file} />)
    const dated = screen.getByRole('row', { name: /^Medicare LCD L34998/ })
    expect(dated).toHaveTextContent('as published on 11 December 2022, last read on 20 November 2026')
    expect(within(dated).getByRole('link', { name: /^LCD L34998/ })).toHaveAttribute(
      'href',
      'https://cms.gov/medicare-coverage-database/view/lcd.aspx?LCDId=34998',
    )
    const undated = screen.getByRole('row', { name: /^HCSC RX501.105/ })
    expect(undated).toHaveTextContent('as read on 20 November 2026, date of publication not known')
    expect(undated).not.toHaveTextContent('last read on')
  })
})

describe('a policy whose trials are enough', () => {
  it('says what else it asks of the case, and what of it is not met', () => {
    const file = aPolicyCase({ case: { diagnosis: { psychoticFeatures: 'present' } }, trials: [aFairTrial()] })
    render(<PolicyTable evaluations={assessPolicies(prepareCase(file, aDay('2026-11-20'), false))} file={file} />)
    const row = screen.getByRole('row', { name: /^Medicare LCD L34998/ })
    expect(within(row).getByText(/^No psychotic features/)).toHaveTextContent('No psychotic features: not met')
    expect(within(row).getByText(/^18 years or older/)).toHaveTextContent('18 years or older: met')
  })
})

describe('the policies on the page about the rules', () => {
  it('have an address each, with source, evidence mark and the day they were read', () => {
    const { container } = render(<PolicyList />)
    for (const id of POLICY_IDS) expect(container.querySelector(`[id="policy-${id}"]`)).toHaveTextContent('2026-11-20')
    const nice = screen.getByRole('region', {
      name: 'NICE TA854 esketamine (population of the marketing authorization)',
    })
    expect(within(nice).getByRole('link', { name: 'TA854 recommendations' })).toHaveAttribute(
      'href',
      'https://www.nice.org.uk/guidance/ta854/chapter/1-Recommendations',
    )
  })
})
