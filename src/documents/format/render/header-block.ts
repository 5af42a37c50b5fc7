import type { XmlElement } from '../../../platform/xml/tree.ts'
import { authorOf, first, organizationOf, plainText, select, signatoryOf } from '../cda-people.ts'
import { patientOf } from '../cda-patient.ts'
import { type Context, heading } from './context.ts'
import { element, type Html } from './html.ts'
import { authorInWords, nameInWords, organizationInWords, partialDateInWords, timeInWords } from './words.ts'

type Row = readonly [label: string, values: readonly (string | undefined)[]]

const writtenValue = (node: XmlElement | undefined): string | undefined => node?.attributes.get('value')

const inWords = (text: string | undefined): string | undefined => (text === undefined ? undefined : timeInWords(text))

const SEXES = { M: 'masculin', F: 'féminin', U: 'inconnu' } as const

const patientRows = (root: XmlElement): readonly Row[] => {
  const patient = patientOf(root)
  const used =
    patient.usedFamily !== undefined && patient.usedFamily !== patient.birthFamily ? `nom utilisé : ${patient.usedFamily}` : undefined
  return [
    ['Patient', [[`${patient.firstGiven} ${patient.birthFamily}`, used].filter(part => part !== undefined).join(', ')]],
    ['Date de naissance', [patient.birthDate === undefined ? undefined : partialDateInWords(patient.birthDate)]],
    ['Sexe', [patient.sex === undefined ? undefined : SEXES[patient.sex]]],
    ['Identifiant national de santé', [patient.ins?.matricule]],
  ]
}

const actTime = (root: XmlElement): string | undefined => {
  const time = select(root, 'documentationOf/serviceEvent/effectiveTime')[0]
  const low = writtenValue(first(time, 'low')) ?? writtenValue(time)
  const high = writtenValue(first(time, 'high'))
  if (low === undefined) return undefined
  return high === undefined || high === low ? timeInWords(low) : `du ${timeInWords(low)} au ${timeInWords(high)}`
}

const signatory = (root: XmlElement): string | undefined => {
  const node = first(root, 'legalAuthenticator')
  const person = node === undefined ? undefined : signatoryOf(node).person
  return person === undefined ? undefined : nameInWords(person)
}

const rowsOf = (root: XmlElement): readonly Row[] => [
  ...patientRows(root),
  ['Type de document', [first(root, 'code')?.attributes.get('displayName')]],
  ['Date du document', [inWords(writtenValue(first(root, 'effectiveTime')))]],
  ['Acte', [actTime(root)]],
  ['Auteur', select(root, 'author').map(author => authorInWords(authorOf(author)))],
  ['Responsable', [signatory(root)]],
  ['Conservé par', [organizationInWords(organizationOf(first(root, 'custodian/assignedCustodian/representedCustodianOrganization')))]],
]

/** Title and who, when, about whom: what a reader needs before the content, whatever the document's level. */
export const renderHeader = (context: Context, root: XmlElement): Html => {
  const rows = rowsOf(root).flatMap(([label, values]) => {
    const said = values.filter(value => value !== undefined && value !== '')
    return said.length === 0 ? [] : [element('dt', {}, label), ...said.map(value => element('dd', {}, value ?? ''))]
  })
  return element(
    'header',
    { class: 'cda-header' },
    heading(context, 0, 'cda-title', plainText(first(root, 'title')) ?? 'Document'),
    element('dl', { class: 'cda-facts' }, rows),
  )
}
