import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** `heic` becomes a JPEG, `docx` a PDF. */
export type Convertible = 'heic' | 'docx'

/** The file’s fault, or the converter’s: it did not come out within its limits. */
export class ConversionFailed extends Error {
  constructor(why: string) {
    super(`conversion failed: ${why}`)
    this.name = 'ConversionFailed'
  }
}

export type Converter = {
  readonly can: Readonly<Record<Convertible, boolean>>
  /** One at a time. Throws `ConversionFailed`. */
  convert(kind: Convertible, bytes: Uint8Array): Promise<Buffer>
}

type Limits = { readonly milliseconds: number; readonly megabytes: number; readonly outputBytes: number }
const LIMITS: Limits = { milliseconds: 60_000, megabytes: 4_096, outputBytes: 100 * 1024 * 1024 }
const WAITING = 8
const MEGABYTE = 1024 * 1024

type Tool = { readonly program: string; readonly input: string; readonly output: string; arguments(folder: string): readonly string[] }

const TOOLS: Readonly<Record<Convertible, Tool>> = {
  heic: {
    program: 'heif-convert',
    input: 'in.heic',
    output: 'out.jpg',
    arguments: folder => ['-q', '90', path.join(folder, 'in.heic'), path.join(folder, 'out.jpg')],
  },
  docx: {
    program: 'soffice',
    input: 'in.docx',
    output: 'in.pdf',
    arguments: folder => [
      '--headless',
      '--norestore',
      '--nolockcheck',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      folder,
      path.join(folder, 'in.docx'),
    ],
  },
}

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/bin']

const found = (program: string): string | undefined =>
  FOLDERS.map(folder => path.join(folder, program)).find(file => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })

/** Without a network of its own nothing is converted: a document must not fetch anything. */
const isolation = (): readonly string[] | undefined => {
  const unshare = found('unshare')
  const prlimit = found('prlimit')
  if (unshare === undefined || prlimit === undefined) return undefined
  const own = process.getuid?.() === 0 ? ['--net'] : ['--map-root-user', '--net']
  const works = spawnSync(unshare, [...own, '/bin/true'], { stdio: 'ignore', timeout: 5_000 }).status === 0
  return works ? [unshare, ...own, prlimit] : undefined
}

/** Looks for the system's converters, once: what is not there, or cannot be shut in, converts nothing. */
export const openConverter = (limits: Partial<Limits> = {}): Converter => {
  const bounds = { ...LIMITS, ...limits }
  const shut = isolation()
  const programOf = (kind: Convertible): string | undefined => (shut === undefined ? undefined : found(TOOLS[kind].program))
  const programs = { heic: programOf('heic'), docx: programOf('docx') }
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    can: { heic: programs.heic !== undefined, docx: programs.docx !== undefined },
    convert: async (kind, bytes) => {
      const program = programs[kind]
      if (program === undefined || shut === undefined) throw new ConversionFailed('no converter')
      if (waiting >= WAITING) throw new ConversionFailed('busy')
      waiting += 1
      const mine = turn.then(() => run(shut, program, TOOLS[kind], bytes, bounds)).finally(() => (waiting -= 1))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

/** In a folder of its own, in memory where the system has one there, gone afterwards. */
const run = async (shut: readonly string[], program: string, tool: Tool, bytes: Uint8Array, limits: Limits): Promise<Buffer> => {
  const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'carnet-convert-'))
  try {
    writeFileSync(path.join(folder, tool.input), bytes, { mode: 0o600 })
    const bounds = [
      `--as=${limits.megabytes * MEGABYTE}`,
      `--cpu=${Math.ceil(limits.milliseconds / 1_000)}`,
      `--fsize=${limits.outputBytes}`,
      '--core=0',
    ]
    const [first = '', ...rest] = shut
    await ended(first, [...rest, ...bounds, program, ...tool.arguments(folder)], folder, limits.milliseconds)
    const output = path.join(folder, tool.output)
    if (!existsSync(output) || statSync(output).size === 0) throw new ConversionFailed('nothing came out')
    return readFileSync(output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ended = (command: string, parameters: readonly string[], folder: string, milliseconds: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { HOME: folder, TMPDIR: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' }
    const child = spawn(command, parameters, { cwd: folder, env, stdio: 'ignore', detached: true })
    const late = setTimeout(() => end('too long'), milliseconds)
    const end = (why: string): void => {
      // The whole group: an office starts others.
      if (child.pid !== undefined)
        try {
          process.kill(-child.pid, 'SIGKILL')
        } catch {
          // Gone already.
        }
      reject(new ConversionFailed(why))
    }
    child.once('error', error => {
      clearTimeout(late)
      reject(new ConversionFailed(error.message))
    })
    child.once('exit', code => {
      clearTimeout(late)
      if (code === 0) resolve()
      else reject(new ConversionFailed(`exit ${code ?? 'signal'}`))
    })
  })
