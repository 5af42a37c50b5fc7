import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Path from the root of the repository, with `/` → text. Rules are pure functions of it, so a rule is shown to bite on a house of three files. */
export type House = ReadonlyMap<string, string>

export type Breach = { readonly path: string; readonly line: number; readonly message: string }

export type Rule = {
  /** What holds, as a sentence. */
  readonly name: string
  check(house: House): readonly Breach[]
  /** Small houses in which the rule must fail, each with a part of « path:line: message » of its only breach, and one in which it must not. */
  readonly control: {
    readonly broken: readonly { readonly files: Readonly<Record<string, string>>; readonly breach: string }[]
    readonly sound: Readonly<Record<string, string>>
  }
}

export const houseOf = (files: Readonly<Record<string, string>>): House => new Map(Object.entries(files))

export const tell = ({ path, line, message }: Breach): string => `${path}:${line}: ${message}`

/** `package.json` says what is installed where the product runs. */
export const PACKAGE = 'package.json'

const ROOMS = ['src', 'web', 'migrations', 'test', 'bench', 'verifier']
const READ = /\.(?:ts|tsx|mts|mjs|sql|md)$/
const LEFT_OUT = new Set(['node_modules', 'dist', 'evidence', 'coverage'])

export const readHouse = (root: string): House => {
  const files = new Map<string, string>()
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) walk(path)
      if (entry.isFile() && READ.test(entry.name)) files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'))
    }
  }
  const present = new Set(readdirSync(root))
  if (present.has(PACKAGE)) files.set(PACKAGE, readFileSync(join(root, PACKAGE), 'utf8'))
  for (const room of ROOMS) if (present.has(room)) walk(join(root, room))
  return files
}

export const isCode = (path: string): boolean => /\.(?:ts|tsx|mts|mjs)$/.test(path)

/** Tests and what only tests use: freer than the product, and never imported by it. */
export const isTest = (path: string): boolean =>
  /^(?:test|bench)\//.test(path) ||
  /\.(?:test|contract|fixtures|bench)\.tsx?$/.test(path) ||
  (/\/(?:testing|fixtures)\//.test(path) && !isCommand(path))

/** Code of the server that is shipped. */
export const isProduct = (path: string): boolean => path.startsWith('src/') && isCode(path) && !isTest(path)

/** Commands are edges of their own: they read files, the environment and the clock, and the checkers among them read the database. */
export const isCommand = (path: string): boolean => path.startsWith('src/cli/')

/** Tables of data are long by nature. */
export const isData = (path: string): boolean => /\.table\.tsx?$/.test(path) || /\/data\//.test(path) || /\.generated\.tsx?$/.test(path)
