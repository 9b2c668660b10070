import { afterEach, describe, expect, it } from 'vitest'
import { GET as live } from '@/app/api/health/live/route'
import { GET as ready } from '@/app/api/health/ready/route'
import { provideDatabase } from '@/lib/server/db'
import { openTestDatabase, setUpTestDatabase } from '../server/database'

const database = setUpTestDatabase()

afterEach(() => provideDatabase(database.current))

describe('what is asked by whoever watches the process', () => {
  it('is answered by a process that lives, with nothing of anybody in it', async () => {
    const response = live()
    expect(response.status).toBe(200)
    await expect(response.json()).resolves.toEqual({ status: 'live' })
  })

  it('says that it is ready when its database answers', async () => {
    const response = await ready()
    expect(response.status).toBe(200)
    await expect(response.json()).resolves.toEqual({ status: 'ready' })
  })

  it('says that it is not where the tables are not there, and when to ask again', async () => {
    const empty = await openTestDatabase()
    provideDatabase(empty)
    const response = await ready()
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    await expect(response.json()).resolves.toEqual({ status: 'not ready' })
    await empty.close()
  })

  it('says that it is not where the database is gone, and goes on living', async () => {
    const gone = await openTestDatabase()
    await gone.close()
    provideDatabase(gone)
    expect((await ready()).status).toBe(503)
    expect(live().status).toBe(200)
  })
})
