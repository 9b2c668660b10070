import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { PageShell } from '@/components/shell/page-shell'
import { SiteFooter } from '@/components/shell/site-footer'
import { RULES_VERSION } from '@/lib/rules/rules-version'

describe('the page shell', () => {
  it('begins with a link that skips to the content', () => {
    render(<PageShell clinician={{ displayName: 'Dr Example', role: 'owner' }}>text</PageShell>)
    const [first] = screen.getAllByRole('link')
    expect(first).toHaveAccessibleName('Skip to the content')
    expect(first).toHaveAttribute('href', '#content')
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content')
  })

  it('says who is signed in, where one is, and signs out by a native form', () => {
    render(
      <PageShell clinician={{ displayName: 'Dr Example', role: 'owner' }} current="rules">
        text
      </PageShell>,
    )
    expect(screen.getByText('Dr Example')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Rules' })).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('link', { name: 'Cases' })).not.toHaveAttribute('aria-current')
    const form = screen.getByRole('button', { name: 'Sign out' }).closest('form')
    expect(form).toHaveAttribute('method', 'post')
    expect(form).toHaveAttribute('action', '/api/account/sign-out')
  })

  it('shows neither cases nor sign-out to nobody', () => {
    render(<PageShell clinician={null}>text</PageShell>)
    expect(screen.queryByRole('link', { name: 'Cases' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Sign out' })).not.toBeInTheDocument()
  })
})

describe('the foot of every page', () => {
  it('says whom it is for, what it is not, where to turn in a crisis, and by which rules', () => {
    render(<SiteFooter crisisLine="Call the <b>local</b> line." />)
    const footer = screen.getByRole('contentinfo')
    expect(within(footer).getByText('For clinicians.')).toBeInTheDocument()
    expect(within(footer).getByText('Supports, does not replace, clinical judgement.')).toBeInTheDocument()
    expect(footer).toHaveTextContent('In a crisis: Call the <b>local</b> line.')
    expect(footer.querySelector('b')).toBeNull()
    expect(footer).toHaveTextContent(`Rules ${RULES_VERSION}.`)
  })
})
