import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { freshDatabase } from '../support/index.ts'
import { type Comparison, compare } from './compare.ts'
import { databaseUrlOf } from './database-url.ts'
import type { Play } from './play.ts'

const PLAYER = fileURLToPath(new URL('player.ts', import.meta.url))
const SIDES = ['here', 'elsewhere'] as const

export type Run = Pick<Play, 'pairs' | 'requests' | 'control' | 'families' | 'seed'>

const playIn = (play: Play): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PLAYER, JSON.stringify(play)], { stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`a world ended with ${code}`))))
  })

/** Plays one run in two worlds, each in a process of its own, and compares. Call it while the file is collected, with the names of its runs. */
export const openTwins = async (names: readonly string[]): Promise<(name: string, run: Run) => Promise<Comparison>> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-worlds-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const databases = new Map<string, string>()
  for (const name of names) for (const side of SIDES) databases.set(`${name} ${side}`, databaseUrlOf((await freshDatabase()).options))
  return async (name, run) => {
    const played = SIDES.map(async side => {
      const own = path.join(folder, `${name}-${side}`)
      const transcript = `${own}.ndjson`
      await playIn({ ...run, databaseUrl: databases.get(`${name} ${side}`) ?? '', folder: own, side, transcript })
      return transcript
    })
    const [here = '', elsewhere = ''] = await Promise.all(played)
    return compare(here, elsewhere)
  }
}
