/** Who alone may create these types (CNDA test book 2.10c, EX_2.1-1010; domain.md §5.3). */

/** Class 90 (wishes, advance directives, questionnaires) and the person's own papers. */
export const patientOnlyTypes: ReadonlySet<string> = new Set([
  'EXPPAT_1',
  'EXPPAT_2',
  'EXPPAT_3',
  'DOCPAT01',
  'DOCPAT02',
  'DOCPAT03',
  'DOCPAT04',
  'DOCPAT05',
  'DOCPAT06',
  'DOCPAT07',
  'DOCPAT08',
  'DOCPAT09',
  '74465-6',
])

/** Reimbursement history, class 60 (CSP L.1111-14, R.1111-42). */
export const insurerOnlyTypes: ReadonlySet<string> = new Set(['REMB'])

/** The single vaccination history of a record, that the system assembles from vaccination notes. */
export const systemOnlyTypes: ReadonlySet<string> = new Set(['11369-6'])

/** Not a document for a reader: a style sheet, a signature. Nobody reads them through the matrix. */
export const technicalTypes: ReadonlySet<string> = new Set(['FEUILLE-DE-STYLE', 'E1762'])
