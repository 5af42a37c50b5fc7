import type { ExtractedFact, FactRange } from '../../documents/index.ts'
import type { Datum } from './datum.ts'

/** One datum as the wire tells it. */
export type ReadFact = Omit<ExtractedFact, 'path' | 'ranges'> & {
  readonly ranges: readonly FactRange[]
  readonly document: { readonly id: string }
}

/** What the server answered, in the words of the comparison; `forgetsUnits`: the control, an extractor that loses them. */
export const answeredAs = (fact: ReadFact, forgetsUnits: boolean): Datum => {
  const { kind, label, code, product, date = '', ranges } = fact
  const isMeasured = kind === 'result' || kind === 'vital'
  const { value, unit } = isMeasured ? measured(fact) : { value: product?.lot ?? '', unit: '' }
  return {
    kind,
    what: product === undefined ? (code?.code ?? label) : product.name,
    value,
    unit: forgetsUnits ? '' : unit,
    range: ranges.map(rangeOf).join('; '),
    date: hl7Of(date),
  }
}

/** `2014-04-02T14:55:21+02:00` as HL7 writes it. */
const hl7Of = (date: string): string => {
  const [day = '', time = ''] = date.split('T')
  return day.replaceAll('-', '') + time.replaceAll(':', '')
}

const measured = ({ value }: ReadFact): Pick<Datum, 'value' | 'unit'> => {
  switch (value?.kind) {
    case 'quantity':
      return { value: value.value, unit: value.unit ?? '' }
    case 'interval':
      return { value: `${value.low?.value ?? ''}..${value.high?.value ?? ''}`, unit: value.low?.unit ?? value.high?.unit ?? '' }
    case 'coded':
      return { value: value.code?.code ?? value.text, unit: '' }
    case 'text':
      return { value: value.text, unit: '' }
    case undefined:
      return { value: '', unit: '' }
  }
}

const rangeOf = ({ low, high, text }: FactRange): string =>
  low === undefined && high === undefined
    ? (text ?? '')
    : `${low?.value ?? ''}..${high?.value ?? ''} ${low?.unit ?? high?.unit ?? ''}`.trim()
