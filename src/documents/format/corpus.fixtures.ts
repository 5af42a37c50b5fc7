import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Real documents of the field, outside the repository: `CARNET_CORPUS`, or a neighbour of it. For tests only. */
const FOLDER = resolve(process.env['CARNET_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/data'))

export const hasCorpus = existsSync(join(FOLDER, 'cda'))

if (!hasCorpus) console.log('not run: external corpus (set CARNET_CORPUS to a folder that holds cda/ and files/)')

const namesIn = (folder: string, pattern: RegExp): readonly string[] =>
  hasCorpus
    ? readdirSync(join(FOLDER, folder))
        .filter(name => pattern.test(name))
        .sort()
    : []

export const corpusCda = (): readonly string[] => namesIn('cda', /\.xml$/)

export const corpusFiles = (): readonly string[] => namesIn('files', /\.(?:pdf|png|jpe?g)$/)

export const corpusBytes = (folder: 'cda' | 'files', name: string): Buffer => readFileSync(join(FOLDER, folder, name))

export const corpusJson = (folder: 'cda' | 'files', name: string): unknown => JSON.parse(readFileSync(join(FOLDER, folder, name), 'utf8'))
