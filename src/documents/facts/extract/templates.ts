/** Content modules that entries declare by `templateId`: IHE PCC, PALM, PHARM; the French volets restrict these and declare them too. */
export const TEMPLATE = {
  labResult: '1.3.6.1.4.1.19376.1.3.1.6',
  vitalSign: '1.3.6.1.4.1.19376.1.5.3.1.4.13.2',
  simpleObservation: '1.3.6.1.4.1.19376.1.5.3.1.4.13',
  immunization: '1.3.6.1.4.1.19376.1.5.3.1.4.12',
  prescriptionItem: '1.3.6.1.4.1.19376.1.9.1.3.2',
  dispenseItem: '1.3.6.1.4.1.19376.1.9.1.3.4',
  medication: '1.3.6.1.4.1.19376.1.5.3.1.4.7',
  problem: '1.3.6.1.4.1.19376.1.5.3.1.4.5',
  concern: '1.3.6.1.4.1.19376.1.5.3.1.4.5.1',
  allergy: '1.3.6.1.4.1.19376.1.5.3.1.4.6',
  procedure: '1.3.6.1.4.1.19376.1.5.3.1.4.19',
  familyHistory: '1.3.6.1.4.1.19376.1.5.3.1.4.15',
} as const

/** LOINC of the section « Résultats » outside a laboratory's own report. */
export const RESULTS_SECTION = '30954-2'
/** Problems that stand, problems of the past. */
export const PAST_PROBLEMS = '11348-0'
export const PROBLEM_SECTIONS: ReadonlySet<string> = new Set(['11450-4', PAST_PROBLEMS])
/** SNOMED CT and IPS codes by which a list says that it is empty, or that nobody knows. */
export const NOTHING_KNOWN: ReadonlySet<string> = new Set([
  '716186003',
  '409137002',
  '428607008',
  '429625007',
  '160245001',
  '787481004',
  'no-known-allergies',
  'no-known-medication-allergies',
  'no-known-problems',
  'no-known-medications',
  'no-medication-info',
  'no-allergy-info',
  'no-problem-info',
])
/** Which dose of a series. */
export const MEDICATION_SEQUENCE = '30973-2'

export const ATC = '2.16.840.1.113883.6.73'
export const CIS = '1.2.250.1.213.2.3.1'
/** Both roots are met in the field for the code of a presentation. */
export const CIP: readonly string[] = ['1.2.250.1.213.2.3.2', '1.2.250.1.213.2.3.3']
