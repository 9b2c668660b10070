import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { PageShell } from '@/components/shell/page-shell'
import { RULES_VERSION } from '@/lib/rules/rules-version'

describe('the page shell', () => {
  it('begins with a link that skips to the content', () => {
    render(<PageShell clinicianName="Dr Example">text</PageShell>)
    const [first] = screen.getAllByRole('link')
    expect(first).toHaveAccessibleName('Skip to the content')
    expect(first).toHaveAttribute('href', '#content')
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content')
  })

  it('says who is signed in, where one is, and signs out by a native form', () => {
    render(
      <PageShell clinicianName="Dr Example" current="rules">
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
    render(<PageShell clinicianName={null}>text</PageShell>)
    expect(screen.queryByRole('link', { name: 'Cases' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Sign out' })).not.toBeInTheDocument()
  })

  it('stands on every page for what it is, with the version of the rules', () => {
    render(<PageShell clinicianName={null}>text</PageShell>)
    const footer = screen.getByRole('contentinfo')
    expect(within(footer).getByText('For clinicians.')).toBeInTheDocument()
    expect(within(footer).getByText('Supports, does not replace, clinical judgement.')).toBeInTheDocument()
    expect(footer).toHaveTextContent(`Rules ${RULES_VERSION}.`)
  })
})
