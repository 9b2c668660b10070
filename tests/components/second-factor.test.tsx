import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CodeForm } from '@/components/account/code-form'
import { describeCodesLeft, type FactorChoice, FactorOn } from '@/components/account/factor-on'
import { FactorSettingUp } from '@/components/account/factor-states'
import { QrCode } from '@/components/account/qr-code'
import { RecoveryCodes } from '@/components/account/recovery-codes'

const askFor = (takes: 'code' | 'recoveryCode', isWrong = false) =>
  render(<CodeForm takes={takes} returnPath="/cases/1" otherPath="/sign-in/code?with=recovery" isWrong={isWrong} />)

describe('the second step of signing in', () => {
  it('asks for six digits, which a phone offers and anybody can paste', () => {
    askFor('code')
    const box = screen.getByRole('textbox', { name: 'Code' })
    expect(box).toHaveAttribute('autocomplete', 'one-time-code')
    expect(box).toHaveAttribute('inputmode', 'numeric')
    expect(box).not.toHaveAttribute('pattern')
    expect(box).toHaveAccessibleDescription(/^Six digits/)
    expect(Number(box.getAttribute('maxlength'))).toBeGreaterThan('123 456'.length)
  })

  it('sends the code with where to go on to, without script', () => {
    const { container } = askFor('code')
    const form = container.querySelector('form')
    expect(form).toHaveAttribute('method', 'post')
    expect(form).toHaveAttribute('action', '/api/account/sign-in/code')
    expect(form).toHaveFormValues({ next: '/cases/1', code: '' })
  })

  it('leads to the recovery codes', () => {
    askFor('code')
    expect(screen.getByRole('link', { name: 'Use a recovery code' })).toHaveAttribute(
      'href',
      '/sign-in/code?with=recovery',
    )
  })

  it('takes a recovery code with its letters', () => {
    askFor('recoveryCode')
    const box = screen.getByRole('textbox', { name: 'Recovery code' })
    expect(box).toHaveAttribute('inputmode', 'text')
    expect(box.closest('form')).toHaveFormValues({ with: 'recovery' })
  })

  it('says first that a code does not count, whatever the reason, and says it at the box', () => {
    askFor('code', true)
    expect(screen.getByRole('alert')).toHaveTextContent(/^This code does not count\./)
    const box = screen.getByRole('textbox', { name: 'Code' })
    expect(box).toBeInvalid()
    expect(box).toHaveAccessibleDescription(/This code does not count\./)
    expect(box).toHaveValue('')
  })
})

describe('setting a second factor up', () => {
  const uri = 'otpauth://totp/Fair%20Trial:anna?secret=ABCDEFGHIJKLMNOP'
  const show = (problems = {}) =>
    render(<FactorSettingUp secret="ABCDEFGHIJKLMNOP" uri={uri} minutes={15} problems={problems} />)

  it('shows the key for a camera and, in groups of four, for typing', () => {
    show()
    expect(screen.getByRole('img', { name: /^QR code with the key/ })).toBeInTheDocument()
    expect(screen.getByText('ABCD EFGH IJKL MNOP')).toBeInTheDocument()
  })

  it('asks for the code and the password, each with what is wrong with it', () => {
    show({ code: 'This code does not belong to the key.' })
    expect(screen.getByRole('textbox', { name: 'Code' })).toHaveAccessibleDescription(/does not belong to the key/)
    expect(screen.getByLabelText('Present password')).toHaveAttribute('autocomplete', 'current-password')
    expect(within(screen.getByRole('alert')).getByRole('link')).toHaveAttribute('href', '#code')
  })

  it('draws a QR code with ground around it, square, and another one for another text', () => {
    const { container } = render(<QrCode text={uri} label="One" />)
    const other = render(<QrCode text={`${uri}Q`} label="Other" />).container
    const [svg, otherSvg] = [container.querySelector('svg'), other.querySelector('svg')]
    const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '').split(' ').map(Number)
    expect(width).toBe(height)
    expect((width - 8 - 17) % 4).toBe(0)
    const cells = svg?.querySelector('.qr-code-cells')?.getAttribute('d') ?? ''
    const places = [...cells.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)])
    expect(Math.min(...places)).toBe(4)
    expect(Math.max(...places)).toBe(width - 5)
    expect(otherSvg?.querySelector('.qr-code-cells')?.getAttribute('d')).not.toBe(cells)
  })
})

describe('recovery codes', () => {
  it('are listed while they can be read, with what to do with them', () => {
    render(<RecoveryCodes codes={['aaaa-bbbb', 'cccc-dddd']} minutes={10} />)
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['aaaa-bbbb', 'cccc-dddd'])
    expect(screen.getByText(/Print this page or copy them/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'I have kept them' })).toBeInTheDocument()
  })

  it('are counted in words', () => {
    expect([0, 1, 7].map(describeCodesLeft)).toEqual([
      'No recovery code is left.',
      '1 recovery code is left.',
      '7 recovery codes are left.',
    ])
  })
})

describe('a second factor that is on', () => {
  const show = (codesLeft: number, choice: FactorChoice = null) =>
    render(<FactorOn since="14:02" codesLeft={codesLeft} choice={choice} page="/account/second-factor" problems={{}} />)

  it('says how many recovery codes are left, and warns from three on', () => {
    show(4)
    expect(screen.getByText(/4 recovery codes are left\./)).toBeInTheDocument()
    expect(screen.queryByText(/Make new recovery codes, so that/)).toBeNull()
    show(3)
    expect(screen.getByText(/Make new recovery codes, so that/)).toBeInTheDocument()
  })

  it('is turned off with a code and the password, and takes a recovery code where the phone is lost', () => {
    show(9, 'off')
    expect(screen.getByLabelText('Present password')).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: 'Code' })).toHaveAccessibleDescription(/or a recovery code/)
    expect(screen.getByRole('link', { name: 'Leave it as it is' })).toHaveAttribute('href', '/account/second-factor')
  })

  it('gives new recovery codes for a code alone', () => {
    show(9, 'codes')
    expect(screen.queryByLabelText('Present password')).toBeNull()
    expect(screen.getByRole('button', { name: 'Make new recovery codes' })).toBeInTheDocument()
  })
})
