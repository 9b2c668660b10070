import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CountPips } from '@/components/marks/count-pips'
import { EvidenceMark } from '@/components/marks/evidence-mark'
import { OutcomeMark } from '@/components/marks/outcome-mark'
import { VerdictMark } from '@/components/marks/verdict-mark'
import type { Verdict } from '@/lib/rules/verdict'

const VERDICTS = ['met', 'notMet', 'unknown'] as const satisfies readonly Verdict[]

function drawingOf(container: HTMLElement): string {
  return container.querySelector('svg')?.innerHTML ?? ''
}

describe('a verdict mark', () => {
  it('is heard as its word', () => {
    render(VERDICTS.map((verdict) => <VerdictMark key={verdict} verdict={verdict} />))
    expect(screen.getByText('met')).toBeInTheDocument()
    expect(screen.getByText('not met')).toBeInTheDocument()
    expect(screen.getByText('not known')).toBeInTheDocument()
  })

  it('has an outline of its own for each verdict, so that it reads without color', () => {
    const drawings = VERDICTS.map((verdict) => drawingOf(render(<VerdictMark verdict={verdict} />).container))
    expect(new Set(drawings).size).toBe(3)
  })

  it('is silent where its word is written beside it', () => {
    const { container } = render(<VerdictMark verdict="met" label="" />)
    expect(container).toHaveTextContent(/^$/)
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
  })
})

describe('the mark of the outcome column', () => {
  it('never shows the tick or the green of "met", because there it means that the drug failed', () => {
    const tick = drawingOf(render(<VerdictMark verdict="met" />).container)
    const cross = drawingOf(render(<VerdictMark verdict="notMet" />).container)
    for (const verdict of ['met', 'notMet'] as const) {
      const { container } = render(<OutcomeMark verdict={verdict} />)
      expect([tick, cross]).not.toContain(drawingOf(container))
      expect(container.querySelector('.mark-met, .mark-notMet')).toBeNull()
    }
  })

  it('tells failure, response and not known apart by shape', () => {
    const drawings = VERDICTS.map((verdict) => drawingOf(render(<OutcomeMark verdict={verdict} />).container))
    expect(new Set(drawings).size).toBe(3)
  })
})

describe('the count pips', () => {
  it('say how many are certain, possible and required', () => {
    render(<CountPips countMin={1} countMax={2} required={2} />)
    expect(screen.getByRole('img', { name: '1 certain and 1 possible, 2 required' })).toHaveTextContent('1?')
  })

  it('do not speak of possible ones when there are none', () => {
    render(<CountPips countMin={2} countMax={2} required={2} />)
    expect(screen.getByRole('img')).toHaveAccessibleName('2 certain, 2 required')
  })

  it('draw an empty circle for each one still required', () => {
    const { container } = render(<CountPips countMin={0} countMax={0} required={2} />)
    expect(container.querySelectorAll('.pip-empty')).toHaveLength(2)
  })

  it('stay a short row for forty trials', () => {
    const { container } = render(<CountPips countMin={3} countMax={40} required={2} />)
    expect(container.querySelectorAll('.pip')).toHaveLength(8)
    expect(container).toHaveTextContent('+32')
  })
})

describe('the evidence mark', () => {
  it('names a recalled number as recalled', () => {
    render(<EvidenceMark evidence="recalled" />)
    expect(screen.getByText('recalled')).toHaveAttribute('title', expect.stringContaining('Nobody saw this number'))
  })
})
