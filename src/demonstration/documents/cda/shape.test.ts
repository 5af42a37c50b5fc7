import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fromIso } from '../../../kernel/instant.ts'
import { parseXml } from '../../../platform/xml/document.ts'
import { isElement, type XmlElement } from '../../../platform/xml/tree.ts'
import { demonstrationWorld } from '../../world.ts'
import { demonstrationDocuments } from '../demonstration-documents.ts'

/** Real French documents, outside the repository: what they do, the schema allows. */
const CORPUS = resolve(process.env['CARNET_CORPUS'] ?? join(import.meta.dirname, '../../../../../shared/data'), 'cda')
const hasCorpus = existsSync(CORPUS)
if (!hasCorpus) console.log('not run: the shape of demonstration documents beside real ones (set CARNET_CORPUS)')

/** For each element: which children and attributes it was seen with, and which child was seen before which. */
type Shape = { readonly children: Set<string>; readonly attributes: Set<string>; readonly order: Set<string> }

const shapesOf = (roots: Iterable<XmlElement>): ReadonlyMap<string, Shape> => {
  const shapes = new Map<string, Shape>()
  const walk = (element: XmlElement): void => {
    const shape = shapes.get(element.name) ?? { children: new Set(), attributes: new Set(), order: new Set() }
    shapes.set(element.name, shape)
    for (const name of element.attributes.keys()) shape.attributes.add(name.split(' ').at(-1) ?? name)
    const seen: string[] = []
    for (const child of element.children.filter(isElement)) {
      shape.children.add(child.name)
      for (const earlier of seen) if (earlier !== child.name) shape.order.add(`${earlier} < ${child.name}`)
      if (!seen.includes(child.name)) seen.push(child.name)
      walk(child)
    }
  }
  for (const root of roots) walk(root)
  return shapes
}

const world = demonstrationWorld({ seed: 'test', today: fromIso('2026-11-20T09:00:00Z') })
/** Between them these four have every kind of paper. */
const ours: readonly XmlElement[] = world.people
  .filter(({ key }) => ['camille', 'noe', 'madeleine', 'lucas'].includes(key))
  .flatMap(person => demonstrationDocuments(world, person))
  .filter(({ mediaType }) => mediaType === 'text/xml')
  .map(({ bytes }) => parseXml(bytes))

const theirs = (): readonly XmlElement[] =>
  readdirSync(CORPUS)
    .filter(name => name.endsWith('.xml'))
    .map(name => parseXml(readFileSync(join(CORPUS, name))))

/** Of the narrative, mixed and free in order; these two are of its schema (NarrativeBlock.xsd), and no real document here uses them. */
const NARRATIVE = new Set(['text', 'td', 'th', 'tr', 'content', 'paragraph', 'item', 'list', 'table', 'thead', 'tbody'])
const OF_THE_SCHEMA = ['caption is in no real document', 'table has a child caption', 'list has an attribute listType']

const reversed = (pair: string): string => pair.split(' < ').reverse().join(' < ')

const strange = (own: ReadonlyMap<string, Shape>, real: ReadonlyMap<string, Shape>): readonly string[] =>
  [...own].flatMap(([name, shape]) => {
    const seen = real.get(name)
    if (seen === undefined) return [`${name} is in no real document`]
    return [
      ...[...shape.children].filter(child => !seen.children.has(child)).map(child => `${name} has a child ${child}`),
      ...[...shape.attributes]
        .filter(attribute => !seen.attributes.has(attribute))
        .map(attribute => `${name} has an attribute ${attribute}`),
      ...[...shape.order]
        .filter(pair => !NARRATIVE.has(name) && !seen.order.has(pair) && seen.order.has(reversed(pair)))
        .map(pair => `in ${name}, ${pair}`),
    ]
  })

describe.runIf(hasCorpus)('beside real French documents', () => {
  test('ours have no element, attribute or order that they have not', () => {
    expect(strange(shapesOf(ours), shapesOf(theirs())).filter(one => !OF_THE_SCHEMA.includes(one))).toEqual([])
  })

  test('control: an element out of place is seen', () => {
    const swapped = parseXml(
      Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"><author x="1"/><recordTarget/><secret/></ClinicalDocument>'),
    )
    expect(strange(shapesOf([swapped]), shapesOf(theirs()))).toEqual([
      'ClinicalDocument has a child secret',
      'in ClinicalDocument, author < recordTarget',
      'author has an attribute x',
      'secret is in no real document',
    ])
  })
})

describe('inside one document', () => {
  test('every ID is unique, and every reference of an entry finds the words it points to', () => {
    for (const root of ours) {
      const [ids, references]: [string[], string[]] = [[], []]
      const walk = (element: XmlElement): void => {
        ids.push(...[element.attributes.get('ID') ?? []].flat())
        const target = element.name === 'reference' ? element.attributes.get('value') : element.attributes.get('referencedObject')
        if (target !== undefined) references.push(target.replace('#', ''))
        for (const child of element.children.filter(isElement)) walk(child)
      }
      walk(root)
      expect(new Set(ids).size).toBe(ids.length)
      expect(references.filter(reference => !ids.includes(reference))).toEqual([])
    }
  })
})
