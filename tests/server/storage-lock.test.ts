import fs from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { lockFolder } from '@/lib/server/folder-lock'
import { type Child, setUpChildren } from './child'

const { newFolder, start, runToEnd } = setUpChildren()

const DEAD = JSON.stringify({ token: 'dead', pid: 2 ** 30, started: null })

/** Does something at the very moment before a file is put in its place. */
function justBefore(step: 'renameSync' | 'linkSync', target: string, act: () => void): void {
  const original = fs[step]
  const spy = vi.spyOn(fs, step).mockImplementation((from, to) => {
    if (to === target) {
      spy.mockRestore()
      syncBuiltinESMExports()
      act()
    }
    original(from, to)
  })
  syncBuiltinESMExports()
}

async function holdLock(folder: string): Promise<Child> {
  const child = start(['lock', folder])
  await child.wrote(1)
  expect(child.lines).toEqual(['locked'])
  return child
}

async function release(child: Child): Promise<void> {
  child.process.stdin?.end()
  await child.ended
}

async function kill(child: Child): Promise<void> {
  child.process.kill('SIGKILL')
  await child.ended
}

describe('a second process on one data folder (R-16)', () => {
  it('is refused in one line that names the folder and the first process', async () => {
    const folder = await newFolder()
    const first = await holdLock(folder)
    const second = start(['lock', folder])
    expect(await second.ended).toBe(1)
    expect(second.lines).toEqual([])
    expect(second.errors).toEqual([
      `the data folder ${path.dirname(folder)} is in use by another Fair Trial process (${first.process.pid}): ` +
        'stop that one first, or set DATA_DIR to another folder',
    ])
    await release(first)
  })

  it('is refused by the database as by the lock, and changes nothing', async () => {
    const folder = await newFolder()
    const first = await holdLock(folder)
    const second = start(['write', folder, '1'])
    expect(await second.ended).toBe(1)
    expect(second.errors).toHaveLength(1)
    expect(fs.existsSync(folder)).toBe(false)
    await release(first)
  })

  it('is refused within one process too', async () => {
    const folder = await newFolder()
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow('in use by another Fair Trial process')
    unlock()
  })

  it('may start after the first has ended, or was killed', async () => {
    const folder = await newFolder()
    await release(await holdLock(folder))
    await kill(await holdLock(folder))
    await release(await holdLock(folder))
    expect(await readdir(path.dirname(folder))).toEqual([])
  })
})

describe('a lock that was left behind', () => {
  it('is taken over by exactly one of many that start at once', async () => {
    const folder = await newFolder()
    await kill(await holdLock(folder))
    const moment = String(Date.now() + 1_500)
    const children = Array.from({ length: 6 }, () => start(['lock', folder, moment]))
    await Promise.all(children.map((child) => child.wrote(1)))
    expect(children.filter((child) => child.lines.includes('locked'))).toHaveLength(1)
    await Promise.all(children.map(kill))
  })

  it('is refused to one that comes while another is about to replace it', async () => {
    const folder = await newFolder()
    await writeFile(`${folder}.lock`, DEAD)
    let status: number | null = null
    justBefore('renameSync', `${folder}.lock`, () => {
      status = runToEnd(['lock', folder])
    })
    const unlock = lockFolder(folder)
    expect(status).toBe(1)
    unlock()
  })

  it('is left to one that replaced it a moment earlier', async () => {
    const folder = await newFolder()
    await writeFile(`${folder}.lock`, DEAD)
    const quicker = await holdLock(await newFolder())
    const taken = JSON.stringify({ token: 'quicker', pid: quicker.process.pid, started: null })
    justBefore('linkSync', `${folder}.lock.dead`, () => fs.writeFileSync(`${folder}.lock`, taken))
    expect(() => lockFolder(folder)).toThrow(`in use by another Fair Trial process (${quicker.process.pid})`)
    await release(quicker)
  })

  it('is taken over when its process number now belongs to another process', async () => {
    const folder = await newFolder()
    await writeFile(`${folder}.lock`, JSON.stringify({ token: 'left', pid: process.pid, started: 'another day' }))
    lockFolder(folder)()
    expect(await readdir(path.dirname(folder))).toEqual([])
  })

  it('is taken over when it cannot be read, as after a power cut', async () => {
    const folder = await newFolder()
    await writeFile(`${folder}.lock`, '')
    lockFolder(folder)()
    expect(await readdir(path.dirname(folder))).toEqual([])
  })

  it('is taken over when another process was killed while it took the lock over', async () => {
    const folder = await newFolder()
    await writeFile(`${folder}.lock`, DEAD)
    await writeFile(`${folder}.lock.dead`, DEAD.replace('dead', 'dead too'))
    lockFolder(folder)()
    expect(await readdir(path.dirname(folder))).toEqual([])
  })
})
