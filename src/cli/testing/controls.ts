/**
 * Controls: a wall is taken out of the real server on purpose, and the command that looks after it must say so. A control that is caught by
 * another check than its own, or by a failure of something else, is not caught.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { demonstrationWorld, papersOf, writeFolder } from '../../demonstration/index.ts'
import { instant } from '../../kernel/instant.ts'
import { temporaryHome } from '../../platform/embedded-postgres/index.ts'
import type { BreakKind } from '../job/breaks.ts'
import { type Counts, ROOT } from './run.ts'

const LONGEST_MILLISECONDS = 5 * 60_000

type Ended = { readonly code: number; readonly said: string }

const ended = (command: string, ...parameters: readonly string[]): Promise<Ended> =>
  new Promise(resolve => {
    const program = [path.join(ROOT, 'src', 'cli', `${command}.ts`), ...parameters]
    const child = spawn(process.execPath, program, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], timeout: LONGEST_MILLISECONDS })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('error', error => resolve({ code: -1, said: error.message }))
    child.once('close', code => resolve({ code: code ?? -1, said }))
  })

type Control = { readonly name: string; readonly run: () => Promise<Ended>; readonly holds: (ended: Ended) => boolean }

const counted = async (controls: readonly Control[]): Promise<Counts> => {
  const whichFailed: string[] = []
  for (const { name, run, holds } of controls) {
    const start = performance.now()
    const outcome = await run()
    const isRight = holds(outcome)
    const last = outcome.said.trimEnd().split('\n').slice(-2).join(' · ')
    console.log(`${isRight ? '✓' : '×'} ${name} (${((performance.now() - start) / 1_000).toFixed(0)} s): exit ${outcome.code}: ${last}`)
    if (isRight) continue
    whichFailed.push(`${name}: ${last}`)
    console.log(outcome.said)
  }
  return { passed: controls.length - whichFailed.length, failed: whichFailed.length, skipped: 0, whichFailed }
}

/** What each broken wall must be caught by. `ack-before-commit` is the crash's: only a kill shows it. */
const CAUGHT_BY: Readonly<Record<Exclude<BreakKind, 'ack-before-commit'>, string>> = {
  mask: 'leaks',
  scope: 'leaks',
  matrix: 'leaks',
  'trace-after-send': 'untraced',
  'no-trace': 'untraced',
  'flip-byte': 'identical',
}

const PEOPLE = 3
const EACH = 3

const writePapers = async (folder: string): Promise<void> => {
  const world = demonstrationWorld({ seed: 'controls', today: instant(Date.now()) })
  const papers = await Promise.all(world.people.slice(0, PEOPLE).map(person => papersOf(world, person)))
  writeFolder(
    folder,
    world,
    papers.flatMap(own => own.slice(0, EACH)),
  )
}

/** The main job on a few papers of our own: whole it holds, and broken it does not. */
export const controlsOfJob = async (): Promise<Counts> => {
  const folder = temporaryHome('carnet-controls')
  await writePapers(folder)
  const controls = Object.entries(CAUGHT_BY).map(
    ([kind, check]): Control => ({
      name: `broken on purpose: ${kind}, caught by ${check}`,
      run: () => ended('job', folder, '--break', kind),
      holds: ({ code, said }) => code === 1 && new RegExp(`^does not hold: .*\\b${check} \\(\\d+\\)`, 'm').test(said),
    }),
  )
  const whole: Control = { name: 'nothing broken', run: () => ended('job', folder), holds: ({ code }) => code === 0 }
  return counted([whole, ...controls]).finally(() => rmSync(folder, { recursive: true, force: true }))
}

/** A few rounds; `npm run crash` alone runs thirty. */
const ROUNDS = '3'
/** Whether a kill falls between the acknowledgement and the commit is luck: enough rounds that it never fails to. */
const ROUNDS_OF_CONTROL = '3'

export const crashInShort = (): Promise<Counts> =>
  counted([
    { name: 'kill -9 at random points of a mixed load', run: () => ended('crash', '--rounds', ROUNDS), holds: ({ code }) => code === 0 },
    {
      name: 'broken on purpose: acknowledged before it is committed, caught by lost',
      run: () => ended('crash', '--rounds', ROUNDS_OF_CONTROL, '--control', 'ack-before-commit'),
      holds: ({ code, said }) => code === 1 && /^crash: .* lost=[1-9]/m.test(said),
    },
  ])

/** A small country for fourteen years: every legal clock is kept, and one whose sweep is a day behind is told apart. */
export const livesInShort = (): Promise<Counts> =>
  counted([
    { name: 'every clock kept', run: () => ended('life', '--persons', '300', '--years', '14'), holds: ({ code }) => code === 0 },
    {
      name: 'a day behind, caught by late',
      run: () => ended('life', '--persons', '60', '--years', '2', '--control', 'clock'),
      holds: ({ code, said }) => code === 1 && /\blate=[1-9]/.test(said),
    },
  ])
