import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { NewCaseForm } from '@/components/forms/new-case-form'
import type { FormDraft } from '@/lib/exchange/forms/form-draft'

const SECOND = 1000
const NO_DRAFT: FormDraft = { said: null, others: [], discardedId: null }

type Answer = (url: string, init: RequestInit & { body: URLSearchParams }) => Promise<Response>
const answers = vi.fn<Answer>()

beforeEach(() => {
  vi.useFakeTimers()
  answers.mockReset()
  answers.mockImplementation(async () => Response.json({ savedAt: '14:02' }))
  vi.stubGlobal('fetch', answers)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function show(draft: FormDraft = NO_DRAFT) {
  return render(
    <NewCaseForm
      action="/api/cases"
      cancelHref="/cases"
      typed={{ values: {}, errors: {} }}
      hidden={{ 'draft-form': 'new-case', draftId: 'd1', newKey: 'k1' }}
      draft={draft}
    />,
  )
}

const label = () => screen.getByRole('textbox', { name: 'Case label' })
const type = (text: string) => fireEvent.input(label(), { target: { value: text } })
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
// Beside every box an output says how it is understood; the line beside the button is the last.
const status = () => screen.getAllByRole('status').at(-1) ?? document.body
const sentDrafts = () => answers.mock.calls.filter(([url]) => url === '/api/drafts').map(([, init]) => init)
const signedOut = async () => Response.json({ message: 'Not saved: you are signed out.' }, { status: 401 })

describe('what is typed', () => {
  it('is kept a second after the last key, as it stands in the form, and the line says when', async () => {
    show()
    type('A')
    await wait(0.6 * SECOND)
    type('A-1042')
    await wait(0.9 * SECOND)
    expect(sentDrafts()).toEqual([])
    await wait(0.1 * SECOND)
    expect(sentDrafts().map(({ body }) => [body.get('label'), body.get('draft-form'), body.get('draftId')])).toEqual([
      ['A-1042', 'new-case', 'd1'],
    ])
    expect(status()).toHaveTextContent('Draft saved 14:02')
  })

  it('is kept at once on leaving a box, and nothing is sent while nothing changed', async () => {
    show()
    fireEvent.blur(label())
    await wait(5 * SECOND)
    expect(sentDrafts()).toEqual([])
    type('A-1042')
    fireEvent.blur(label())
    await wait(0)
    expect(sentDrafts()).toHaveLength(1)
    await wait(60 * SECOND)
    expect(sentDrafts()).toHaveLength(1)
  })

  it('is sent off with the last breath of the page', async () => {
    show()
    type('A-1042')
    fireEvent(window, new Event('pagehide'))
    expect(sentDrafts().map(({ body, keepalive }) => [body.get('label'), keepalive])).toEqual([['A-1042', true]])
    await wait(0)
  })

  it('that came while an earlier draft was under way is sent after it, and numbered after it', async () => {
    let finish = (_: Response) => {}
    answers.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)))
    show()
    type('A')
    await wait(SECOND)
    type('A-1042')
    await wait(3 * SECOND)
    expect(sentDrafts()).toHaveLength(1)
    finish(Response.json({ savedAt: '14:01' }))
    await wait(SECOND)
    expect(sentDrafts().map(({ body }) => [body.get('label'), body.get('draft-number')])).toEqual([
      ['A', '1'],
      ['A-1042', '2'],
    ])
  })
})

describe('when the session has ended', () => {
  it('typing goes on, the line says where to sign in, and all of it is kept once one has', async () => {
    answers.mockImplementation(signedOut)
    show()
    type('A-1042')
    await wait(SECOND)
    expect(status()).toHaveTextContent(/^Draft not saved: you are signed out\. Go on typing/)
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('target', '_blank')
    type('A-1042 (synthetic)')
    await wait(SECOND)
    expect(label()).toHaveValue('A-1042 (synthetic)')
    answers.mockImplementation(async () => Response.json({ savedAt: '14:20' }))
    await wait(10 * SECOND)
    expect(status()).toHaveTextContent('Draft saved 14:20')
    expect(sentDrafts().at(-1)?.body.get('label')).toBe('A-1042 (synthetic)')
  })

  it('is asked about again as soon as one comes back to the page', async () => {
    answers.mockImplementation(signedOut)
    show()
    type('A-1042')
    await wait(SECOND)
    answers.mockImplementation(async () => Response.json({ savedAt: '14:20' }))
    fireEvent(window, new Event('focus'))
    await wait(0)
    expect(status()).toHaveTextContent('Draft saved 14:20')
  })
})

describe('a draft that cannot be kept', () => {
  const troubles = [
    ['without a connection', () => Promise.reject(new TypeError('fetch failed')), /cannot be reached/],
    ['when the server fails', async () => new Response('', { status: 500 }), /could not answer/],
  ] as const

  it.each(troubles)('says so %s, and is tried again', async (_when, answer, message) => {
    answers.mockImplementation(answer)
    show()
    type('A-1042')
    await wait(SECOND)
    expect(status()).toHaveTextContent(message)
    answers.mockImplementation(async () => Response.json({ savedAt: '14:02' }))
    await wait(10 * SECOND)
    expect(status()).toHaveTextContent('Draft saved 14:02')
  })

  it('says why, and is not tried again, when its case is no longer there', async () => {
    answers.mockImplementation(async () => Response.json({ message: 'Not saved: gone.' }, { status: 404 }))
    show()
    type('A-1042')
    await wait(60 * SECOND)
    expect(status()).toHaveTextContent('Not saved: gone.')
    expect(sentDrafts()).toHaveLength(1)
  })

  it('asks before the page is left, and does not ask when the draft is kept', async () => {
    show()
    type('A-1042')
    await wait(SECOND)
    const kept = new Event('beforeunload', { cancelable: true })
    fireEvent(window, kept)
    expect(kept.defaultPrevented).toBe(false)
    answers.mockImplementation(() => Promise.reject(new TypeError('fetch failed')))
    type('A-1042 (synthetic)')
    await wait(SECOND)
    const notKept = new Event('beforeunload', { cancelable: true })
    fireEvent(window, notKept)
    expect(notKept.defaultPrevented).toBe(true)
  })
})

describe('saving the form', () => {
  const submit = () => fireEvent.click(screen.getAllByRole('button', { name: 'Create the case' }).at(-1) ?? label())

  it('waits for the draft that is under way, and sends none afterwards', async () => {
    let finish = (_: Response) => {}
    answers.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)))
    show()
    type('A-1042')
    await wait(SECOND)
    answers.mockReturnValue(new Promise(() => {}))
    submit()
    await wait(0)
    expect(answers.mock.calls.map(([url]) => url)).toEqual(['/api/drafts'])
    finish(Response.json({ savedAt: '14:02' }))
    await wait(0)
    fireEvent(window, new Event('pagehide'))
    expect(answers.mock.calls.map(([url]) => url)).toEqual(['/api/drafts', '/api/cases'])
  })

  it('that is refused leaves the form as it was, and drafts go on', async () => {
    answers.mockImplementation(async (url) =>
      url === '/api/drafts'
        ? Response.json({ savedAt: '14:02' })
        : Response.json({ message: 'Not saved: you are signed out.' }, { status: 401 }),
    )
    show()
    type('A-1042')
    submit()
    await wait(0)
    expect(answers.mock.calls.map(([url]) => url)).toEqual(['/api/cases', '/api/drafts'])
    type('A-1043')
    await wait(SECOND)
    expect(sentDrafts().at(-1)?.body.get('label')).toBe('A-1043')
  })
})

describe('a form that opens with a draft', () => {
  const draft = {
    ...NO_DRAFT,
    said: 'Draft of 14:02, not yet saved as a case.',
    others: [{ href: '/cases/new?draft=d0', savedAt: '13:50' }],
  }

  it('says so, and leads to the draft of another tab', () => {
    show(draft)
    expect(screen.getByText(/Draft of 14:02, not yet saved as a case\./)).toBeVisible()
    expect(screen.getByText(/another draft of this form, of 13:50/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Open that one' })).toHaveAttribute('href', '/cases/new?draft=d0')
  })

  it('discards it with a button that sends the form itself, and keeps nothing behind its back', async () => {
    const { container } = show(draft)
    type('A-1042')
    const button = screen.getByRole('button', { name: 'Discard draft' })
    expect(button).toHaveAttribute('formaction', '/api/drafts/discard')
    const form = container.querySelector('form') ?? container
    const submitted = new SubmitEvent('submit', { cancelable: true, bubbles: true, submitter: button })
    act(() => void form.dispatchEvent(submitted))
    expect(submitted.defaultPrevented).toBe(false)
    fireEvent(window, new Event('pagehide'))
    await wait(60 * SECOND)
    expect(answers).not.toHaveBeenCalled()
  })

  it('offers to take the discarding back, by a form of its own', () => {
    const { container } = render(<DiscardedNotice draft={{ ...NO_DRAFT, discardedId: 'd9' }} />)
    expect(screen.getByRole('status')).toHaveTextContent('Draft discarded.')
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible()
    const form = container.querySelector('form')
    expect(form).toHaveAttribute('action', '/api/drafts/restore')
    expect(form === null ? null : new FormData(form).get('id')).toBe('d9')
  })
})
