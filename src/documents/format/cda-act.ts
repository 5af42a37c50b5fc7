import type { Code } from '../../kernel/codes.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isElement, type XmlElement } from '../../platform/xml/tree.ts'
import { codeOf, first, given, identifierOf, identifiersOf, select, timeOf } from './cda-people.ts'
import type { DocumentReference, Identifier, XdsMetadata } from './model.ts'
import { DICOM_ORDER } from './names.ts'
import { CDA_NO_ACT, CDA_NO_FACILITY, CDA_NO_SETTING } from './refusals.ts'

export type ActMetadata = Pick<
  XdsMetadata,
  'serviceStart' | 'serviceStop' | 'eventCodes' | 'practiceSetting' | 'facilityType' | 'references'
>

/** The main act is the first one that somebody performed; the others only say what it was about (CI-SIS, volet Structuration minimale). */
const mainActOf = (events: readonly XmlElement[]): XmlElement | undefined =>
  events.find(event => first(event, 'performer') !== undefined && first(event, 'effectiveTime') !== undefined) ??
  events.find(event => first(event, 'effectiveTime') !== undefined)

const STUDY = 'studyinstanceuid'

const studiesOf = (events: readonly XmlElement[]): readonly Identifier[] =>
  identifiersOf(events.flatMap(event => select(event, 'id')))
    .filter(({ extension }) => extension?.toLowerCase() === STUDY)
    .map(({ root }) => ({ root }))

const accessionsOf = (orders: readonly XmlElement[]): readonly Identifier[] =>
  orders
    .flatMap(order => order.children.filter(isElement))
    .filter(({ name, namespace }) => namespace === DICOM_ORDER && name === 'accessionNumber')
    .map(identifierOf)
    .filter((id): id is Identifier => id !== undefined)

const referencesOf = (root: XmlElement, events: readonly XmlElement[]): readonly DocumentReference[] => {
  const orders = select(root, 'inFulfillmentOf/order')
  return [
    ...identifiersOf(orders.flatMap(order => select(order, 'id'))).map(id => ({ kind: 'order', id }) as const),
    ...accessionsOf(orders).map(id => ({ kind: 'accession', id }) as const),
    ...studiesOf(events).map(id => ({ kind: 'study-instance-uid', id }) as const),
  ]
}

/** Reads `documentationOf`, `componentOf` and `inFulfillmentOf`. Refuses `cda-no-act`, `cda-no-setting`, `cda-no-facility`. */
export const actOf = (root: XmlElement): ActMetadata => {
  const events = select(root, 'documentationOf/serviceEvent')
  const main = mainActOf(events)
  const time = first(main, 'effectiveTime')
  const setting = select(main, 'performer/assignedEntity/representedOrganization/standardIndustryClassCode')[0]
  return {
    serviceStart: timeOf(first(time, 'low')) ?? timeOf(time) ?? refuse(CDA_NO_ACT),
    ...given('serviceStop', timeOf(first(time, 'high'))),
    eventCodes: events.map(event => codeOf(first(event, 'code'))).filter((code): code is Code => code !== undefined),
    practiceSetting: codeOf(setting) ?? refuse(CDA_NO_SETTING),
    facilityType: codeOf(first(root, 'componentOf/encompassingEncounter/location/healthCareFacility/code')) ?? refuse(CDA_NO_FACILITY),
    references: referencesOf(root, events),
  }
}
