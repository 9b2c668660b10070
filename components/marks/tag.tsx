import type { ReactNode } from 'react'
import type { Verdict } from '@/lib/rules/verdict'

type Props = { readonly tone: Verdict | 'plain'; readonly children: ReactNode }

/** A word or two on a soft ground. */
export function Tag({ tone, children }: Props) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
