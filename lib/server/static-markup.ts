import 'server-only'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ReactNode } from 'react'

type StaticRenderer = { readonly renderToStaticMarkup: (node: ReactNode) => string }

const LOADER = path.join(process.cwd(), 'package.json')

/** The markup of something that is the same for everyone and never changes while the program runs. */
export function renderStaticMarkup(node: ReactNode): string {
  // React's own renderer, which the bundler does not let server components import.
  const load = createRequire(LOADER)
  const renderer: StaticRenderer = load('react-dom/server')
  return renderer.renderToStaticMarkup(node)
}
