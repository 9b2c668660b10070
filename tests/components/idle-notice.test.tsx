import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdleNotice } from '@/components/shell/idle-notice'

const fetched = vi.fn<typeof fetch>()
const left = (idleSeconds: number, seconds = 40_000) =>
  fetched.mockResolvedValue(Response.json({ idleSeconds, seconds }))
const wait = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))
const methods = () => fetched.mock.calls.map(([, options]) => options?.method)

beforeEach(() => {
  vi.useFakeTimers()
  fetched.mockReset()
  fetched.mockImplementation(async () => Response.json({ idleSeconds: 840, seconds: 40_000 }))
  vi.stubGlobal('fetch', fetched)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the warning before a session ends', () => {
  it('is silent while there is time, and asks by a way that keeps no session alive', async () => {
    render(<IdleNotice />)
    await wait(60)
    expect(methods()).toEqual(['GET'])
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
    // 840 seconds are left, and 120 of them are warned of.
    await wait(719)
    expect(methods()).toEqual(['GET'])
    await wait(1)
    expect(methods()).toEqual(['GET', 'GET'])
  })

  it('comes two minutes before, and lets the session go on by one button', async () => {
    left(120)
    render(<IdleNotice />)
    await wait(60)
    expect(screen.getByRole('alert')).toHaveTextContent('You will be signed out in 2 minutes, since nothing was done.')
    left(900)
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }))
    await wait(0)
    expect(methods().at(-1)).toBe('POST')
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
  })

  it('goes when something was done in another tab', async () => {
    left(110)
    render(<IdleNotice />)
    await wait(60)
    expect(screen.getByRole('alert')).not.toBeEmptyDOMElement()
    left(900)
    await wait(60)
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
  })

  it('offers nothing that would not help, where the session ends in any case', async () => {
    left(600, 90)
    render(<IdleNotice />)
    await wait(60)
    expect(screen.getByRole('alert')).toHaveTextContent('This session ends in 2 minutes, however busy.')
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  it('asks again where the server could not be reached', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    render(<IdleNotice />)
    await wait(60)
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
    await wait(30)
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  it('asks no more once its page is gone', async () => {
    const { unmount } = render(<IdleNotice />)
    unmount()
    await wait(3600)
    expect(fetched).not.toHaveBeenCalled()
  })
})
