import { LOINC, type Code, TRE_A05 } from './cda/codes.ts'

/**
 * Types of document that the demonstration writes. `code`: JDV_J07 (typeCode). `classCode`: ASS_X04. `templates`: the document's own root
 * templates of the CI-SIS volet, and `formatCode` what ASS_A11 derives from them; absent where the CI-SIS has no structured model, so that
 * such documents are always wrapped (level 1).
 */
type TypeRow = {
  readonly code: Code
  readonly classCode: string
  readonly templates?: readonly string[]
  readonly formatCode?: string
}

const loinc = (code: string, display: string): Code => ({ code, system: LOINC, display })
const other = (code: string, display: string): Code => ({ code, system: TRE_A05, display })

const PAPER_TYPES = {
  laboratory: {
    code: loinc('11502-2', "CR d'examens biologiques"),
    classCode: '10',
    templates: ['1.3.6.1.4.1.19376.1.3.3', '1.2.250.1.213.1.1.1.55^2024.01'],
    formatCode: 'urn:ihe:lab:xd-lab:2008',
  },
  prescription: {
    code: loinc('57833-6', 'Prescription de produits de santé'),
    classCode: '42',
    templates: ['1.3.6.1.4.1.19376.1.9.1.1.1', '1.3.6.1.4.1.19376.1.5.3.1.1.1', '1.2.250.1.213.1.1.1.39^2024.01'],
    formatCode: 'urn:ihe:pharm:pre:2010',
  },
  dispensation: {
    code: loinc('60593-1', 'Dispensation médicamenteuse'),
    classCode: '43',
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.1', '1.3.6.1.4.1.19376.1.9.1.1.3', '1.2.250.1.213.1.1.1.54^2024.01'],
    formatCode: 'urn:ihe:pharm:dis:2010',
  },
  discharge: {
    code: loinc('11490-0', "Lettre de liaison à la sortie d'un établissement de soins"),
    classCode: '10',
    templates: ['1.2.250.1.213.1.1.1.29^2022.01'],
    formatCode: 'urn:asip:ci-sis:ldl-ses:2017',
  },
  imaging: {
    code: loinc('18748-4', "CR d'imagerie médicale"),
    classCode: '31',
    templates: ['1.2.840.10008.9.1', '1.2.840.10008.9.20', '1.2.840.10008.9.21', '1.2.250.1.213.1.1.1.45^2024.01'],
    formatCode: 'urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013',
  },
  imagingRequest: {
    code: loinc('55115-0', "Demande d'actes d'imagerie"),
    classCode: '42',
    templates: ['1.2.840.10008.9.20', '1.2.250.1.213.1.1.1.47^2024.01'],
    formatCode: 'urn:ans:ci-sis:img-da:2022',
  },
  vaccination: {
    code: loinc('87273-9', 'Note de vaccination'),
    classCode: '52',
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2', '1.2.250.1.213.1.1.1.46^2023.01'],
    formatCode: 'urn:asip:ci-sis:vac-note:2021',
  },
  summary: {
    code: other('SYNTH', 'Synthèse'),
    classCode: '11',
    templates: ['1.2.250.1.213.1.1.1.13^201310'],
    formatCode: 'urn:asip:ci-sis:vsm:2012',
  },
  pregnancySummary: {
    code: loinc('57055-6', 'Synthèse antepartum'),
    classCode: '11',
    templates: ['1.2.250.1.213.1.1.1.12.1^2024.01'],
    formatCode: 'urn:asip:ci-sis:obp-sap:2023',
  },
  birthMother: {
    code: loinc('57057-2', 'Synthèse Salle de Naissance Mère'),
    classCode: '11',
    templates: ['1.2.250.1.213.1.1.1.12.2^2024.01'],
    formatCode: 'urn:asip:ci-sis:obp-snm:2023',
  },
  birthChild: {
    code: loinc('57075-4', 'Synthèse Salle de Naissance Enfant'),
    classCode: '11',
    templates: ['1.2.250.1.213.1.1.1.12.3^2024.01'],
    formatCode: 'urn:asip:ci-sis:obp-sne:2023',
  },
  childCertificate: {
    code: other('CERT_DECL', 'Certificat, déclaration'),
    classCode: '52',
    templates: ['1.3.6.1.4.1.19376.1.7.3.1.1.13.1', '1.2.250.1.213.1.1.1.5', '1.2.250.1.213.1.1.1.5.1^2025.01'],
    formatCode: 'urn:asip:ci-sis:cse-cs8:2017',
  },
  measures: {
    code: loinc('29274-8', 'Mesures de signes vitaux'),
    classCode: '10',
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.1', '1.2.250.1.213.1.1.1.5', '1.2.250.1.213.1.1.1.5.4^2023.01'],
    formatCode: 'urn:ans:ci-sis:cse-mde:2023',
  },
  reimbursements: {
    code: other('REMB', 'Données de remboursement'),
    classCode: '60',
    templates: ['1.2.250.1.213.1.1.1.36^2021.01'],
    formatCode: 'urn:asip:ci-sis:hr:2019',
  },
  consultation: { code: loinc('11488-4', 'CR ou fiche de consultation ou de visite'), classCode: '10' },
  referral: { code: loinc('96349-6', "Lettre d'adressage"), classCode: '10' },
  emergency: { code: loinc('15507-7', 'CR de passage aux urgences'), classCode: '10' },
  operation: { code: loinc('34874-8', 'CR opératoire'), classCode: '10' },
  anaesthesia: { code: loinc('34749-2', 'CR de consultation pré-anesthésique'), classCode: '10' },
  hospitalStay: { code: loinc('34112-3', 'CR hospitalier (séjour)'), classCode: '10' },
  diagnostic: { code: loinc('70004-7', "CR d'acte diagnostique (autre)"), classCode: '10' },
  pathology: { code: loinc('60568-3', "CR d'anatomie et de cytologie pathologiques"), classCode: '10' },
  tumourBoard: { code: loinc('34794-8', 'CR de réunion de concertation pluridisciplinaire'), classCode: '10' },
  carePlan: { code: loinc('18776-5', 'Plan personnalisé de soins'), classCode: '44' },
  nurseFollowUp: { code: loinc('11506-3', 'CR ou fiche de suivi de soins par auxiliaire médical'), classCode: '10' },
  assessment: { code: loinc('34120-6', 'Bilan par professionnel de santé'), classCode: '10' },
  functional: { code: loinc('47420-5', 'CR de bilan fonctionnel'), classCode: '10' },
  dental: { code: loinc('28617-9', 'Bilan bucco-dentaire'), classCode: '10' },
  psychology: { code: loinc('83901-9', 'Bilan psychologique'), classCode: '11' },
  eye: { code: loinc('78513-9', 'CR de consultation en ophtalmologie'), classCode: '10' },
  certificate: { code: loinc('89601-9', 'Certificat médical'), classCode: '52' },
  schoolPlan: { code: loinc('80771-9', "Projet d'accueil individualisé"), classCode: '44' },
  longTermPlan: { code: other('PROT_ALD', 'Protocole de soins ALD'), classCode: '44' },
  workStop: { code: other('PRESC-AAT', 'Prescription arrêt de travail'), classCode: '42' },
  physiotherapyPrescription: { code: other('PRESC-KINE', "Prescription d'actes de kinésithérapie"), classCode: '42' },
  nursePrescription: { code: other('PRESC-INF', "Prescription d'actes infirmiers"), classCode: '42' },
  laboratoryPrescription: { code: other('PRESC-BIO', "Prescription d'actes de biologie médicale"), classCode: '42' },
  pharmacistReview: { code: loinc('78601-2', "CR d'entretien pharmaceutique"), classCode: '10' },
  emergencySheet: { code: loinc('74207-2', "Document de liaison d'urgence"), classCode: '11' },
  screening: { code: loinc('75492-9', "CR d'acte diagnostique à visée préventive ou de dépistage"), classCode: '10' },
  telemedicine: { code: loinc('85208-7', 'CR de télémédecine'), classCode: '10' },
  childExam: { code: loinc('59283-2', "CR d'examen de l'enfant"), classCode: '10' },
  pregnancyReport: { code: loinc('89233-1', 'CR de grossesse'), classCode: '10' },
  patientSummary: { code: other('DOCPAT01', 'Synthèse déposée par le patient'), classCode: '11' },
  patientTreatment: { code: other('DOCPAT02', 'Traitement ou document de soins déposé par le patient'), classCode: '42' },
  patientReport: { code: other('DOCPAT03', 'CR déposé par le patient'), classCode: '10' },
  patientImaging: { code: other('DOCPAT04', 'Imagerie déposée par le patient'), classCode: '31' },
  patientLaboratory: { code: other('DOCPAT05', 'CR de biologie déposé par le patient'), classCode: '10' },
  patientOther: { code: other('EXPPAT_2', 'Autre document du patient'), classCode: '90' },
  patientWishes: { code: other('EXPPAT_1', 'Volontés et droits du patient'), classCode: '90' },
  advanceDirectives: { code: other('EXPPAT_3', 'Directives anticipées'), classCode: '90' },
} as const satisfies Record<string, TypeRow>

export type PaperType = keyof typeof PAPER_TYPES

/** The row with its optional columns. */
export const typeOf = (type: PaperType): TypeRow => PAPER_TYPES[type]
