/**
 * An element of a parsed document: plain, immutable, free of its parser. Attributes without namespace are keyed by their name, others by
 * `namespace name`; children are elements and stretches of text in document order.
 */
export type XmlElement = {
  readonly name: string
  /** Empty string when there is none. */
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

export type XmlNode = XmlElement | string

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

export const attributeOf = (element: XmlElement | undefined, name: string, namespace = ''): string | undefined =>
  element?.attributes.get(namespace === '' ? name : `${namespace} ${name}`)

/** Text of the element and of all below, as it stands. */
export const textOf = (node: XmlNode): string => (isElement(node) ? node.children.map(textOf).join('') : node)

/**
 * Reads a tree by paths of local names in one namespace: `select(root, 'author/assignedAuthor/id')`. An element of another namespace
 * never answers to a name, so that an extension cannot pass for what it extends.
 */
export const readerOf = (namespace: string): XmlReader => {
  const children = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
    element?.children.filter(isElement).filter(child => child.name === name && child.namespace === namespace) ?? []

  const select = (element: XmlElement | undefined, path: string): readonly XmlElement[] =>
    path
      .split('/')
      .reduce<readonly XmlElement[]>((found, name) => found.flatMap(each => children(each, name)), element === undefined ? [] : [element])

  const first = (element: XmlElement | undefined, path: string): XmlElement | undefined =>
    path.split('/').reduce((found, name) => children(found, name)[0], element)

  return { select, first }
}

export type XmlReader = {
  /** Every element at the end of the path, in document order. */
  select(element: XmlElement | undefined, path: string): readonly XmlElement[]
  /** The first child at each step; undefined when one is missing. */
  first(element: XmlElement | undefined, path: string): XmlElement | undefined
}
