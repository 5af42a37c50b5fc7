/** Namespaces, templates and authorities that a French CDA is made of. */
export const CDA = 'urn:hl7-org:v3'
export const DICOM_ORDER = 'urn:dicom-org:ps3-20'

export const CDA_TYPE_ID = { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' } as const

export const TEMPLATE_HL7_FRANCE = '2.16.840.1.113883.2.8.2.1'
export const TEMPLATE_CI_SIS = '1.2.250.1.213.1.1.1.1'
/** IHE XDS-SD: a scanned or loose document as the body of a level-1 CDA. */
export const TEMPLATE_UNSTRUCTURED = '1.3.6.1.4.1.19376.1.2.20'

export const PROFESSIONALS = '1.2.250.1.71.4.2.1'
export const STRUCTURES = '1.2.250.1.71.4.2.2'

export const CONFIDENTIALITY = '2.16.840.1.113883.5.25'
export const ADMINISTRATIVE_GENDER = '2.16.840.1.113883.5.1'
