import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''

const procFile = (pid: number, file: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

/** Command of a process; '' for one that died and whose parent has not noticed; undefined when there is none. */
export const commandOf = (pid: number): string | undefined =>
  process.platform === 'linux' ? procFile(pid, 'cmdline') : ps(pid, 'command').trim() || undefined

/** What tells a process from a later one with the same number: its start, in the system's own words. */
export const birthOf = (pid: number): string | undefined => {
  if (process.platform !== 'linux') return ps(pid, 'lstart').trim() || undefined
  const stat = procFile(pid, 'stat')
  if (stat === undefined || commandOf(pid) === '') return undefined
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}
