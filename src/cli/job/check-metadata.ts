/**
 * `node check-metadata.ts FOLDER DIR`: compares what the server said of each document (DIR/metadata.ndjson) with FOLDER/expected-metadata.json,
 * written from the files by others. Run when the last answer has come: nothing that talks to the server has read that file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type Fields = Readonly<Record<string, unknown>>
export type MetadataCheck = { readonly compared: number; readonly equal: number; readonly differences: readonly string[] }

const at = (value: unknown, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? (found as Fields)[key] : undefined), value)
const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** HL7 TS with its offset → the same instant in UTC, at its own precision; a time without offset stays as it is written. */
export const inUtc = (text: string): string => {
  const [, digits = '', sign, hours = '', minutes = ''] = /^(\d{4,14})(?:\.\d+)?(?:([+-])(\d{2})(\d{2}))?$/.exec(text) ?? []
  if (sign === undefined || digits.length < 10) return digits
  const part = (from: number, to: number, absent: number): number => (digits.length >= to ? Number(digits.slice(from, to)) : absent)
  const local = Date.UTC(part(0, 4, 0), part(4, 6, 1) - 1, part(6, 8, 1), part(8, 10, 0), part(10, 12, 0), part(12, 14, 0))
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '+' ? 1 : -1)
  return new Date(local - shift).toISOString().replaceAll(/[-:T]/g, '').slice(0, digits.length)
}

const idText = (id: unknown): string =>
  [at(id, 'root'), at(id, 'extension')]
    .map(textOf)
    .filter(part => part !== '')
    .join('^')
const spaced = (text: unknown): string => textOf(text).replaceAll(/\s+/g, ' ').trim()

/** Each field as text, from the file's description. */
const wantedOf = (entry: unknown): Readonly<Record<string, string>> => ({
  uniqueId: textOf(at(entry, 'derivedXds', 'uniqueId')),
  typeCode: textOf(at(entry, 'derivedXds', 'typeCode')),
  classCode: textOf(at(entry, 'derivedXds', 'classCode')),
  formatCode: textOf(at(entry, 'derivedXds', 'formatCode')),
  hash: textOf(at(entry, 'derivedXds', 'hash')),
  size: textOf(at(entry, 'derivedXds', 'size')),
  title: spaced(at(entry, 'title')),
  patientIds: listOf(at(entry, 'patient', 'ids'))
    .map(idText)
    .join(' '),
  patientFamilies: listOf(at(entry, 'patient', 'family'))
    .map(name => `${textOf(at(name, 'qualifier'))}:${spaced(at(name, 'value'))}`)
    .join(' '),
  patientGivens: listOf(at(entry, 'patient', 'given'))
    .map(spaced)
    .join('|'),
  patientSex: textOf(at(entry, 'patient', 'gender')),
  patientBirth: textOf(at(entry, 'patient', 'birthTime')),
  authors: listOf(at(entry, 'authors'))
    .map(author => authorText(at(author, 'id'), at(author, 'code', 'code'), at(author, 'org')))
    .join(' '),
  effectiveTime: inUtc(textOf(at(entry, 'effectiveTime'))),
  serviceStart: inUtc(textOf(at(entry, 'serviceStart'))),
  serviceStop: inUtc(textOf(at(entry, 'serviceStop'))),
})

const authorText = (ids: unknown, specialty: unknown, institutions: unknown): string =>
  `${listOf(ids).map(idText).join('+')}/${textOf(specialty)}/${listOf(institutions).map(idText).join('+')}`

/** In UTC as the server understood it; as it is written when no offset says which instant it is. */
const timeText = (time: unknown): string =>
  /[+-]\d{4}$/.test(textOf(at(time, 'text'))) ? textOf(at(time, 'utc')) : textOf(at(time, 'text'))

/** The same fields, from the server's answer: the document's page, or what a quarantine tells its depositor. */
const saidOf = (answer: unknown): Readonly<Record<string, string>> => {
  const metadata = at(answer, 'metadata') ?? answer
  const xds = at(metadata, 'xds')
  return {
    uniqueId: textOf(at(metadata, 'uniqueId')),
    typeCode: textOf(at(answer, 'type', 'code') ?? at(xds, 'typeCode', 'code')),
    classCode: textOf(at(xds, 'classCode', 'code')),
    formatCode: textOf(at(xds, 'formatCode')),
    hash: textOf(at(metadata, 'hash') ?? at(metadata, 'content', 'sha1')),
    size: textOf(at(metadata, 'size') ?? at(metadata, 'content', 'bytes')),
    title: spaced(at(answer, 'title') ?? at(xds, 'title')),
    patientIds: listOf(at(xds, 'patient', 'ids'))
      .map(idText)
      .join(' '),
    patientFamilies: listOf(at(xds, 'patient', 'families'))
      .map(name => `${textOf(at(name, 'qualifier'))}:${spaced(at(name, 'value'))}`)
      .join(' '),
    patientGivens: listOf(at(xds, 'patient', 'givens'))
      .map(name => spaced(at(name, 'value')))
      .join('|'),
    patientSex: textOf(at(xds, 'patient', 'sex')),
    patientBirth: textOf(at(xds, 'patient', 'birthDate', 'text')),
    authors: listOf(at(xds, 'authors'))
      .map(author => authorText(at(author, 'ids'), at(author, 'specialty', 'code'), at(author, 'institution', 'ids')))
      .join(' '),
    effectiveTime: timeText(at(xds, 'creationTime')),
    serviceStart: timeText(at(xds, 'serviceStart')),
    serviceStop: timeText(at(xds, 'serviceStop')),
  }
}

export const differencesBetween = (file: string, entry: unknown, answer: unknown): readonly string[] => {
  const said = saidOf(answer)
  return Object.entries(wantedOf(entry)).flatMap(([field, value]) =>
    said[field] === value ? [] : [`${file}: ${field}: « ${said[field] ?? ''} », expected « ${value} »`],
  )
}

const check = (folder: string, home: string): MetadataCheck => {
  const file = path.join(folder, 'expected-metadata.json')
  if (!existsSync(file)) return { compared: 0, equal: 0, differences: [] }
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Fields
  const said = new Map(
    readFileSync(path.join(home, 'metadata.ndjson'), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const { file: name, answer } = JSON.parse(line) as { readonly file: string; readonly answer: unknown }
        return [name, answer] as const
      }),
  )
  const results = Object.entries(expected).map(([name, entry]) =>
    said.has(name) ? differencesBetween(name, entry, said.get(name)) : [`${name}: nothing was said of it`],
  )
  return { compared: results.length, equal: results.filter(({ length }) => length === 0).length, differences: results.flat() }
}

const [folder, home] = process.argv.slice(2)
if (import.meta.main && folder !== undefined && home !== undefined) {
  writeFileSync(path.join(home, 'metadata-check.json'), JSON.stringify(check(folder, home)))
}
