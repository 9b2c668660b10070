import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listPages, readText, root, withoutCode } from './read-docs'

type Link = { readonly page: string; readonly file: string; readonly part: string | null }

const ELSEWHERE = /^[a-z]+:/

/** The links of a page to files of the clone: those of Markdown, and the pictures and links written in HTML. */
function listLinks(page: string, text: string): readonly Link[] {
  const found = withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)
  return [...found]
    .map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '')
    .filter((target) => !ELSEWHERE.test(target))
    .map((target) => {
      const [place = '', part = null] = target.split('#')
      return { page, file: place === '' ? page : path.posix.join(path.posix.dirname(page), place), part }
    })
}

/** What the headings of a page are linked by, as the common hosts make it. */
function listParts(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function isDead({ file, part }: Link): boolean {
  if (!existsSync(path.join(root, file))) return true
  return part !== null && file.endsWith('.md') && !listParts(readText(file)).includes(part)
}

describe('the links of the documentation', () => {
  it('lead to files and headings that there are', () => {
    const links = listPages().flatMap((page) => listLinks(page, readText(page)))
    expect(links.length).toBeGreaterThan(40)
    const dead = links
      .filter(isDead)
      .map(({ page, file, part }) => `${page}: ${file}${part === null ? '' : `#${part}`}`)
    expect(dead).toEqual([])
  })

  it('are seen to be dead where they are', () => {
    const text = [
      '[a](backup.md) [b](gone.md) [c](backup.md#the-drill) [d](backup.md#gone) [e](https://example.org/gone.md)',
      '<img src="screenshots/gone.png">',
      '```',
      '[f](in-code.md)',
      '```',
    ].join('\n')
    const links = listLinks('docs/page.md', text)
    expect(links.filter(isDead).map(({ file, part }) => [file, part])).toEqual([
      ['docs/gone.md', null],
      ['docs/backup.md', 'gone'],
      ['docs/screenshots/gone.png', null],
    ])
    expect(links).toHaveLength(5)
  })
})
