import * as accessModes from './data/access-modes.table.ts'
import * as authorSpecialties from './data/author-specialties.table.ts'
import * as careRoles from './data/care-roles.table.ts'
import * as confidentiality from './data/confidentiality.table.ts'
import * as confidentiality2026 from './data/confidentiality-2026.table.ts'
import * as confidentialityDmp from './data/confidentiality-dmp.table.ts'
import * as contentTypes from './data/content-types.table.ts'
import * as contentTypesDmp from './data/content-types-dmp.table.ts'
import * as facilityTypes from './data/facility-types.table.ts'
import * as facilityTypesDmp from './data/facility-types-dmp.table.ts'
import * as functions from './data/functions.table.ts'
import * as olderAuthorSpecialties from './data/older-author-specialties.table.ts'
import * as olderSpecialties from './data/older-specialties.table.ts'
import * as otherHealthFunctions from './data/other-health-functions.table.ts'
import * as practiceSettings from './data/practice-settings.table.ts'
import * as healthProfessions from './data/professions.table.ts'
import * as socialProfessions from './data/social-professions.table.ts'
import * as specialties from './data/specialties.table.ts'
import * as titleUsers from './data/title-users.table.ts'
import { codeSet } from './parse-table.ts'

const professionSet = codeSet(healthProfessions, titleUsers, socialProfessions, otherHealthFunctions, careRoles)
const specialtySet = codeSet(specialties, olderSpecialties)
const authorSpecialtySet = codeSet(authorSpecialties, olderAuthorSpecialties)
const practiceSettingSet = codeSet(practiceSettings)
const facilityTypeSet = codeSet(facilityTypes, facilityTypesDmp)
const confidentialitySet = codeSet(confidentiality, confidentialityDmp, confidentiality2026)
const functionSet = codeSet(functions)
const contentTypeSet = codeSet(contentTypes, contentTypesDmp)
const accessModeSet = codeSet(accessModes)

/** TRE_G15 health professions, then users of a title (R95), social professions (R94), other functions (R96) and roles (R85). */
export const professions = professionSet.all
export const professionOf = professionSet.find
/** Savoir-faire, e.g. `SM26`: JDV_J107, then the codes of older documents (TRE_R01). */
export const specialtyOf = specialtySet.find
/** XDS authorSpecialty, e.g. `G15_10/SM26`: JDV_J01, then the codes of older documents (TRE_A02). */
export const authorSpecialtyOf = authorSpecialtySet.find
export const practiceSettingOf = practiceSettingSet.find
/** Sector of activity, e.g. `SA07` (JDV_J02, JDV_J61). */
export const facilityTypeOf = facilityTypeSet.find
/** JDV_J08, J58 and J421: the set of September 2026 has `NOPAT` where the older ones have `INVISIBLE_PATIENT`; both are read. */
export const confidentialityOf = confidentialitySet.find
/** Role of a participant, e.g. `PCP` attending doctor (JDV_J47). */
export const functionOf = functionSet.find
/** Activity of a submission set (JDV_J03, JDV_J59). */
export const contentTypeOf = contentTypeSet.find
/** Purpose of use: `normal`, `bris_de_glace`, `centre_15` (JDV_J38). */
export const accessModeOf = accessModeSet.find
