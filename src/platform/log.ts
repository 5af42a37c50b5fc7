import { pino } from 'pino'
import { LOG_FIELDS, type LogField } from './log-fields.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export type LogFields = { readonly [name in LogField]?: unknown }

/** `message` is a constant of the program, in English; what varies goes into fields. */
export type Log = {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** The same log, these fields on every line. */
  with(fields: LogFields): Log
  /** Fields dropped since the start, for /metrics: a program that respects its own table has 0. */
  dropped(): number
}

export type LogOptions = {
  readonly level: LogLevel
  /** Where lines go; standard output when absent. */
  readonly write?: (line: string) => void
}

const LONGEST = 2_048
const FRAMES = 12

/** A NIR or an INS: 13 digits, or 15 with its key, as a word (Corsican departments have a letter). */
const LIKE_NIR = /\b[1-478]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?\b/g
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

const escapeControl = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const clean = (text: string): string => {
  const safe = text
    .slice(0, LONGEST + 1)
    .replace(LIKE_NIR, '[number]')
    .replace(CONTROL, escapeControl)
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe
}

/** Classes of ours, and of the language, whose messages are words of programs. A parser's message may quote what it parsed. */
const SPEAKING = new Set(['TypeError', 'RangeError', 'ReferenceError', 'DatabaseFault', 'CommitUnknown', 'MigrationFault', 'SettingsFault'])

const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { name: typeof error }
  const stack = error.stack ?? ''
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter(line => line.startsWith('    at '))
  return {
    name: clean(error.name),
    ...('code' in error && typeof error.code === 'string' && { code: clean(error.code) }),
    ...(SPEAKING.has(error.name) && { message: clean(error.message) }),
    stack: frames.slice(0, FRAMES).map(frame => clean(frame.trim())),
  }
}

const describe = (name: string, value: unknown): unknown => {
  if (name === 'error') return describeError(value)
  if (typeof value === 'string') return clean(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  return undefined
}

const isField = (name: string): name is LogField => Object.hasOwn(LOG_FIELDS, name)

export const createLog = (options: LogOptions): Log => {
  let dropped = 0
  const admit = (fields: LogFields): Record<string, unknown> => {
    const admitted: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) continue
      const described = isField(name) ? describe(name, value) : undefined
      if (described === undefined) dropped += 1
      else admitted[name] = described
    }
    return admitted
  }
  const settings = { level: options.level, base: null, messageKey: 'message', formatters: { level: (level: string) => ({ level }) } }
  const sink = options.write === undefined ? pino(settings) : pino(settings, { write: options.write })
  /** What is not written is not looked at: each request has a line. */
  const say = (level: Exclude<LogLevel, 'silent'>, bound: Record<string, unknown>) =>
    sink.isLevelEnabled(level)
      ? (message: string, fields: LogFields = {}): void => sink[level]({ ...bound, ...admit(fields) }, clean(message))
      : (): void => undefined
  const over = (bound: Record<string, unknown>): Log => ({
    debug: say('debug', bound),
    info: say('info', bound),
    warn: say('warn', bound),
    error: say('error', bound),
    with: fields => over({ ...bound, ...admit(fields) }),
    dropped: () => dropped,
  })
  return over({})
}

/** Says nothing: for tests and commands that speak for themselves. */
export const silentLog: Log = createLog({ level: 'silent' })
