import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Body, Entry, Rubric } from '../../profile/index.ts'
import { isAbsence } from '../../profile/index.ts'

/** FHIR R4 resource of each rubric; `profile/model.ts` already bears the names of its elements. */
const RESOURCE: Readonly<Record<Rubric, string>> = {
  allergies: 'AllergyIntolerance',
  treatments: 'MedicationStatement',
  conditions: 'Condition',
  procedures: 'Procedure',
  vaccinations: 'Immunization',
  measures: 'Observation',
  'blood-group': 'Observation',
  disability: 'Observation',
  'family-history': 'FamilyMemberHistory',
  lifestyle: 'Observation',
  'emergency-contacts': 'RelatedPerson',
  'trusted-person': 'RelatedPerson',
  directives: 'Consent',
  'organ-donation': 'Consent',
}

const said = (body: Body): Readonly<Record<string, unknown>> => {
  const { rubric: _rubric, ...rest } = body
  return rest
}

const authorOf = ({ kind, name, nationalId, place }: Entry['author']) => ({
  kind,
  display: name,
  ...(nationalId === undefined ? {} : { identifier: nationalId }),
  ...(place === undefined ? {} : { place }),
})

/** What was declared, by whom, since when; what was replaced or withdrawn too, since it is hers. */
export const profileBundle = (recordId: RecordId, entries: readonly Entry[]): string =>
  `${JSON.stringify(
    {
      resourceType: 'Bundle',
      type: 'collection',
      entry: entries.map(entry => ({
        fullUrl: `urn:uuid:${entry.id}`,
        resource: {
          resourceType: RESOURCE[entry.rubric],
          id: entry.id,
          meta: { versionId: String(entry.version), lastUpdated: toIso(entry.writtenAt) },
          subject: { reference: `urn:uuid:${recordId}` },
          category: entry.rubric,
          status: entry.status,
          source: entry.source,
          author: authorOf(entry.author),
          ...(entry.confirmed === null ? {} : { confirmed: { by: authorOf(entry.confirmed.by), at: toIso(entry.confirmed.at) } }),
          ...(entry.endedOn === null ? {} : { endedOn: entry.endedOn }),
          ...(entry.links.length === 0 ? {} : { documents: entry.links }),
          ...(isAbsence(entry.body) ? { none: true } : { said: said(entry.body) }),
        },
      })),
    },
    null,
    1,
  )}\n`
