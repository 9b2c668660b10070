import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ImportForm } from '@/components/forms/import-form'
import { ExportCases } from '@/components/list/export-cases'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** An answer whose parts come when they are pushed. */
function answerInParts(headers: Readonly<Record<string, string>> = {}) {
  const encoder = new TextEncoder()
  let push: (text: string | null | Error) => void = () => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      push = (text) => {
        if (text === null) controller.close()
        else if (text instanceof Error) controller.error(text)
        else controller.enqueue(encoder.encode(text))
      }
    },
  })
  const asked = vi.fn(async (..._: unknown[]) => new Response(body, { headers }))
  vi.stubGlobal('fetch', asked)
  return { push: (text: string | null | Error) => push(text), asked }
}

async function chooseAndImport() {
  const user = userEvent.setup()
  render(<ImportForm errors={{}} maxBytes={20_000_000} newKey="11111111-1111-4111-8111-111111111111" />)
  await user.upload(screen.getByLabelText('Case files'), new File(['{}'], 'many.jsonl', { type: 'application/json' }))
  await user.click(screen.getByRole('button', { name: 'Import' }))
}

describe('an import', () => {
  it('shows how many cases were read and stored', async () => {
    const { push, asked } = answerInParts()
    await chooseAndImport()
    expect(await screen.findByText('Sending the files')).toHaveAttribute('role', 'status')
    push('{"step":"reading","done":120,"of":500}\n{"step":"rea')
    expect(await screen.findByText('120 of 500 cases')).toBeVisible()
    expect(screen.getByRole('progressbar', { name: 'Reading' })).toHaveAttribute('value', '120')
    push('ding","done":130,"of":500}\n{"step":"storing","done":50,"of":500}\n')
    expect(await screen.findByRole('progressbar', { name: 'Storing' })).toHaveAttribute(
      'aria-valuetext',
      '50 of 500 cases',
    )
    expect(asked.mock.calls[0]?.[0]).toBe('/api/cases/import')
  })

  it('lists what was refused, and says that nothing was stored', async () => {
    const { push } = answerInParts()
    await chooseAndImport()
    push('{"errors":{"files.0":"many.jsonl, line 2, case.label: Enter a label."}}\n')
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('Nothing was imported')
    expect(alert).toHaveTextContent('many.jsonl, line 2, case.label: Enter a label.')
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('that breaks off says that it is not known, and does not say that nothing was stored', async () => {
    const { push } = answerInParts()
    await chooseAndImport()
    push('{"step":"storing","done":50,"of":500}\n')
    push(new TypeError('network error'))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('Not known whether it was imported')
    expect(alert).not.toHaveTextContent('Nothing was imported')
  })

  it('that is refused says why', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response('Not imported: you are signed out.\n\nThe Back button …', { status: 401 }),
    )
    await chooseAndImport()
    expect(await screen.findByRole('alert')).toHaveTextContent(/Not imported: you are signed out\.$/)
  })
})

describe('an export', () => {
  it('shows how many cases have come, and saves a whole file only', async () => {
    const { push } = answerInParts({ 'content-disposition': 'attachment; filename="cases.jsonl"' })
    const save = vi.fn()
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: save.mockReturnValue('blob:x'), revokeObjectURL: vi.fn() }),
    )
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    render(<ExportCases total={3} address="/api/cases/export" label="Export all cases" />)
    expect(screen.getByRole('link', { name: 'Export all cases' })).toHaveAttribute('href', '/api/cases/export')
    await userEvent.click(screen.getByRole('link', { name: 'Export all cases' }))
    push('{"a":1}\n{"a":2}\n')
    expect(await screen.findByText('2 of 3 cases')).toBeVisible()
    expect(save).not.toHaveBeenCalled()
    push('{"a":3}\n')
    push(null)
    expect(await screen.findByText('Exported: 3 cases.')).toBeVisible()
    expect([save.mock.calls.length, clicked.mock.calls.length]).toEqual([1, 1])
    clicked.mockRestore()
  })

  it('that breaks off saves nothing and says after how many cases', async () => {
    const { push } = answerInParts()
    render(<ExportCases total={3} address="/api/cases/export" label="Export all cases" />)
    await userEvent.click(screen.getByRole('link', { name: 'Export all cases' }))
    push('{"a":1}\n')
    await screen.findByText('1 of 3 cases')
    push(new TypeError('network error'))
    await waitFor(() => expect(screen.getByText(/broke off after 1 case, so no file was saved/)).toBeVisible())
  })
})
