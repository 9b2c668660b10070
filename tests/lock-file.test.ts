import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).optional()
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dependencies: names, devDependencies: names, optionalDependencies: names }),
  ),
})

function lookUp(packages: Readonly<Record<string, unknown>>, from: string, name: string): boolean {
  const own = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (own in packages) return true
  const outer = from.lastIndexOf('/node_modules/')
  if (outer !== -1) return lookUp(packages, from.slice(0, outer), name)
  return from !== '' && lookUp(packages, '', name)
}

describe('the lock file', () => {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

  it('locks the packages of every platform, without which `npm ci` refuses', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !lookUp(packages, path, name)),
    )
    expect(missing).toEqual([])
  })

  it('names every package of our own by its exact version', () => {
    const own = { ...packages['']?.dependencies, ...packages['']?.devDependencies }
    expect(Object.entries(own).filter(([, version]) => !/^\d+\.\d+\.\d+(-.+)?$/.test(version))).toEqual([])
  })
})
