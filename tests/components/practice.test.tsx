import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { BackUpSection, LeaveSection } from '@/components/practice/data-sections'
import { InvitationSection } from '@/components/practice/invitation-section'
import { MemberSections } from '@/components/practice/member-sections'
import { type MemberItem, MemberTable } from '@/components/practice/member-table'
import { NewLink } from '@/components/practice/new-link'
import { PracticeSettings } from '@/components/practice/practice-settings'

const BERTA: MemberItem = {
  id: 'b',
  displayName: 'Dr Berta Example',
  username: 'berta.example',
  role: 'Reader',
  isOff: false,
  isYou: false,
  secondFactor: 'on',
  lastSignIn: '14:02',
}
const MEMBER = {
  id: 'b',
  displayName: 'Dr Berta Example',
  role: 'reader',
  isOff: false,
  isYou: false,
  isOnlyOwner: false,
  hasSecondFactor: true,
  resetHours: 24,
} as const

describe('the table of members', () => {
  it('says of each what an owner has to know, and leads to where they are managed', () => {
    render(
      <MemberTable members={[BERTA, { ...BERTA, id: 'c', isOff: true, lastSignIn: null, displayName: 'Dr Off' }]} />,
    )
    const berta = screen.getByRole('row', { name: /^Dr Berta Example/ })
    expect(within(berta).getByRole('link')).toHaveAttribute('href', '/practice/members/b')
    expect(
      within(berta)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['Reader', 'Second factor on', 'Last sign-in: 14:02'])
    expect(berta).not.toHaveTextContent('switched off')
    const off = screen.getByRole('row', { name: /^Dr Off/ })
    expect(off).toHaveTextContent('switched off')
    expect(off).toHaveTextContent('Last sign-in: not known')
  })
})

describe('the page of a member', () => {
  it('offers the role that they have as chosen, and each action as a button that names them', () => {
    render(<MemberSections {...MEMBER} />)
    expect(screen.getByRole('radio', { name: /^Reader/ })).toBeChecked()
    expect(screen.getByRole('button', { name: 'Make the link' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Take the second factor away' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Switch Dr Berta Example off' })).toBeVisible()
  })

  it('offers nothing that would leave the practice without an owner', () => {
    render(<MemberSections {...{ ...MEMBER, role: 'owner' }} isYou isOnlyOwner />)
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(/^The only owner of the practice\. Make somebody else/)).toBeVisible()
  })

  it('offers to switch on who is switched off, and no link for a password', () => {
    render(<MemberSections {...MEMBER} isOff />)
    expect(screen.getByRole('button', { name: 'Switch Dr Berta Example on' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Make the link' })).toBeNull()
  })
})

describe('an invitation', () => {
  const invitation = { id: 'i', note: 'Berta', role: 'Reader', madeBy: 'Dr Example', until: '29 November 2026, 14:02' }
  const show = (problems: Readonly<Record<string, string>> = {}) =>
    render(
      <InvitationSection invitations={[invitation]} chosenRole="clinician" typedNote="" problems={problems} days={7} />,
    )

  it('makes a clinician of whoever accepts it, unless another role is chosen', () => {
    show()
    expect(screen.getAllByRole('radio')).toHaveLength(4)
    expect(screen.getByRole('radio', { name: /^Clinician/ })).toBeChecked()
  })

  it('can be withdrawn by a button that says whose it is', () => {
    show()
    expect(screen.getByRole('button', { name: 'Withdraw the invitation of Berta' })).toBeVisible()
  })

  it('says what is wrong with it at the box, and leads there', () => {
    show({ role: 'Choose what they may do' })
    expect(screen.getByRole('group', { name: 'They become' })).toHaveAccessibleDescription('Choose what they may do')
    const link = screen.getByRole('link', { name: 'Choose what they may do' })
    expect(document.querySelector(link.getAttribute('href') ?? '')).toBe(screen.getByRole('radio', { name: /^Owner/ }))
  })
})

describe('a new link', () => {
  it('stands in a box to be copied, and has the focus', () => {
    const address = 'https://trial.example/invitation/abc'
    render(<NewLink title="The link" address={address} says="Opens once." page="/practice" shownMinutes={10} />)
    const box = screen.getByRole('textbox', { name: 'Copy it and send it in a way that only they read' })
    expect(box).toHaveValue(address)
    expect(box).toHaveAttribute('readonly')
    expect(box).toHaveFocus()
  })
})

describe('what the practice asks of its members', () => {
  it.each([
    [
      false,
      0,
      'Each member decides: the password alone signs in who has none. Everybody has one.',
      'Require it of everybody',
    ],
    [true, 1, 'Required: who has none sets one up before anything else. 1 member has none.', 'Require it no longer'],
    [true, 2, 'Required: who has none sets one up before anything else. 2 members have none.', 'Require it no longer'],
  ])('is said in words, with how many it concerns (%s, %s)', (requiresSecondFactor, withoutFactor, words, button) => {
    render(<PracticeSettings name="" problems={{}} {...{ requiresSecondFactor, withoutFactor }} />)
    expect(screen.getByText(words)).toBeVisible()
    expect(screen.getByRole('button', { name: button })).toBeVisible()
  })
})

describe('the data of a practice', () => {
  it('say who backs up where several practices are stored, and take no passphrase there', () => {
    render(<BackUpSection problems={{}} isAlone={false} passphraseHint="" />)
    expect(screen.getByText(/^Several practices are stored here/)).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('are left only when nothing has to be done before', () => {
    const { rerender } = render(
      <LeaveSection problems={{}} name="Harbour clinic" before="Export first." keptUntil="22 December 2026" />,
    )
    expect(screen.getByText('Export first.')).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
    rerender(<LeaveSection problems={{}} name={null} before={null} keptUntil="22 December 2026" />)
    expect(screen.getByText(/^Give the practice a name first/)).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
    rerender(<LeaveSection problems={{}} name="Harbour clinic" before={null} keptUntil="22 December 2026" />)
    expect(screen.getByRole('textbox', { name: 'Name of the practice: Harbour clinic' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Delete every case and leave' })).toBeVisible()
  })
})
