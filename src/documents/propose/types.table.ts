import type { ProfessionGroup } from '../../policy/index.ts'

/** A type of JDV_J07 as papers name it, and the professions that write it. */
export type TypeLine = {
  readonly code: string
  /** Words of a title or of a first page, without accents, in small letters. */
  readonly words: RegExp
  /** Nobody else usually does: the page warns, and nothing forbids it (writing is not restricted by the matrix, domain.md §2.3). */
  readonly by: readonly ProfessionGroup[]
}

const DOCTORS = ['doctor', 'occupational-doctor'] as const
const BIOLOGISTS = ['doctor', 'biologist-pharmacist'] as const
const NURSES = ['nurse', 'care-assistant', 'care-coordinator'] as const
const REHABILITATORS = ['physiotherapist', 'speech-therapist', 'rehabilitation', 'podiatrist', 'hearing-and-orthotics', 'psychologist'] as const
const SOCIAL = ['social-worker', 'support-manager', 'care-coordinator'] as const

/** First the words that only one kind of paper holds: the first line that is found in it wins. */
// biome-ignore format: a table looks like a table
export const TYPES: readonly TypeLine[] = [
  { code: '87273-9', words: /note de vaccination|vaccination (?:du|effectuee|realisee)|injection vaccinale/, by: [...DOCTORS, 'pharmacist', 'midwife', 'nurse', 'biologist-pharmacist'] },
  { code: '60568-3', words: /anatomie et (?:de )?cytologie|anatomo-?pathologi|cytopathologi|\bacp\b|frottis cervico/, by: ['doctor'] },
  { code: '51969-4', words: /genetique moleculaire|caryotype|sequencage/, by: BIOLOGISTS },
  { code: '96173-0', words: /\btrod\b|test rapide d.orientation/, by: [...BIOLOGISTS, 'pharmacist', 'midwife', 'nurse'] },
  { code: 'PRESC-BIO', words: /(?:ordonnance|prescription|demande) (?:d.actes )?de biologie|prescription d.examens biologiques/, by: [...DOCTORS, 'midwife', 'dentist'] },
  { code: '11502-2', words: /examens? biologiques?|biologie medicale|compte[- ]rendu de biologie|hemogramme|numeration formule|bilan (?:sanguin|lipidique|hepatique|thyroidien)|creatinin|glycemie|\btsh\b|\bhba1c\b|resultats? (?:de laboratoire|biologiques?)|^(?:nfs|crp|ionogramme)\b/, by: BIOLOGISTS },
  { code: '55115-0', words: /demande d.(?:imagerie|irm|scanner|echographie|radiographie|examen d.imagerie)/, by: [...DOCTORS, 'midwife', 'dentist'] },
  { code: '18748-4', words: /\birm\b|scanner|tomodensitometri|radiographi|echographi|mammographi|scintigraphi|\btep\b|imagerie medicale|cone beam|panoramique dentaire/, by: ['doctor', 'midwife', 'dentist', 'radiographer'] },
  { code: '34794-8', words: /reunion de concertation pluridisciplinaire|\brcp\b|frcp/, by: ['doctor'] },
  { code: '34874-8', words: /compte[- ]rendu operatoire|\bcro\b|protocole operatoire/, by: ['doctor', 'dentist'] },
  { code: '34749-2', words: /pre-?anesthesi/, by: ['doctor'] },
  { code: '77436-4', words: /compte[- ]rendu d.anesthesie|feuille d.anesthesie/, by: ['doctor', 'nurse'] },
  { code: '15507-7', words: /passage aux urgences|compte[- ]rendu des urgences/, by: ['doctor'] },
  { code: '15508-5', words: /accouchement|salle de naissance/, by: ['doctor', 'midwife'] },
  { code: '89233-1', words: /suivi de grossesse|compte[- ]rendu de grossesse|declaration de grossesse/, by: ['doctor', 'midwife'] },
  { code: '11490-0', words: /lettre de liaison|sortie d.hospitalisation|lettre de sortie/, by: ['doctor', 'midwife', 'nurse'] },
  { code: '34112-3', words: /compte[- ]rendu (?:d.hospitalisation|hospitalier|de sejour)|\bcrh\b/, by: ['doctor', 'midwife'] },
  { code: '60593-1', words: /dispensation|delivrance de medicaments/, by: ['pharmacist', 'biologist-pharmacist'] },
  { code: '61357-0', words: /intervention pharmaceutique/, by: ['pharmacist', 'biologist-pharmacist'] },
  { code: '56445-0', words: /bilan (?:partage )?de medication|bilan medicamenteux/, by: ['pharmacist'] },
  { code: '78601-2', words: /entretien pharmaceutique/, by: ['pharmacist'] },
  { code: '80820-4', words: /conciliation medicamenteuse|conciliation des traitements/, by: ['doctor', 'pharmacist'] },
  { code: 'PRESC-KINE', words: /(?:seances|prescription|actes) de (?:kinesitherapie|masso-?kinesi)/, by: DOCTORS },
  { code: 'PRESC-INF', words: /(?:soins infirmiers|actes infirmiers) a domicile|prescription d.actes infirmiers/, by: [...DOCTORS, 'midwife'] },
  { code: 'PRESC-AAT', words: /arret de travail/, by: [...DOCTORS, 'midwife', 'dentist'] },
  { code: '57833-6', words: /ordonnance|prescription medicamenteuse|posologie|comprimes? (?:matin|par jour)/, by: [...DOCTORS, 'midwife', 'dentist', 'physiotherapist', 'nurse', 'podiatrist', 'optician'] },
  { code: '28617-9', words: /bilan bucco-?dentaire|plan de traitement dentaire|detartrage|prothese dentaire/, by: ['dentist'] },
  { code: '83836-7', words: /schema dentaire/, by: ['dentist'] },
  { code: '78513-9', words: /fond d.oeil|consultation (?:en |d.)?ophtalmologi|refraction|acuite visuelle/, by: ['doctor', 'rehabilitation', 'optician'] },
  { code: '47420-5', words: /bilan (?:fonctionnel|kinesitherapique|orthophonique|orthoptique|ergotherapique|psychomoteur|podologique|diagnostique kine)/, by: REHABILITATORS },
  { code: '83901-9', words: /bilan psychologique|bilan neuropsychologique/, by: ['psychologist'] },
  { code: '11506-3', words: /suivi de soins|pansement|fiche de soins|transmissions? (?:infirmieres?|ciblees?)|photo de plaie|\bplaie\b/, by: [...NURSES, ...REHABILITATORS, 'midwife'] },
  { code: '29274-8', words: /signes vitaux|releve (?:de|des) (?:tension|glycemies|constantes)/, by: [...DOCTORS, ...NURSES, 'midwife', 'pharmacist'] },
  { code: '89601-9', words: /certificat/, by: [...DOCTORS, 'midwife', 'dentist'] },
  { code: '60591-5', words: /synthese medicale|volet de synthese|\bvsm\b/, by: DOCTORS },
  { code: '18776-5', words: /plan personnalise de (?:soins|sante|coordination)|\bppcs\b/, by: [...DOCTORS, ...NURSES, ...SOCIAL] },
  { code: '34842-5', words: /grille (?:aggir|d.evaluation)|evaluation medico-sociale/, by: [...DOCTORS, ...NURSES, ...SOCIAL] },
  { code: '28653-4', words: /secteur social|evaluation sociale|rapport social|aide sociale|projet d.accompagnement/, by: SOCIAL },
  { code: '96349-6', words: /lettre d.adressage|courrier d.adressage|je vous adresse/, by: [...DOCTORS, 'midwife', 'dentist', 'optician', ...REHABILITATORS] },
  { code: '85208-7', words: /teleconsultation|tele-?expertise|compte[- ]rendu de telemedecine/, by: [...DOCTORS, 'midwife', 'dentist'] },
  { code: '11488-4', words: /consultation|visite a domicile|compte[- ]rendu de visite/, by: [...DOCTORS, 'midwife', 'dentist'] },
]

/** A type whose paper is itself an act that the Code keeps for some professions. */
export type ReservedAct = { readonly code: string; readonly to: readonly ProfessionGroup[]; readonly law: string }

/**
 * The matrix restricts reading and not writing (domain.md §2.3): anybody files what she produced. These she cannot have produced, and filing a loose file makes
 * her its author and its signatory: refused. What she holds of somebody else comes with its own header (CDA), or by who wrote it.
 */
// biome-ignore format: a table looks like a table
export const RESERVED_ACTS: readonly ReservedAct[] = [
  { code: '11502-2', to: [...DOCTORS, 'biologist-pharmacist'], law: 'CSP L.6211-7: by a medical biologist, or under his responsibility' },
  { code: '60568-3', to: DOCTORS, law: 'CSP L.4161-1: a diagnosis' },
  { code: '34874-8', to: [...DOCTORS, 'dentist'], law: 'CSP L.4161-1, L.4141-1' },
  { code: '34749-2', to: DOCTORS, law: 'CSP D.6124-92: by an anaesthetist' },
  { code: '15508-5', to: [...DOCTORS, 'midwife'], law: 'CSP L.4151-1, L.4161-1' },
  { code: '60591-5', to: DOCTORS, law: 'CSP L.1111-15: the attending doctor’s' },
  { code: '60593-1', to: [...DOCTORS, 'pharmacist', 'biologist-pharmacist'], law: 'CSP L.4211-1, L.4211-3' },
  { code: '57833-6', to: [...DOCTORS, 'dentist', 'midwife', 'nurse', 'physiotherapist', 'podiatrist', 'optician', 'pharmacist', 'biologist-pharmacist'],
    law: 'CSP L.4141-2, L.4151-4, L.4311-1, L.4321-1, L.4322-1, L.4362-10, L.5125-1-1 A' },
  { code: 'PRESC-AAT', to: [...DOCTORS, 'dentist', 'midwife'], law: 'CSS L.321-1' },
]

/** What a profession most often files, when the paper says nothing. */
export const USUAL: Readonly<Record<ProfessionGroup, string>> = {
  doctor: '11488-4',
  'occupational-doctor': '11488-4',
  'biologist-pharmacist': '11502-2',
  pharmacist: '60593-1',
  dentist: '11488-4',
  midwife: '11488-4',
  nurse: '11506-3',
  physiotherapist: '47420-5',
  podiatrist: '47420-5',
  'speech-therapist': '47420-5',
  rehabilitation: '47420-5',
  'hearing-and-orthotics': '47420-5',
  optician: '78513-9',
  radiographer: '18748-4',
  psychologist: '83901-9',
  'care-assistant': '11506-3',
  'social-worker': '28653-4',
  'support-manager': '18776-5',
  'care-coordinator': '18776-5',
}

/** Specialities of TRE_R38 whose papers are of one kind: radiology, pathology, biology. */
export const USUAL_OF_SPECIALTY: Readonly<Record<string, string>> = {
  SM01: '60568-3',
  SM03: '11502-2',
  SM44: '18748-4',
  SM63: '11502-2',
  SM64: '11502-2',
  SM65: '11502-2',
  SM66: '11502-2',
  SM67: '11502-2',
  SM74: '18748-4',
  SM94: '18748-4',
}
