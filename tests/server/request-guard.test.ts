import { describe, expect, it } from 'vitest'
import { isSameOrigin, isSecure, readForm, redirectTo } from '@/lib/server/request-guard'
import { toReturnPath } from '@/lib/server/return-path'

const aRequest = (headers: Record<string, string>) =>
  new Request('http://localhost:3000/api/x', { method: 'POST', headers: { host: 'localhost:3000', ...headers } })

describe('a form', () => {
  it.each([
    ['its origin is the host that was asked', { origin: 'http://localhost:3000' }],
    ['the browser says so', { 'sec-fetch-site': 'same-origin' }],
    ['the browser says so and hides the origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [
      'its origin is the host that a proxy in front was asked',
      { origin: 'https://a.test', 'x-forwarded-host': 'a.test' },
    ],
  ])('is from one of our pages when %s', (_name, headers) => {
    expect(isSameOrigin(aRequest(headers))).toBe(true)
  })

  it.each([
    ['says nothing about where it is from', {}],
    ['hides its origin', { origin: 'null' }],
    ['is from another site', { origin: 'http://evil.test' }],
    ['is from another port of this computer', { origin: 'http://localhost:4000' }],
    ['is from a site whose name begins like ours', { origin: 'http://localhost:3000.evil.test' }],
    ['has an origin that is none', { origin: 'localhost:3000' }],
    ['is cross-site by the word of the browser', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }],
    ['is from a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['was opened by hand', { 'sec-fetch-site': 'none' }],
    ['contradicts itself', { 'sec-fetch-site': 'same-origin', origin: 'http://evil.test' }],
  ])('is refused when it %s', (_name, headers) => {
    expect(isSameOrigin(aRequest(headers))).toBe(false)
  })

  it('is read up to the limit and not beyond', async () => {
    const post = (body: BodyInit, type = 'application/x-www-form-urlencoded') =>
      new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } })
    expect((await readForm(post('a=1&b=%C3%A9'), 12))?.get('b')).toBe('é')
    expect(await readForm(post('a=1&b=%C3%A9'), 11)).toBeNull()
    expect(await readForm(post('a=1', 'text/plain'), 100)).toBeNull()
  })
})

describe('T19: the address to go on to after signing in', () => {
  it.each(['/cases', '/cases/12?tab=trials', '/'])('is kept when it is one of our pages: %s', (path) => {
    expect(toReturnPath(path)).toBe(path)
  })

  it.each([
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '\\\\evil.test',
    'https://evil.test/',
    'javascript:alert(1)',
    '/..//evil.test',
    '/api/account/sign-out',
    '/sign-in?next=/',
    '/welcome',
    'cases',
    '',
    null,
    undefined,
  ])('is the start instead of %j', (path) => {
    expect(toReturnPath(path)).toBe('/')
  })

  it('is sent as a path, so that the browser stays on the host and port it came to', () => {
    const response = redirectTo('/cases', ['a=1', 'b=2'])
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/cases')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })
})

describe('a connection', () => {
  it('is secure when TLS ends here or at the proxy in front', () => {
    expect(isSecure(new Headers({ 'x-forwarded-proto': 'https' }))).toBe(true)
    expect(isSecure(new Headers({ 'x-forwarded-proto': 'https, http' }))).toBe(true)
    expect(isSecure(new Headers({ 'x-forwarded-proto': 'http' }))).toBe(false)
    expect(isSecure(new Headers())).toBe(false)
  })
})
