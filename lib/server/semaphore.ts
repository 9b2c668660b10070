import 'server-only'

export type Semaphore = { readonly run: <T>(work: () => Promise<T>) => Promise<T> }

/** Lets at most `limit` pieces of work run at once; the others wait their turn. */
export function createSemaphore(limit: number): Semaphore {
  const waiting: (() => void)[] = []
  let free = limit

  const enter = async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
  return { run }
}
