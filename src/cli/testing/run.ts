import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Tests that ran, by their outcome; `skipped` ones decided themselves that they could not. */
export type Counts = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** The names of those that failed, where the suite knows them. */
  readonly whichFailed?: readonly string[]
}

export type Environment = Readonly<Record<string, string>>

/** No suite may hang a run: after this one it is ended and counts as failed. */
const LONGEST_MILLISECONDS = 30 * 60_000

const tool = (file: string): string => path.join(ROOT, 'node_modules', file)

/** Exit code of a program of this repository on this runtime; its output is ours. `CI` makes tools strict and quiet. */
const exitOf = (parameters: readonly string[], environment: Environment = {}): Promise<number> =>
  new Promise(resolve => {
    const env = { ...process.env, CI: 'true', ...environment }
    const child = spawn(process.execPath, parameters, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: LONGEST_MILLISECONDS,
    })
    child.once('error', () => resolve(1))
    child.once('exit', code => resolve(code ?? 1))
  })

/** A program whose exit code is its whole answer: one test. */
export const check = async (file: string, ...parameters: readonly string[]): Promise<Counts> => {
  const code = await exitOf([path.isAbsolute(file) ? file : tool(file), ...parameters])
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly FileReport[]
}
type FileReport = { readonly name: string; readonly status: string; readonly assertionResults: readonly TestReport[] }
type TestReport = { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }

const parseReport = (file: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}

const FIRST_LINE = /^[^\n]*/
const namesOf = ({ name, status, assertionResults }: FileReport): readonly string[] => {
  const file = path.relative(ROOT, name)
  if (status === 'failed' && assertionResults.length === 0) return [`${file}: before its first test`]
  return assertionResults
    .filter(test => test.status === 'failed')
    .map(({ fullName, failureMessages: [said = ''] }) => `${file}: ${fullName}: ${FIRST_LINE.exec(said)?.[0].slice(0, 200)}`)
}

/** A file that failed before its first test, and a run that failed without a failed test, each count as one failure. */
const countsOf = (report: Report | undefined, code: number): Counts => {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(result => result.status === 'failed' && result.assertionResults.length === 0).length
  const failed = report.numFailedTests + broken
  const isSilentFailure = failed === 0 && (code !== 0 || report.numPassedTests === 0)
  const whichFailed = report.testResults.flatMap(namesOf)
  return { passed: report.numPassedTests, failed: failed + (isSilentFailure ? 1 : 0), skipped: report.numPendingTests, whichFailed }
}

/** Runs vitest and counts the tests it really ran. */
export const vitest = async (parameters: readonly string[], environment: Environment = {}): Promise<Counts> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-report-'))
  const report = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const code = await exitOf([tool('vitest/vitest.mjs'), 'run', ...reporters, ...parameters], environment)
    return countsOf(parseReport(report), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
