import type { z } from 'zod'
import { toFieldErrors } from '@/lib/domain/case-file'
import type { FormErrors } from './form-values'

/** What a form says, or what has to be put right in it. */
export type ReadForm<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FormErrors }

/** Boxes that hold a field of the case file under another name. */
const BOXES: Readonly<Record<string, string>> = { weeks: 'length', days: 'length', amount: 'dose' }

/** Checks with its schema what was read from a form; the errors of the boxes come first. */
export function settleForm<T>(schema: z.ZodType<T>, recorded: unknown, errors: FormErrors): ReadForm<T> {
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const result = schema.safeParse(recorded)
  if (result.success) return { ok: true, value: result.data }
  return {
    ok: false,
    errors: Object.fromEntries(toFieldErrors(result.error.issues).map(({ path, message }) => [toBox(path), message])),
  }
}

function toBox(path: string): string {
  const steps = path.split('.')
  const last = steps.at(-1) ?? ''
  if (last === 'mgPerDay' && steps[0] === 'doses') return [...steps.slice(0, -1), 'dose'].join('.')
  return [...steps.slice(0, -1), BOXES[last] ?? last].join('.')
}
