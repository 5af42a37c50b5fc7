import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CdaStream } from '../../documents/index.ts'
import { openCdaEngine } from '../../documents/index.ts'
import type { XdsMetadata } from '../../documents/index.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** A document of FOLDER, read on the client's side: what a practice's software knows of what it is about to send. */
export type Paper = {
  readonly file: string
  readonly type: string
  /** Read again at each use: a folder may hold more than memory. */
  readonly bytes: () => Buffer
  /** The header of a CDA; absent for a loose file. */
  readonly header?: XdsMetadata
}

export type Folder = {
  readonly path: string
  /** Parents before what replaces them, then by name. */
  readonly papers: readonly Paper[]
  /** Files that are no document, by name: descriptions of the folder. */
  readonly passedOver: readonly string[]
  /** XML that is no CDA: the server is given it all the same. */
  readonly unreadable: readonly string[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.xml': 'text/xml',
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.rtf': 'application/rtf',
}

export const readFolder = async (folder: string): Promise<Folder> => {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ name }) => name)
    .sort()
  const typeOf = (file: string): string | undefined => TYPES[path.extname(file).toLowerCase()]
  const engine = openCdaEngine()
  const unreadable: string[] = []
  const papers: Paper[] = []
  for (const file of files.filter(name => typeOf(name) !== undefined)) {
    const type = typeOf(file) ?? ''
    const bytes = (): Buffer => readFileSync(path.join(folder, file))
    const header = type === 'text/xml' ? await readHeader(engine, bytes()) : undefined
    if (type === 'text/xml' && header === undefined) unreadable.push(file)
    papers.push({ file, type, bytes, ...(header === undefined ? {} : { header }) })
  }
  await engine.close()
  return {
    path: path.resolve(folder),
    papers: parentsFirst(papers),
    passedOver: files.filter(name => typeOf(name) === undefined),
    unreadable,
  }
}

const readHeader = async (engine: ReturnType<typeof openCdaEngine>, bytes: Buffer): Promise<XdsMetadata | undefined> => {
  try {
    const stream = new CdaStream()
    stream.write(bytes)
    return (await engine.read(stream.end())).metadata
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

export const parentsOf = ({ header }: Paper): readonly string[] =>
  header?.relations.filter(({ kind }) => kind === 'RPLC').flatMap(({ parentUniqueIds }) => parentUniqueIds) ?? []

/** A walk that goes to the parents before it names a paper; a circle of replacements is cut where it was entered. */
export const parentsFirst = (papers: readonly Paper[]): readonly Paper[] => {
  const known = new Map(papers.flatMap(paper => (paper.header === undefined ? [] : [[paper.header.uniqueId, paper] as const])))
  const seen = new Set<Paper>()
  const ordered: Paper[] = []
  const visit = (paper: Paper): void => {
    if (seen.has(paper)) return
    seen.add(paper)
    for (const parent of parentsOf(paper)) {
      const found = known.get(parent)
      if (found !== undefined) visit(found)
    }
    ordered.push(paper)
  }
  for (const paper of papers) visit(paper)
  return ordered
}
