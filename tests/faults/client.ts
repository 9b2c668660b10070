import { z } from 'zod'
import { type CaseFile, caseFileSchema } from '@/lib/domain/case-file'

const ACCOUNT = { displayName: 'Synthetic clinician', username: 'faults', password: 'synthetic lantern orchard tide' }
const answerSchema = z.object({ location: z.string().optional(), message: z.string().optional() })
const PATIENCE_MS = 30_000

/** What the app said to a form; `status` is 0 where no answer came. */
export type Answer = { readonly status: number; readonly location: string | null; readonly message: string | null }

/** A browser in which somebody is signed in. */
export type Client = {
  readonly url: string
  readonly cookie: string
  readonly post: (path: string, typed: Readonly<Record<string, string>>) => Promise<Answer>
  readonly upload: (path: string, file: string, typed?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly listCases: () => Promise<readonly CaseFile[]>
  readonly getPage: (path: string) => Promise<string>
}

/** Makes the first account of an app and signs in, or goes on with the cookie of an earlier time. */
export async function signInFirst(url: string, known: string | null): Promise<Client> {
  const cookie = known ?? (await makeAccount(url))
  const send = async (path: string, body: URLSearchParams | FormData): Promise<Answer> => {
    const headers = { Origin: url, Cookie: cookie, Accept: 'application/json' }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    try {
      return await readAnswer(
        await fetch(`${url}${path}`, { method: 'POST', headers, body, redirect: 'manual', signal }),
      )
    } catch {
      return { status: 0, location: null, message: null }
    }
  }
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { Cookie: cookie }, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer.text()
  }
  return {
    url,
    cookie,
    post: (path, typed) => send(path, new URLSearchParams(typed)),
    upload: (path, file, typed = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(typed)) body.append(name, value)
      body.append('files', new Blob([file], { type: 'application/json' }), 'case.json')
      return send(path, body)
    },
    listCases: async () => {
      const lines = (await get('/api/cases/export')).split('\n').filter(Boolean)
      return lines.map((line) => caseFileSchema.parse(JSON.parse(line)))
    },
    getPage: get,
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const said = answerSchema.safeParse(await response.json().catch(() => null))
  const { location = null, message = null } = said.success ? said.data : {}
  return { status: response.status, location, message }
}

async function makeAccount(url: string): Promise<string> {
  const headers = { Origin: url }
  const body = new URLSearchParams(ACCOUNT)
  const answer = await fetch(`${url}/api/account/first`, { method: 'POST', headers, body, redirect: 'manual' })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (cookies.length === 0) throw new Error(`no account was made (${answer.status})`)
  return cookies.join('; ')
}
