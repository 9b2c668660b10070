import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { CaseFile } from '@/lib/domain/case-file'
import { capitalize } from '@/lib/exchange/describe-number'
import { parseCaseText } from '@/lib/exchange/parse-case-text'

const EXAMPLES = path.join('prisma', 'examples')

/** A synthetic case, and in a few words what it shows. */
export type ExampleCase = { readonly title: string; readonly file: CaseFile }

/** The synthetic example cases, in their order. */
export function listExamples(): readonly ExampleCase[] {
  return readdirSync(EXAMPLES)
    .sort()
    .map((name) => {
      const parsed = parseCaseText(readFileSync(path.join(EXAMPLES, name), 'utf8'))
      if (!parsed.ok)
        throw new Error(`${name}: ${parsed.errors.map((error) => `${error.path} ${error.message}`).join(' ')}`)
      return { title: toTitle(name), file: parsed.value }
    })
}

/** "2-two-adequate-failures.json" → "Two adequate failures". */
function toTitle(name: string): string {
  return capitalize(name.replace(/^\d+-|\.json$/g, '').replaceAll('-', ' '))
}
