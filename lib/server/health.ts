import 'server-only'
import { getDatabase } from './db'

const PATIENCE_MS = 2000

/** Whether the database answers within two seconds, so that requests can be served. */
export async function isReady(): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  try {
    return await Promise.race([askDatabase(), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

async function askDatabase(): Promise<boolean> {
  try {
    const database = await getDatabase()
    await database.$queryRaw`SELECT 1 FROM "Clinician" LIMIT 1`
    return true
  } catch {
    // Whatever is wrong with it, it does not answer; what it is stands in the log of the request that met it.
    return false
  }
}
