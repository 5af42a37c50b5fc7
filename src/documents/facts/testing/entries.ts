const LOINC = '2.16.840.1.113883.6.1'

export type LabWords = {
  readonly code?: string
  readonly label?: string
  readonly value?: string
  readonly unit?: string
  readonly low?: string
  readonly high?: string
  readonly day?: string
}

/** One result as a laboratory's report codes it (IHE PALM, FR-Resultat-examens-de-biologie). */
export const labObservation = ({
  code = '2345-7',
  label = 'Glucose',
  value = '5.1',
  unit = 'mmol/L',
  low = '3.9',
  high = '6.0',
  day = '20260110',
}: LabWords = {}): string =>
  `<observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.6"/>
<code code="${code}" displayName="${label}" codeSystem="${LOINC}"/><statusCode code="completed"/><effectiveTime value="${day}"/>
<value xsi:type="PQ" value="${value}"${unit === '' ? '' : ` unit="${unit}"`}/><interpretationCode code="N"/>
<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="${low}" unit="${unit}"/><high value="${high}" unit="${unit}"/></value></observationRange></referenceRange>
</observation>`

export const entry = (statement: string): string => `<entry>${statement}</entry>`

/** What a test adds to the sample's one section, as a change for `cdaOf`. */
export const withEntries = (...entries: readonly string[]): readonly (readonly [string, string])[] => [
  ['<text>Terminé</text>', `<text>Terminé</text>${entries.join('')}`],
]
