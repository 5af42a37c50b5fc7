export { afterMonths, afterYears } from './calendar.ts'
export { PROFESSION_GROUPS, type ProfessionGroup } from '../kernel/profession-groups.ts'
export { groupOf, isProfessionGroup, namesInterns } from './matrix/groups.ts'
export type { Matrix } from './matrix/matrix.ts'
export { MatrixFileError, type MatrixTable } from './matrix/parse-matrix.ts'
export { PUBLISHED_CELLS, type PublishedCell } from './matrix/published-rows.table.ts'
export type { ParameterName, Parameters } from './parameters.ts'
export { parameterSources } from './parameters.ts'
export {
  enforce,
  knownMatrices,
  layMatrices,
  loadPolicy,
  matrixAsTable,
  matrixAt,
  parametersAt,
  policyVersionAt,
  shippedPolicy,
} from './policy.ts'
export { isHealthProfession } from './professions.ts'
export { loadPolicyFolder, PolicyFault } from './read-folder.ts'
export { birthPlaceName } from './terminology/birth-places.ts'
export type { CategoryId } from './terminology/categories.ts'
export { CATEGORY_IDS, categoryOf, plainLabelOf } from './terminology/categories.ts'
export { classOf, classOfDmp, documentClasses } from './terminology/classes.ts'
export {
  accessModeOf,
  authorSpecialtyOf,
  confidentialityOf,
  contentTypeOf,
  facilityTypeOf,
  functionOf,
  practiceSettingOf,
  professionOf,
  specialtyOf,
} from './terminology/code-sets.ts'
export type { DocumentType } from './terminology/document-types.ts'
export { documentTypeOf, documentTypes } from './terminology/document-types.ts'
export { FORMAT_WITHOUT_PROFILE, formatDisplay, formatOf, formatOfMediaType, formatOfTemplates } from './terminology/formats.ts'
export { insurerOnlyTypes, patientOnlyTypes, systemOnlyTypes, technicalTypes } from './terminology/reserved-types.ts'
