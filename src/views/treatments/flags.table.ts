import type { Degree } from './model.ts'

/**
 * What a treatment is looked at again for: one row, one reason, one source that says it. ATC (WHO) names substances and families. Thresholds and
 * contra-indications are those that the product information (RCP) and the authorities' notices give; a pharmacist reads this table again before it serves
 * in care. It is no prescription software: no dose, no interaction is judged, and a substance that is not here says nothing.
 */
export const DUPLICATE_SOURCE = 'Même substance sous deux produits ou deux prescripteurs (classification ATC de l’OMS, code entier)'

type AllergyRow = {
  /** ICD-10 of the reviewed list of words (profile/terms.table.ts). */
  readonly icd10: readonly string[]
  /** Exact words, without accents. */
  readonly names: readonly string[]
  readonly atc: RegExp
  readonly source: string
}

export const ALLERGY_SUBSTANCE_SOURCE = 'Même substance que l’allergie (classification ATC de l’OMS)'

export const ALLERGY_FAMILIES: readonly AllergyRow[] = [
  {
    icd10: ['Z88.0'],
    names: ['penicilline', 'penicillines', 'amoxicilline', 'allergie a la penicilline', 'betalactamines'],
    atc: /^J01C/,
    source: 'CIM-10 Z88.0 ; ATC J01C, pénicillines (OMS)',
  },
  {
    icd10: [],
    names: ['cephalosporine', 'cephalosporines', 'betalactamines'],
    atc: /^J01D[B-E]/,
    source: 'ATC J01DB à J01DE, céphalosporines (OMS)',
  },
  {
    icd10: ['Z88.2'],
    names: ['sulfamide', 'sulfamides', 'bactrim', 'cotrimoxazole'],
    atc: /^J01E/,
    source: 'CIM-10 Z88.2 ; ATC J01E, sulfamides et triméthoprime (OMS)',
  },
  {
    icd10: ['Z88.5'],
    names: ['morphine', 'codeine', 'opioides', 'morphine et codeine'],
    atc: /^N02A/,
    source: 'CIM-10 Z88.5 ; ATC N02A, opioïdes (OMS)',
  },
  {
    icd10: ['Z88.6'],
    names: ['aspirine', 'ains', 'anti inflammatoires', 'aspirine et anti inflammatoires', 'ibuprofene'],
    atc: /^(M01A|N02BA|B01AC06)/,
    source: 'CIM-10 Z88.6 ; ATC M01A, N02BA et B01AC06 (OMS) : allergie croisée entre aspirine et anti-inflammatoires',
  },
]

type KidneyRow = { readonly atc: RegExp; readonly below: number; readonly degree: Degree; readonly source: string }

/** Filtration in mL/min (per 1.73 m² as laboratories write it). */
export const KIDNEY: readonly KidneyRow[] = [
  { atc: /^A10BA02/, below: 30, degree: 'contraindicated', source: 'EMA, 14 octobre 2016 : metformine et fonction rénale ; RCP, 4.3' },
  { atc: /^B01AE07/, below: 30, degree: 'contraindicated', source: 'RCP du dabigatran (Pradaxa), 4.3' },
  { atc: /^B01AF0[123]/, below: 15, degree: 'to-avoid', source: 'RCP du rivaroxaban, de l’apixaban et de l’édoxaban, 4.2' },
  { atc: /^M01A[A-H]/, below: 30, degree: 'contraindicated', source: 'ANSM, 2013 : règles de bon usage des AINS ; RCP, 4.3' },
  { atc: /^(L04AX03|L01BA01)/, below: 30, degree: 'contraindicated', source: 'RCP du méthotrexate oral, 4.3' },
  { atc: /^N05AN01/, below: 30, degree: 'contraindicated', source: 'RCP du lithium (Téralithe), 4.3' },
  { atc: /^C03DA01/, below: 30, degree: 'contraindicated', source: 'RCP de la spironolactone (Aldactone), 4.3' },
  { atc: /^M04AC01/, below: 30, degree: 'contraindicated', source: 'RCP de la colchicine, 4.3' },
  { atc: /^J01XE01/, below: 45, degree: 'contraindicated', source: 'RCP de la nitrofurantoïne (Furadantine), 4.3' },
]

/** LOINC of filtration rates and of the clearance of creatinine, as laboratories write them. Nothing is worked out from creatinine alone. */
export const FILTRATION: ReadonlySet<string> = new Set([
  '62238-1',
  '33914-3',
  '98979-8',
  '69405-9',
  '48642-3',
  '77147-7',
  '50210-4',
  '94677-2',
  '35591-7',
  '2164-2',
])
/** Per minute and per 1.73 m², or plain: the two ways of writing the same scale. Another unit is not converted. */
export const FILTRATION_UNIT = /^m[lL]\/min(\b|\/|$)/
/** After a year a result says little of today's kidney. */
export const RESULT_MONTHS = 12

type PregnancyRow = { readonly atc: RegExp; readonly degree: Degree; readonly source: string }

export const PREGNANCY: readonly PregnancyRow[] = [
  { atc: /^N03AG01/, degree: 'contraindicated', source: 'ANSM et EMA (PRAC), 2018 : valproate' },
  { atc: /^N03AX11/, degree: 'contraindicated', source: 'EMA (PRAC), 2023 : topiramate' },
  { atc: /^(D10BA01|D05BB02|D11AH04)/, degree: 'contraindicated', source: 'EMA (PRAC), 2018 : rétinoïdes par voie orale' },
  { atc: /^L04AA06/, degree: 'contraindicated', source: 'EMA, 2015 : mycophénolate' },
  { atc: /^(L04AX03|L01BA01)/, degree: 'contraindicated', source: 'RCP du méthotrexate, 4.3' },
  { atc: /^L04AX0[246]/, degree: 'contraindicated', source: 'RCP du thalidomide et de ses dérivés, 4.3' },
  { atc: /^B01AA/, degree: 'to-avoid', source: 'ANSM : antivitamines K et grossesse ; RCP, 4.6' },
  { atc: /^C09[A-D]/, degree: 'contraindicated-late', source: 'RCP des IEC et des sartans, 4.3 : 2e et 3e trimestres' },
  { atc: /^(M01A[A-H]|N02BA)/, degree: 'contraindicated-late', source: 'ANSM, 2017 : jamais d’AINS à partir du début du 6e mois' },
  { atc: /^H03BB01/, degree: 'to-avoid', source: 'ANSM, 2019 : carbimazole' },
]

/** A pregnancy that is under way: Z33 to Z35 and the whole of chapter XV; or these very words, without accents. */
export const PREGNANCY_ICD10 = /^(Z3[345]|O\d\d)/
export const PREGNANCY_WORDS: ReadonlySet<string> = new Set(['grossesse', 'grossesse en cours', 'enceinte', 'je suis enceinte', 'femme enceinte'])
/** Nobody says that a pregnancy is over: after ten months it is. */
export const PREGNANCY_MONTHS = 10
