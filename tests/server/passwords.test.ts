import { describe, expect, it } from 'vitest'
import { describePasswordProblem } from '@/lib/server/password-rules'
import { hashPassword, NOBODYS_HASH, verifyPassword } from '@/lib/server/passwords'
import { createSemaphore } from '@/lib/server/semaphore'

describe('a new password', () => {
  it('is accepted at 15 characters and refused at 14', () => {
    expect(describePasswordProblem('kettle moon rug', 'anna')).toBeNull()
    expect(describePasswordProblem('kettle moon ru', 'anna')).toContain('at least 15 characters')
  })

  it('is accepted at 128 characters and refused at 129', () => {
    const long = `kettle moon ${'éa1-Ω'.repeat(40)}`
    expect(describePasswordProblem([...long].slice(0, 128).join(''), 'anna')).toBeNull()
    expect(describePasswordProblem([...long].slice(0, 129).join(''), 'anna')).toContain('at most 128 characters')
  })

  it('counts characters, not the bytes or halves that they are stored in', () => {
    expect(describePasswordProblem('🦊🐢🐙🦉🐝🐌🦀', 'anna')).toContain('at least 15 characters')
  })

  it('needs no digits, capitals or signs', () => {
    expect(describePasswordProblem('kettlemoonrugdesk', 'anna')).toBeNull()
  })

  it.each([
    'passwordpassword',
    'Password1234567',
    'correct horse battery staple',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '123456789012345',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    'Liverpool 2005 !!!',
    '2024sunshine2025',
    'letmein trustno1',
    'zqjphsyf6ctifgu',
  ])('is refused when easy to guess: %s', (password) => {
    expect(describePasswordProblem(password, 'anna')).toContain('easy to guess')
  })

  it.each(['314159265358979', 'a dragon in the pantry', 'sunshine over quiet harbour'])(
    'is not refused for a word of it that is common, nor for being digits: %s',
    (password) => {
      expect(describePasswordProblem(password, 'anna')).toBeNull()
    },
  )

  it('may not contain the username or the name of the program, however they are spaced', () => {
    expect(describePasswordProblem('the garden of Anna Berg', 'anna-berg')).toContain('username')
    expect(describePasswordProblem('my Fair-Trial account', 'anna')).toContain('name of this program')
  })
})

describe('a stored password', () => {
  it('is an argon2id hash of 64 MiB and 3 passes that only the same password opens', async () => {
    const stored = await hashPassword('kettle moon rug desk')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    await expect(verifyPassword(stored, 'kettle moon rug desk')).resolves.toBe(true)
    await expect(verifyPassword(stored, 'kettle moon rug desk ')).resolves.toBe(false)
  })

  it('T8: costs the same work to check for an account that does not exist, and is never right', async () => {
    const cost = (hash: string) => hash.slice(0, hash.lastIndexOf('$', hash.lastIndexOf('$') - 1))
    expect(cost(NOBODYS_HASH)).toBe(cost(await hashPassword('kettle moon rug desk')))
    await expect(verifyPassword(null, 'a wrong password')).resolves.toBe(false)
  })
})

describe('the limit on hashes at one time', () => {
  it('lets four run, keeps the fifth waiting, and goes on after one fails', async () => {
    const semaphore = createSemaphore(4)
    let running = 0
    let most = 0
    const work = async (index: number) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      if (index === 2) throw new Error('one fails')
    }
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => semaphore.run(() => work(index))))
    expect(most).toBe(4)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(11)
  })
})
