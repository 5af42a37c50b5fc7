import type { ExtractedFact, FactKind, FactLine, FactRange, ListedFacts, Measured, Quantity } from '../../documents/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Entry } from '../../profile/index.ts'
import { table } from './tables.ts'

export type CopiedFacts = Pick<ListedFacts, 'facts' | 'reading'>

/** FHIR R4 resource of each kind of datum that is read in a document. */
const RESOURCE: Readonly<Record<FactKind, string>> = {
  result: 'Observation',
  vital: 'Observation',
  vaccination: 'Immunization',
  prescription: 'MedicationRequest',
  dispensation: 'MedicationDispense',
  treatment: 'MedicationStatement',
  condition: 'Condition',
  allergy: 'AllergyIntolerance',
  procedure: 'Procedure',
}

/** What was read in her documents, with the document of each, what she decided of it, and whether she lets documents be read. */
export const factsBundle = (recordId: RecordId, { facts, reading }: CopiedFacts): string => {
  const subject = { reference: `urn:uuid:${recordId}` }
  const consent = { resourceType: 'Consent', status: consentInWords(reading), scope: 'reading of coded data in documents', subject }
  return `${JSON.stringify(
    {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: consent }, ...facts.map(line => ({ fullUrl: `urn:uuid:${line.id}`, resource: resourceOf(line, subject) }))],
    },
    null,
    1,
  )}\n`
}

const consentInWords = ({ consents }: CopiedFacts['reading']): string =>
  consents === null ? 'not-asked' : consents ? 'active' : 'rejected'

const resourceOf = ({ id, status, fact, document }: FactLine, subject: { readonly reference: string }) => {
  const { kind, path, ...said } = fact
  return {
    resourceType: RESOURCE[kind],
    id,
    category: kind,
    subject,
    // Hers when she confirmed it; until then what a machine proposes.
    verification: status,
    derivedFrom: [{ reference: `urn:uuid:${document.id}`, display: document.facts.title, path }],
    said,
  }
}

const STATUS = { proposed: 'proposé', confirmed: 'confirmé', dismissed: 'écarté' } as const

/** Results and measures, read and declared, for a spreadsheet: values as they were written, to the last digit. */
export const resultsTable = (facts: readonly FactLine[], entries: readonly Entry[]): string =>
  table([
    ['date', 'genre', 'nom', 'code', 'valeur', 'unité', 'bornes', 'interprétation', 'état', 'source', 'document'],
    ...facts.filter(({ fact: { kind } }) => kind === 'result' || kind === 'vital').map(rowOfFact),
    ...entries.filter(({ status }) => status === 'active').flatMap(({ body }) => rowsOfMeasure(body)),
  ])

const rowOfFact = ({ fact, status, document }: FactLine): readonly string[] => {
  const { kind, label, code, date = '', ranges = [], interpretation = '' } = fact
  const [value, unit] = writtenValue(fact)
  const named = [date, kind === 'result' ? 'résultat' : 'mesure', label, code?.code ?? '', value, unit]
  return [...named, ranges.map(rangeInWords).join(' ; '), interpretation, STATUS[status], 'document', document.id]
}

const rowsOfMeasure = (body: Entry['body']): readonly (readonly string[])[] =>
  body.rubric !== 'measures' || !('components' in body)
    ? []
    : body.components.map(({ name, value, unit }) => {
        const named = name === 'value' ? body.kind : `${body.kind} ${name}`
        return [body.effective, 'mesure', named, '', String(value), unit, '', '', body.target === true ? 'objectif' : '', 'déclaré', '']
      })

const writtenValue = ({ value }: ExtractedFact): readonly [value: string, unit: string] =>
  value === undefined ? ['', ''] : value.kind === 'quantity' ? [value.value, value.unit ?? ''] : [wordsOf(value), '']

const wordsOf = (value: Exclude<Measured, { readonly kind: 'quantity' }>): string => {
  switch (value.kind) {
    case 'interval':
      return between(value.low, value.high)
    case 'coded':
    case 'text':
      return value.text
  }
}

const quantity = ({ value, unit }: Quantity): string => (unit === undefined ? value : `${value} ${unit}`)

const between = (low: Quantity | undefined, high: Quantity | undefined): string =>
  low === undefined
    ? high === undefined
      ? ''
      : `≤ ${quantity(high)}`
    : high === undefined
      ? `≥ ${quantity(low)}`
      : `${quantity(low)} à ${quantity(high)}`

const rangeInWords = ({ low, high, text = '' }: FactRange): string => between(low, high) || text
