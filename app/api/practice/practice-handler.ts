import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import type { Clinician } from '@/lib/server/clinician'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 16_384
const PAGE = '/practice'

/** A form that an owner sent. */
export type OwnersForm<Params> = {
  readonly request: Request
  readonly owner: Clinician
  readonly typed: (name: string) => string
  readonly params: Params
}

/** A handler for forms with which an owner manages the practice. */
export function practiceHandler<Params>(answer: (form: OwnersForm<Params>) => Promise<Response>) {
  return (request: Request, context: { readonly params: Promise<Params> }): Promise<Response> =>
    accountHandler(async () => {
      if (!isSameOrigin(request)) return refuseForeignForm()
      const asked = await askWho('practice.manage')
      if (asked.refused !== null) return refuseAccountForm(asked.refused, PAGE)
      const form = await readForm(request, MAX_BYTES)
      const typed = (name: string) => form?.get(name) ?? ''
      return answer({ request, owner: asked.clinician, typed, params: await context.params })
    })(request)
}

/** Sends a form back to its page, with what is wrong by box. Nothing that was typed comes back but what is named. */
export function sendBack(
  request: Request,
  page: string,
  problems: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>> = {},
): Response {
  const entry = { problems: { ...problems }, typed: { ...typed } }
  return redirectTo(`${page}?done=wrong`, [toRejectedEntryCookie(request, PAGE, entry)])
}

/** The answer where there is no such thing, or it is another practice's. */
export function refuseMissing(): Response {
  return new Response('There is no such thing in your practice, so nothing was changed.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
