import { askXPath, type XPathHit } from '../../../platform/xml/xpath.ts'

/**
 * Where elements of a CDA stand, learnt from real documents: which holds which, and which comes before which. The schema of HL7 is not in the repository; what
 * forty-five documents of the ANS never do is a breach of it, as far as they go.
 */
export type Orders = { readonly holds: ReadonlySet<string>; readonly before: ReadonlySet<string> }

const nameOf = (node: XPathHit): string => node.text('local-name()')

type Seen = { readonly parent: string; readonly children: readonly string[] }

const parentsIn = (node: XPathHit): readonly Seen[] => {
  const children = node.hits('*')
  return [{ parent: nameOf(node), children: children.map(nameOf) }, ...children.flatMap(parentsIn)]
}

const pairs = (children: readonly string[]): readonly (readonly [string, string])[] =>
  children.flatMap((one, rank) => children.slice(rank + 1).flatMap(other => (one === other ? [] : [[one, other] as const])))

export const ordersOf = (documents: readonly Uint8Array[]): Orders => {
  const holds = new Set<string>()
  const before = new Set<string>()
  for (const bytes of documents)
    for (const { parent, children } of askXPath(bytes, {}, parentsIn)) {
      for (const child of children) holds.add(`${parent}>${child}`)
      for (const [one, other] of pairs(children)) before.add(`${parent}: ${one} < ${other}`)
    }
  return { holds, before }
}

export const misplacedIn = (bytes: Uint8Array, { holds, before }: Orders): readonly string[] =>
  askXPath(bytes, {}, parentsIn).flatMap(({ parent, children }) => [
    ...children.filter(child => !holds.has(`${parent}>${child}`)).map(child => `${parent} never holds ${child}`),
    ...pairs(children)
      .filter(([one, other]) => before.has(`${parent}: ${other} < ${one}`) && !before.has(`${parent}: ${one} < ${other}`))
      .map(([one, other]) => `${parent}: ${other} comes before ${one}`),
  ])
