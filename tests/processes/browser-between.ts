import type { Program } from '../faults/program'

/** One of several processes that serve one database. */
export type App = { readonly url: string; readonly program: Program }

export type Answer = { readonly status: number; readonly location: string; readonly text: string }

export type Browser = ReturnType<typeof openBrowser>

/** A browser that keeps its cookies, whichever process answers: a load balancer stands between. */
export function openBrowser() {
  const jar = new Map<string, string>()
  const getCookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async ({ url }: App, place: string, typed?: Readonly<Record<string, string>>): Promise<Answer> => {
    const headers = { Cookie: getCookie(), Origin: url }
    const sent = typed === undefined ? {} : { method: 'POST', body: new URLSearchParams(typed) }
    const answer = await fetch(`${url}${place}`, { ...sent, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
  }
  return {
    getCookie,
    ask,
    signIn: (app: App, { username, password }: { readonly username: string; readonly password: string }) =>
      ask(app, '/api/account/sign-in', { username, password }),
    /** Whether the next request of the list of cases is answered with it, and not with the page to sign in. */
    isSignedIn: async (app: App) => (await ask(app, '/cases')).status === 200,
  }
}
