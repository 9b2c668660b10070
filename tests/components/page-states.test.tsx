import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionNotice } from '@/components/shell/connection-notice'
import { LoadingLine } from '@/components/shell/loading-line'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Links of one page; jsdom follows none. */
function Links() {
  return (
    <p>
      <a href="/cases">Cases</a>
      <a href="#trials">Trials</a>
      <a href="/cases.csv" download>
        Export
      </a>
      <a href="/sign-in" target="_blank" rel="noreferrer">
        Sign in
      </a>
      <a href="https://example.org/">Elsewhere</a>
    </p>
  )
}

function stayHere(event: MouseEvent) {
  event.preventDefault()
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

describe('the line of a page that is on its way', () => {
  // jsdom would complain that it cannot go to another page; by then the line has seen the click.
  beforeEach(() => window.addEventListener('click', stayHere))
  afterEach(() => window.removeEventListener('click', stayHere))

  const show = () => {
    render(
      <>
        <LoadingLine />
        <Links />
      </>,
    )
    return screen.getByRole('status')
  }

  it('comes a moment after a link was followed, and says so', async () => {
    const line = show()
    fireEvent.click(screen.getByRole('link', { name: 'Cases' }))
    await wait(299)
    expect(line).toBeEmptyDOMElement()
    await wait(1)
    expect(line).toHaveTextContent('Loading …')
  })

  it('goes when the page is worked on, or comes back from the history', async () => {
    const line = show()
    for (const goOn of [() => fireEvent.keyDown(document.body), () => fireEvent(window, new Event('pageshow'))]) {
      fireEvent.click(screen.getByRole('link', { name: 'Cases' }))
      await wait(300)
      expect(line).toHaveTextContent('Loading …')
      goOn()
      expect(line).toBeEmptyDOMElement()
    }
  })

  it.each(['Trials', 'Export', 'Sign in', 'Elsewhere'])(
    'does not come for a link that leads to no other page here: %s',
    async (name) => {
      const line = show()
      fireEvent.click(screen.getByRole('link', { name }))
      await wait(1000)
      expect(line).toBeEmptyDOMElement()
    },
  )

  it('does not come for a click that opens another window', async () => {
    const line = show()
    fireEvent.click(screen.getByRole('link', { name: 'Cases' }), { ctrlKey: true })
    await wait(1000)
    expect(line).toBeEmptyDOMElement()
  })

  it('comes for a form that the browser sends, and not for one that a script sends', async () => {
    const line = show()
    const form = document.createElement('form')
    document.body.append(form)
    const send = () => form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
    form.addEventListener('submit', stayHereOnce, { once: true })
    send()
    await wait(1000)
    expect(line).toBeEmptyDOMElement()
    send()
    await wait(300)
    expect(line).toHaveTextContent('Loading …')
    form.remove()
  })
})

function stayHereOnce(event: Event) {
  event.preventDefault()
}

describe('what a page says of the connection', () => {
  const fetched = vi.fn<typeof fetch>()
  const answers = () => fetched.mockResolvedValue(new Response())
  const fails = () => fetched.mockRejectedValue(new TypeError('Failed to fetch'))

  beforeEach(() => {
    fetched.mockReset()
    vi.stubGlobal('fetch', fetched)
  })

  const show = () => {
    render(
      <>
        <ConnectionNotice />
        <Links />
      </>,
    )
    return screen.getByRole('status')
  }
  const goOffline = async () => {
    fireEvent(window, new Event('offline'))
    await wait(0)
  }

  it('is nothing while the server answers, whatever the browser thinks of the network', async () => {
    answers()
    const notice = show()
    await goOffline()
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(notice).toBeEmptyDOMElement()
  })

  it('is that the server cannot be reached, until it can, and that it is there again', async () => {
    fails()
    const notice = show()
    await goOffline()
    expect(notice).toHaveTextContent('The server cannot be reached.')
    answers()
    await wait(5000)
    expect(notice).toHaveTextContent('The server is there again.')
    await wait(5000)
    expect(notice).toBeEmptyDOMElement()
  })

  it('asks no more once it is there again', async () => {
    fails()
    show()
    await goOffline()
    answers()
    await wait(10_000)
    const asked = fetched.mock.calls.length
    await wait(60_000)
    expect(fetched).toHaveBeenCalledTimes(asked)
  })

  it('holds links back that would take the page away, and no others', async () => {
    fails()
    show()
    await goOffline()
    // False: its default was prevented.
    expect(fireEvent.click(screen.getByRole('link', { name: 'Cases' }))).toBe(false)
    expect(fireEvent.click(screen.getByRole('link', { name: 'Trials' }))).toBe(true)
    await wait(0)
    expect(screen.getByRole('status')).toHaveTextContent('Links wait until there is a connection.')
  })
})
