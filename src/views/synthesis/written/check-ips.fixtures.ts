/**
 * What the IPS (HL7 FHIR IPS 2.0.1) asks of the structure of a document Bundle, written from its profiles and never from our writer: cardinalities, fixed
 * codes, references that lead somewhere, narratives, dates. The examples that HL7 publishes pass it.
 */
type Node = Readonly<Record<string, unknown>>

/** What stands at a path of plain JSON, or nothing. */
export const dig = (node: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string | number, unknown>)[key] : undefined),
    node,
  )
export const textAt = (node: unknown, ...path: readonly (string | number)[]): string => {
  const found = dig(node, ...path)
  return typeof found === 'string' ? found : ''
}
export const nodesAt = (node: unknown, ...path: readonly (string | number)[]): readonly Node[] => {
  const found = dig(node, ...path)
  return Array.isArray(found) ? (found as readonly Node[]) : []
}

const PRIMITIVES = {
  date: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  dateTime: /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
}
const REQUIRED_SECTIONS = ['11450-4', '48765-2', '10160-0'] as const
const TYPES_IN: Readonly<Record<string, readonly string[]>> = {
  '11450-4': ['Condition'],
  '11348-0': ['Condition'],
  '48765-2': ['AllergyIntolerance'],
  '10160-0': ['MedicationStatement', 'MedicationRequest', 'MedicationAdministration', 'MedicationDispense'],
  '47519-4': ['Procedure'],
  '30954-2': ['Observation', 'DiagnosticReport'],
}

/** Elements that a profile requires, by type; `a|b`: one of them. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Composition: ['status', 'type', 'subject', 'date', 'author', 'title', 'section'],
  Patient: ['name', 'birthDate|_birthDate'],
  AllergyIntolerance: ['code', 'patient'],
  MedicationStatement: [
    'status',
    'medicationCodeableConcept|medicationReference',
    'subject',
    'effectiveDateTime|effectivePeriod|_effectiveDateTime',
  ],
  Condition: ['code', 'subject'],
  Procedure: ['status', 'code', 'subject', 'performedDateTime|performedPeriod|performedString|_performedDateTime'],
  Observation: [
    'status',
    'code',
    'subject',
    'effectiveDateTime|effectivePeriod|_effectiveDateTime',
    'performer|hasMember|dataAbsentReason|value',
  ],
}
const STATUSES: Readonly<Record<string, readonly string[]>> = {
  Composition: ['preliminary', 'final', 'amended', 'entered-in-error'],
  MedicationStatement: ['active', 'completed', 'entered-in-error', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'],
  Procedure: ['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown'],
  Observation: ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown'],
}

export const checkIps = (bundle: unknown): readonly string[] => {
  const entries = nodesAt(bundle, 'entry')
  const breaches: string[] = []
  const need = (holds: unknown, said: string): void => void (holds ? undefined : breaches.push(said))
  need(textAt(bundle, 'resourceType') === 'Bundle' && textAt(bundle, 'type') === 'document', 'not a document Bundle')
  need(textAt(bundle, 'identifier', 'system') && textAt(bundle, 'identifier', 'value'), 'a document has an identifier')
  need(PRIMITIVES.instant.test(textAt(bundle, 'timestamp')), 'a document has an instant')
  need(entries.length > 1, 'a document holds more than nothing')
  need(textAt(entries, 0, 'resource', 'resourceType') === 'Composition', 'a document begins with its Composition')
  need(
    new Set(entries.map(entry => entry['fullUrl'])).size === entries.length && entries.every(entry => entry['fullUrl']),
    'each entry has an address of its own',
  )
  need(entries.filter(entry => textAt(entry, 'resource', 'resourceType') === 'Patient').length === 1, 'one patient')
  const at = new Map(entries.map(entry => [entry['fullUrl'] as string, entry['resource'] as Node]))
  for (const resource of at.values()) breaches.push(...checkResource(resource, at))
  const composition = dig(entries, 0, 'resource')
  if (textAt(composition, 'resourceType') === 'Composition') breaches.push(...checkComposition(composition, at))
  return breaches
}

const checkResource = (resource: Node, at: ReadonlyMap<string, Node>): readonly string[] => {
  const type = textAt(resource, 'resourceType')
  const names = Object.keys(resource)
  const missing = (REQUIRED[type] ?? []).filter(
    row => !row.split('|').some(name => names.some(each => each === name || (name === 'value' && each.startsWith('value')))),
  )
  const status = STATUSES[type]
  return [
    ...missing.map(row => `${type} without ${row}`),
    ...(status !== undefined && !status.includes(textAt(resource, 'status')) ? [`${type} of status ${textAt(resource, 'status')}`] : []),
    ...walk(resource, type, at),
  ]
}

/** Every reference of a document leads to one of its entries, every date is one, every coding has a system, nothing is empty. */
const walk = (node: unknown, path: string, at: ReadonlyMap<string, Node>): readonly string[] => {
  if (Array.isArray(node))
    return node.length === 0 ? [`${path} is an empty list`] : node.flatMap((each, rank) => walk(each, `${path}[${rank}]`, at))
  if (node === null || node === undefined || node === '') return [`${path} is empty`]
  if (typeof node !== 'object') return []
  const said = node as Node
  const breaches: string[] = Object.keys(said).length === 0 ? [`${path} is empty`] : []
  const { reference } = said
  if (typeof reference === 'string' && reference.startsWith('urn:uuid:') && !at.has(reference)) breaches.push(`${path} leads nowhere`)
  for (const [name, value] of Object.entries(said)) {
    if (/DateTime$|^date$/.test(name) && typeof value === 'string' && !PRIMITIVES.dateTime.test(value))
      breaches.push(`${path}.${name}: ${value}`)
    if (name === 'birthDate' && !PRIMITIVES.date.test(value as string)) breaches.push(`${path}.${name}: ${value as string}`)
    if (name === 'coding')
      for (const each of value as readonly Node[]) if (!each['system'] || !each['code']) breaches.push(`${path}.coding names nothing`)
    breaches.push(...walk(value, `${path}.${name}`, at))
  }
  return breaches
}

/** By its address, or relative to the server that the addresses name. */
const found = (at: ReadonlyMap<string, Node>, reference: string): Node | undefined =>
  at.get(reference) ?? [...at].find(([url]) => url.endsWith(`/${reference}`))?.[1]

const checkComposition = (composition: unknown, at: ReadonlyMap<string, Node>): readonly string[] => {
  const sections = nodesAt(composition, 'section')
  const codeOf = (section: Node): string => textAt(section, 'code', 'coding', 0, 'code')
  const isIps = nodesAt(composition, 'type', 'coding').some(each => each['system'] === 'http://loinc.org' && each['code'] === '60591-5')
  return [
    ...(isIps ? [] : ['the Composition is no patient summary']),
    ...(textAt(found(at, textAt(composition, 'subject', 'reference')), 'resourceType') === 'Patient'
      ? []
      : ['the Composition is about nobody']),
    ...REQUIRED_SECTIONS.filter(code => sections.filter(section => codeOf(section) === code).length !== 1).map(
      code => `section ${code} is required`,
    ),
    ...sections.flatMap(section => checkSection(section, codeOf(section), at)),
  ]
}

const checkSection = (section: Node, code: string, at: ReadonlyMap<string, Node>): readonly string[] => {
  const entries = nodesAt(section, 'entry')
  const div = textAt(section, 'text', 'div')
  const types = entries.map(entry => textAt(found(at, textAt(entry, 'reference')), 'resourceType'))
  return [
    ...(section['title'] ? [] : [`section ${code} without a title`]),
    ...(div.startsWith('<div xmlns="http://www.w3.org/1999/xhtml"') && div.endsWith('</div>')
      ? []
      : [`section ${code} without a narrative`]),
    ...(REQUIRED_SECTIONS.some(each => each === code) && entries.length === 0 && section['emptyReason'] === undefined
      ? [`section ${code} is empty without a reason`]
      : []),
    ...(entries.length > 0 && section['emptyReason'] !== undefined ? [`section ${code} is not empty`] : []),
    ...types
      .filter(type => TYPES_IN[code] !== undefined && (type === undefined || !TYPES_IN[code].includes(type)))
      .map(type => `section ${code} holds ${type ?? 'nothing'}`),
  ]
}
