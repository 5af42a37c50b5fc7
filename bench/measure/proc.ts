import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second in /proc (USER_HZ of every Linux that Node runs on). */
const TICKS = 100
const PAGE = 4_096

type Process = { readonly parent: number; readonly own: number; readonly reaped: number }

/** Fields of /proc/PID/stat after the command, which may hold spaces and parentheses. */
const fieldsOf = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

const processOf = (pid: number): Process | undefined => {
  try {
    const f = fieldsOf(readFileSync(`/proc/${pid}/stat`, 'latin1')).map(Number)
    return { parent: f[1] ?? 0, own: (f[11] ?? 0) + (f[12] ?? 0), reaped: (f[13] ?? 0) + (f[14] ?? 0) }
  } catch {
    return undefined
  }
}

const everyProcess = (): ReadonlyMap<number, Process> => {
  const found = new Map<number, Process>()
  for (const name of readdirSync('/proc')) {
    const process = /^\d+$/.test(name) ? processOf(Number(name)) : undefined
    if (process !== undefined) found.set(Number(name), process)
  }
  return found
}

const isUnder = (all: ReadonlyMap<number, Process>, pid: number, root: number): boolean => {
  let at: number | undefined = pid
  while (at !== undefined && at !== 0) {
    if (at === root) return true
    at = all.get(at)?.parent
  }
  return false
}

/** Seconds of user and system time of one process, all its threads. */
export const ownCpu = (pid: number): number => (processOf(pid)?.own ?? 0) / TICKS

/** Seconds of user and system time of a process, of all that live under it, and of the children it has buried. */
export const treeCpu = (root: number): number => {
  const all = everyProcess()
  let ticks = all.get(root)?.reaped ?? 0
  for (const [pid, process] of all) if (isUnder(all, pid, root)) ticks += process.own
  return ticks / TICKS
}

/** Resident bytes now. */
export const residentBytes = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE
  } catch {
    return 0
  }
}

export type Machine = { readonly busy: number; readonly steal: number; readonly at: number }

/** Busy and stolen seconds of all cores since boot. */
export const machine = (): Machine => {
  const line = readFileSync('/proc/stat', 'latin1').split('\n')[0] ?? ''
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = line.trim().split(/\s+/).slice(1).map(Number)
  return { busy: (user + nice + system + irq + soft) / TICKS, steal: steal / TICKS, at: performance.now() / 1_000 }
}

export const loadAverage = (): number => Number(readFileSync('/proc/loadavg', 'latin1').split(' ')[0])

export const processorName = (): string => /model name\s*:\s*(.+)/.exec(readFileSync('/proc/cpuinfo', 'latin1'))?.[1] ?? 'unknown'
export const memoryBytes = (): number => Number(/MemTotal:\s*(\d+)/.exec(readFileSync('/proc/meminfo', 'latin1'))?.[1]) * 1_024
