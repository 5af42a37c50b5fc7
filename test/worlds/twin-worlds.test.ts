import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../support/index.ts'
import { type Comparison, compare } from './compare.ts'
import { CONTROLS, type ControlName } from './controls.ts'
import { databaseUrlOf } from './database-url.ts'
import type { Play } from './play.ts'

const PLAYER = fileURLToPath(new URL('player.ts', import.meta.url))
const FIVE_MINUTES = 300_000
const SIDES = ['here', 'elsewhere'] as const

const PAIRS = Number(process.env['CARNET_WORLDS_PAIRS'] ?? 320)
const REQUESTS = Number(process.env['CARNET_WORLDS_REQUESTS'] ?? 50)
const SEED = Number(process.env['CARNET_WORLDS_SEED'] ?? 2611)
const CONTROL_NAMES = Object.keys(CONTROLS) as ControlName[]

const folder = mkdtempSync(path.join(tmpdir(), 'carnet-worlds-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const databases = new Map<string, string>()
for (const name of ['main', ...CONTROL_NAMES])
  for (const side of SIDES) databases.set(`${name} ${side}`, databaseUrlOf((await freshDatabase()).options))

const playIn = (play: Play): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PLAYER, JSON.stringify(play)], { stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`a world ended with ${code}`))))
  })

type Run = Pick<Play, 'pairs' | 'requests' | 'control'>

const twins = async (run: Run): Promise<Comparison> => {
  const name = run.control ?? 'main'
  const played = SIDES.map(async side => {
    const own = path.join(folder, `${name}-${side}`)
    const transcript = `${own}.ndjson`
    await playIn({ ...run, seed: SEED, databaseUrl: databases.get(`${name} ${side}`) ?? '', folder: own, side, transcript })
    return transcript
  })
  const [here = '', elsewhere = ''] = await Promise.all(played)
  return compare(here, elsewhere)
}

describe('two worlds that differ by what an observer may not see', () => {
  test(
    'answer her the same bytes, after the same statements, key operations and commits',
    async () => {
      const startedAt = performance.now()
      const { pairs, requests, differences, statuses } = await twins({ pairs: PAIRS, requests: REQUESTS })
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
      console.log(
        `worlds: pairs=${pairs} requests=${requests} differences=${differences.length} statuses=${JSON.stringify(statuses)} seconds=${seconds} seed=${SEED}`,
      )
      expect(differences.slice(0, 5)).toEqual([])
      expect(pairs).toBe(PAIRS)
      expect(requests).toBe(PAIRS * REQUESTS)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
    },
    FIVE_MINUTES,
  )

  test.each(CONTROL_NAMES)(
    'would be told apart (control): %s',
    async control => {
      const { differences, requests, statuses } = await twins({ pairs: 8, requests: 40, control })
      console.log(`worlds: control ${control} (${CONTROLS[control].what}): requests=${requests} differences=${differences.length}`)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(differences.length).toBeGreaterThan(0)
      if (control === 'asks-twice') expect(differences.every(({ what }) => what === 'below')).toBe(true)
    },
    FIVE_MINUTES,
  )
})
