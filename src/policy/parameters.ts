import { DAY, fromIso, HOUR, type Instant, instant, MINUTE } from '../kernel/instant.ts'

/**
 * Every number and switch that the law or the operator may change. `…Ms` are milliseconds, `…Days` days of 24 hours,
 * `…Months` and `…Years` calendar months and years (add them with `afterMonths`).
 */
export type Parameters = {
  /** Short name that each trace entry carries. */
  readonly version: string
  readonly from: Instant
  readonly openingNoticeDays: number
  readonly consultationConsentMs: number
  readonly personGrantMaxDays: number
  readonly pharmacyConsentMs: number
  readonly emergencyMs: number
  readonly breakGlassAllowedByDefault: boolean
  readonly regulationAllowedByDefault: boolean
  readonly maskedInEmergencyByDefault: boolean
  readonly blockAppliesInEmergencyByDefault: boolean
  readonly announcementToldDays: number
  readonly announcementVisibleMonths: number
  readonly maskedAndHeldExclusive: boolean
  readonly invisibleIsOneWay: boolean
  readonly attendingSeesAll: boolean
  readonly administratorSeesAll: boolean
  readonly occupationalDoctorReads: boolean
  readonly blockedMayDeposit: boolean
  readonly afterOppositionAuthorMayCorrect: boolean
  readonly afterOppositionAuthorMayDelete: boolean
  readonly majorityYears: number
  readonly helpersPerPerson: number
  readonly personsPerHelper: number
  readonly depositMaxBytes: number
  readonly titleMaxCharacters: number
  readonly earlyErasureMonths: number
  readonly erasureReflectionDays: number
  readonly archiveYears: number
  readonly reimbursementMonths: number
  readonly quarantineDays: number
  readonly activationCodeDays: number
  readonly letterCodeDaysAfterOpening: number
  readonly activationCodeTries: number
  readonly signInCodeMs: number
  readonly recoveryDelayMs: number
  readonly invitationDays: number
  readonly protectedPlaceMonths: number
  readonly suspensionObjectionDays: number
  readonly exportLinkDays: number
  readonly handoverDays: number
  readonly causeOfDeathMonths: number
  readonly keystoreBackupDays: number
  readonly majorityNoticeDays: number
  readonly colleagueMs: number
  readonly identityCheckMs: number
  readonly contactChangeDelayMs: number
  readonly sessionMaxMs: number
  readonly sessionIdleMs: number
  readonly careProofWindowMs: number
  readonly proofWindowMs: number
  readonly lookUpsPerActorHour: number
  readonly lookUpsPerStructureHour: number
  readonly declaredConsentOpens: boolean
  readonly holdersCodeProvesPresence: boolean
  readonly presenceMs: number
  readonly declaredPerActorDay: number
  readonly declaredPerActorWeek: number
  readonly declaredPerStructureDay: number
  readonly stayMaxDays: number
  readonly teamInvitationMs: number
  readonly substituteMaxMonths: number
  readonly studentMaxMonths: number
  readonly attachedAtOnce: number
}

export type ParameterName = Exclude<keyof Parameters, 'version' | 'from'>

/** A value, where it comes from, and the day since which it stands. */
export type Parameter<T> = { readonly value: T; readonly source: string; readonly since: string }

type ParameterTable = { readonly [Name in ParameterName]: Parameter<Parameters[Name]> }

/** The day décret 2021-1047 and 2021-1048 (4 August 2021) were published. */
const DECREES = '2021-08-06'
/** The day the order on access and the matrix was published. */
const ORDER = '2023-10-29'
/** Ours: chosen by the project where the law is silent; architecture §5. */
const OURS = '2026-11-21'

const known = <T>(value: T, since: string, source: string): Parameter<T> => ({ value, since, source })

const SHIPPED: ParameterTable = {
  openingNoticeDays: known(42, DECREES, 'CSP R.1111-28: six weeks after the information was sent'),
  consultationConsentMs: known(
    24 * HOUR,
    ORDER,
    'CSP R.1111-46, L.1111-17 II: consent at each consultation; a consultation is taken as 24 h',
  ),
  personGrantMaxDays: known(365, OURS, 'no duration in force was found; one year renewable was the rule of 2010'),
  pharmacyConsentMs: known(3 * DAY, OURS, 'CSP R.1111-46; duration chosen by the project'),
  emergencyMs: known(60 * MINUTE, OURS, 'CSP L.1111-17 I: while the risk is immediate; duration chosen by the project'),
  breakGlassAllowedByDefault: known(true, DECREES, 'CSP L.1111-17 I al. 1, R.1111-48: unless expressly opposed'),
  regulationAllowedByDefault: known(true, DECREES, 'CSP L.1111-17 I al. 2, R.1111-48: unless expressly opposed'),
  maskedInEmergencyByDefault: known(false, OURS, 'PDT-INF-526 note 7: only if the person allowed it'),
  blockAppliesInEmergencyByDefault: known(
    false,
    OURS,
    'CSP L.1111-17 I: emergency access unless opposed; the person may say otherwise for each block',
  ),
  announcementToldDays: known(14, DECREES, 'CSP R.1111-53: two weeks after the deposit'),
  announcementVisibleMonths: known(1, DECREES, 'CSP R.1111-53: one month after the deposit'),
  maskedAndHeldExclusive: known(true, OURS, 'CNDA EX_2.1-1050, cumul-invisible_patient-masque_ps = false'),
  invisibleIsOneWay: known(true, OURS, 'CNDA REC_2.1-1065: kept as a parameter, may be lifted'),
  attendingSeesAll: known(true, DECREES, 'CSP L.1111-16 al. 2; EHDS art. 8 may change it'),
  administratorSeesAll: known(true, DECREES, 'CSP L.1111-16: the holder may give other professionals the attending doctor’s rights'),
  occupationalDoctorReads: known(false, OURS, 'CSP L.1111-17 IV allows it by express consent; PDT-INF-526 column T does not read'),
  blockedMayDeposit: known(true, OURS, 'CSP R.1111-49; a blocked professional may still deposit and withdraw her own'),
  afterOppositionAuthorMayCorrect: known(true, OURS, 'CNDA 2.1-970: replacing stays allowed once deposits are refused'),
  afterOppositionAuthorMayDelete: known(true, OURS, 'CNDA 2.1-970, 2.2-980'),
  majorityYears: known(18, '1974-07-07', 'Code civil art. 388 and 414'),
  helpersPerPerson: known(3, OURS, 'rule of the public service: at most three helpers'),
  personsPerHelper: known(5, OURS, 'rule of the public service: at most five helped persons'),
  depositMaxBytes: known(25 * 1024 * 1024, OURS, 'no published limit for professionals’ software; chosen by the project'),
  titleMaxCharacters: known(128, OURS, 'CNDA EX_2.1-1020, 1030'),
  earlyErasureMonths: known(3, DECREES, 'CSP R.1111-36: express request granted within three months'),
  erasureReflectionDays: known(
    7,
    OURS,
    'CSP R.1111-36 leaves three months; she may take it back for a week, then it is done; chosen by the project',
  ),
  archiveYears: known(10, DECREES, 'CSP L.1111-18, R.1111-36: ten years from closing'),
  reimbursementMonths: known(24, OURS, 'no published depth; chosen by the project'),
  quarantineDays: known(30, OURS, 'chosen by the project'),
  activationCodeDays: known(15, OURS, 'security.md A7: a code asked for lives fifteen days'),
  letterCodeDaysAfterOpening: known(42, OURS, 'the code of the information letter lives until six weeks after the automatic opening'),
  activationCodeTries: known(5, OURS, 'security.md A7'),
  signInCodeMs: known(10 * MINUTE, OURS, 'NIST 800-63B-4 §3.1.3: a code by another channel lives ten minutes at most'),
  recoveryDelayMs: known(24 * HOUR, OURS, 'security.md A8: a lost means is replaced after a day, told on every channel'),
  invitationDays: known(30, OURS, 'no published duration; chosen by the project'),
  protectedPlaceMonths: known(
    12,
    OURS,
    'Code civil art. 515-12: what the protection order decides lasts twelve months at most; renewed as it is',
  ),
  suspensionObjectionDays: known(42, DECREES, 'CSP R.1111-36: six weeks to object'),
  exportLinkDays: known(7, OURS, 'chosen by the project'),
  handoverDays: known(30, OURS, 'what is handed over waits for its bearer; chosen by the project'),
  causeOfDeathMonths: known(24, OURS, 'CSP L.1110-4 V: what is needed to know the causes of the death; months chosen by the project'),
  keystoreBackupDays: known(35, OURS, 'security.md §2.6: backups of wrapped keys live thirty-five days at most'),
  majorityNoticeDays: known(30, OURS, 'both are told a month before the birthday; chosen by the project'),
  colleagueMs: known(24 * HOUR, OURS, 'chosen by the project: what two agents do together is approved within a day'),
  identityCheckMs: known(30 * MINUTE, OURS, 'chosen by the project: who was seen at the desk is there for half an hour'),
  contactChangeDelayMs: known(3 * DAY, OURS, 'security.md A8: the old address is told and may say no; three days, chosen by the project'),
  sessionMaxMs: known(4 * HOUR, OURS, 'ANS, Pro Santé Connect: session of four hours at most'),
  sessionIdleMs: known(30 * MINUTE, OURS, 'ANS, Pro Santé Connect: thirty minutes without activity'),
  careProofWindowMs: known(
    2 * MINUTE,
    OURS,
    'ANS, transport of API: what names a professional to a service lives two minutes; here the key that her browser proves each request with',
  ),
  proofWindowMs: known(15 * MINUTE, OURS, 'chosen by the project: the same for everybody else'),
  lookUpsPerActorHour: known(60, OURS, 'security.md A6: look-ups of persons by number, an hour and actor'),
  lookUpsPerStructureHour: known(1_200, OURS, 'security.md A6: the same of all who work in one structure; chosen by the project'),
  declaredConsentOpens: known(
    true,
    OURS,
    'CSP R.1111-46: consent by any means; false: who has no relation yet proves that the person is there, by her code or a card',
  ),
  holdersCodeProvesPresence: known(true, OURS, 'security.md A3: the holder’s own code proves that she is there; false: a card alone does'),
  presenceMs: known(30 * MINUTE, OURS, 'chosen by the project: a card that was read proves a presence for half an hour'),
  declaredPerActorDay: known(40, OURS, 'security.md A3: agreements that nobody proved, a day and professional; fewer than fifty'),
  declaredPerActorWeek: known(100, OURS, 'security.md G13: the same in seven days; more is looked at, and not refused'),
  declaredPerStructureDay: known(
    50,
    OURS,
    'security.md A3: the same of a structure, or twice its busiest day of the last four weeks when that is more',
  ),
  stayMaxDays: known(30, OURS, 'a stay that its structure does not say again is over; days chosen by the project'),
  teamInvitationMs: known(24 * HOUR, OURS, 'CSP L.1110-12, R.1111-46: an invitation into the team lasts a consultation; she gives more'),
  substituteMaxMonths: known(
    3,
    OURS,
    'CSP R.4127-65: temporarily; D.4131-2: a student’s licence to replace is given for three months at most, and given again; one length for all',
  ),
  studentMaxMonths: known(
    6,
    OURS,
    'CSP R.6153-3; arrêté du 12 avril 2017, art. 2: interns train by semesters; named again for the next one',
  ),
  attachedAtOnce: known(20, OURS, 'chosen by the project: substitutes and students of one professional at the same time'),
}

/** Where each value comes from, for the page and the command that print the rules. */
export const parameterSources: { readonly [Name in ParameterName]: Parameter<unknown> } = SHIPPED

/** A later set states only what changes; the rest stands. `from` is ISO 8601. */
export type ParameterChange = {
  readonly version: string
  readonly from: string
  readonly values: { readonly [Name in ParameterName]?: Parameters[Name] }
}

/** The set the product ships: it has stood since before the first record. */
const shipped: Parameters = Object.freeze({
  version: 'parameters-2026.1',
  from: instant(-8.64e15),
  openingNoticeDays: SHIPPED.openingNoticeDays.value,
  consultationConsentMs: SHIPPED.consultationConsentMs.value,
  personGrantMaxDays: SHIPPED.personGrantMaxDays.value,
  pharmacyConsentMs: SHIPPED.pharmacyConsentMs.value,
  emergencyMs: SHIPPED.emergencyMs.value,
  breakGlassAllowedByDefault: SHIPPED.breakGlassAllowedByDefault.value,
  regulationAllowedByDefault: SHIPPED.regulationAllowedByDefault.value,
  maskedInEmergencyByDefault: SHIPPED.maskedInEmergencyByDefault.value,
  blockAppliesInEmergencyByDefault: SHIPPED.blockAppliesInEmergencyByDefault.value,
  announcementToldDays: SHIPPED.announcementToldDays.value,
  announcementVisibleMonths: SHIPPED.announcementVisibleMonths.value,
  maskedAndHeldExclusive: SHIPPED.maskedAndHeldExclusive.value,
  invisibleIsOneWay: SHIPPED.invisibleIsOneWay.value,
  attendingSeesAll: SHIPPED.attendingSeesAll.value,
  administratorSeesAll: SHIPPED.administratorSeesAll.value,
  occupationalDoctorReads: SHIPPED.occupationalDoctorReads.value,
  blockedMayDeposit: SHIPPED.blockedMayDeposit.value,
  afterOppositionAuthorMayCorrect: SHIPPED.afterOppositionAuthorMayCorrect.value,
  afterOppositionAuthorMayDelete: SHIPPED.afterOppositionAuthorMayDelete.value,
  majorityYears: SHIPPED.majorityYears.value,
  helpersPerPerson: SHIPPED.helpersPerPerson.value,
  personsPerHelper: SHIPPED.personsPerHelper.value,
  depositMaxBytes: SHIPPED.depositMaxBytes.value,
  titleMaxCharacters: SHIPPED.titleMaxCharacters.value,
  earlyErasureMonths: SHIPPED.earlyErasureMonths.value,
  erasureReflectionDays: SHIPPED.erasureReflectionDays.value,
  archiveYears: SHIPPED.archiveYears.value,
  reimbursementMonths: SHIPPED.reimbursementMonths.value,
  quarantineDays: SHIPPED.quarantineDays.value,
  activationCodeDays: SHIPPED.activationCodeDays.value,
  letterCodeDaysAfterOpening: SHIPPED.letterCodeDaysAfterOpening.value,
  activationCodeTries: SHIPPED.activationCodeTries.value,
  signInCodeMs: SHIPPED.signInCodeMs.value,
  recoveryDelayMs: SHIPPED.recoveryDelayMs.value,
  invitationDays: SHIPPED.invitationDays.value,
  protectedPlaceMonths: SHIPPED.protectedPlaceMonths.value,
  suspensionObjectionDays: SHIPPED.suspensionObjectionDays.value,
  exportLinkDays: SHIPPED.exportLinkDays.value,
  handoverDays: SHIPPED.handoverDays.value,
  causeOfDeathMonths: SHIPPED.causeOfDeathMonths.value,
  keystoreBackupDays: SHIPPED.keystoreBackupDays.value,
  majorityNoticeDays: SHIPPED.majorityNoticeDays.value,
  colleagueMs: SHIPPED.colleagueMs.value,
  identityCheckMs: SHIPPED.identityCheckMs.value,
  contactChangeDelayMs: SHIPPED.contactChangeDelayMs.value,
  sessionMaxMs: SHIPPED.sessionMaxMs.value,
  sessionIdleMs: SHIPPED.sessionIdleMs.value,
  careProofWindowMs: SHIPPED.careProofWindowMs.value,
  proofWindowMs: SHIPPED.proofWindowMs.value,
  lookUpsPerActorHour: SHIPPED.lookUpsPerActorHour.value,
  lookUpsPerStructureHour: SHIPPED.lookUpsPerStructureHour.value,
  declaredConsentOpens: SHIPPED.declaredConsentOpens.value,
  holdersCodeProvesPresence: SHIPPED.holdersCodeProvesPresence.value,
  presenceMs: SHIPPED.presenceMs.value,
  declaredPerActorDay: SHIPPED.declaredPerActorDay.value,
  declaredPerActorWeek: SHIPPED.declaredPerActorWeek.value,
  declaredPerStructureDay: SHIPPED.declaredPerStructureDay.value,
  stayMaxDays: SHIPPED.stayMaxDays.value,
  teamInvitationMs: SHIPPED.teamInvitationMs.value,
  substituteMaxMonths: SHIPPED.substituteMaxMonths.value,
  studentMaxMonths: SHIPPED.studentMaxMonths.value,
  attachedAtOnce: SHIPPED.attachedAtOnce.value,
})

const applied = (sets: readonly Parameters[], change: ParameterChange): readonly Parameters[] => {
  const last = sets.at(-1) ?? shipped
  const from = fromIso(change.from)
  if (from <= last.from || sets.some(set => set.version === change.version)) {
    throw new RangeError(`parameters ${change.version}: a change comes after the one before it and has a name of its own`)
  }
  return [...sets, Object.freeze({ ...last, ...change.values, version: change.version, from })]
}

/** The sets in order of date: what the product ships, then each change. Throws when two changes do not follow each other. */
export const parameterSets = (changes: readonly ParameterChange[]): readonly Parameters[] => changes.reduce(applied, [shipped])

export const parametersInForce = (sets: readonly Parameters[], at: Instant): Parameters => sets.findLast(set => set.from <= at) ?? shipped
