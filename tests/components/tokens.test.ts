import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

function tokensOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', color = '']) => [name, color]),
  )
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: ReadonlyMap<string, string>, a: string, b: string): number {
  const [x = 0, y = 0] = [a, b].map((name) => luminance(tokens.get(name) ?? '')).sort((p, q) => q - p)
  return (x + 0.05) / (y + 0.05)
}

const GROUNDS = ['ground', 'card', 'inset', 'accent-soft', 'met-soft', 'not-met-soft', 'unknown-soft', 'alarm-soft']
const TEXT: Readonly<Record<string, readonly string[]>> = {
  ink: GROUNDS,
  'ink-2': GROUNDS,
  'ink-3': ['ground', 'card', 'inset'],
  accent: ['ground', 'card', 'inset', 'accent-soft', 'unknown-soft'],
  met: ['ground', 'card', 'inset', 'met-soft', 'accent-soft'],
  'not-met': ['ground', 'card', 'inset', 'not-met-soft', 'accent-soft'],
  unknown: ['ground', 'card', 'inset', 'unknown-soft', 'accent-soft'],
  alarm: ['ground', 'card', 'alarm-soft'],
  card: ['accent', 'met'],
}

describe.each([
  ['light', tokensOf(light)],
  ['dark', tokensOf(dark)],
])('the %s theme', (_, tokens) => {
  it('names every color of the other theme', () => {
    expect([...tokens.keys()].sort()).toEqual([...tokensOf(light).keys()].sort())
  })

  it('gives all text a contrast of at least 4.5 to 1', () => {
    const pairs = Object.entries(TEXT).flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const))
    const low = pairs.filter(([text, ground]) => contrast(tokens, text, ground) < 4.5)
    expect(low).toEqual([])
  })

  it('gives the edges of controls a contrast of at least 3 to 1', () => {
    expect(Math.min(contrast(tokens, 'edge', 'card'), contrast(tokens, 'edge', 'ground'))).toBeGreaterThanOrEqual(3)
  })
})
