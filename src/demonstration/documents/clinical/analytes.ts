import { loinc } from '../cda/codes.ts'
import type { Code } from '../../../kernel/codes.ts'

type Range = readonly [low: number | null, high: number | null]

/** One kind of measure of a laboratory: LOINC, UCUM unit, usual interval of adults (by sex where it differs). */
export type Analyte = {
  readonly code: Code
  readonly label: string
  readonly chapter: keyof typeof CHAPTERS
  /** UCUM; absent for a result in words. */
  readonly unit?: string
  readonly printed?: string
  readonly digits?: number
  readonly range?: Range | { readonly F: Range; readonly M: Range }
  /** What words are expected. */
  readonly usual?: string
}

export const CHAPTERS = {
  chemistry: loinc('18719-5', 'Biochimie'),
  haematology: loinc('18723-7', 'Hématologie'),
  coagulation: loinc('18720-3', 'Hémostase'),
  serology: loinc('18727-8', 'Sérologie'),
  immunohaematology: loinc('18717-9', 'Immunohématologie'),
  microbiology: loinc('18725-2', 'Microbiologie'),
  drugs: loinc('18721-1', 'Pharmacologie'),
  urine: loinc('18729-4', 'Examen des urines'),
} as const

const number = (
  chapter: Analyte['chapter'],
  code: string,
  label: string,
  printed: string,
  unit: string,
  digits: number,
  range: Analyte['range'],
): Analyte => ({ code: loinc(code, label), label, chapter, unit, printed, digits, ...(range === undefined ? {} : { range }) })

const words = (chapter: Analyte['chapter'], code: string, label: string, usual: string): Analyte => ({
  code: loinc(code, label),
  label,
  chapter,
  usual,
})

/** Usual intervals of French laboratories; they serve a demonstration, not a diagnosis. LOINC © Regenstrief Institute. */
const ANALYTES = {
  hba1c: number('chemistry', '4548-4', 'Hémoglobine glyquée (HbA1c)', '%', '%', 1, [4, 6]),
  glucose: number('chemistry', '1558-6', 'Glucose à jeun', 'g/L', 'g/L', 2, [0.7, 1.1]),
  glucose1h: number('chemistry', '20438-8', 'Glucose 1 h après 75 g', 'g/L', 'g/L', 2, [null, 1.8]),
  glucose2h: number('chemistry', '1518-0', 'Glucose 2 h après 75 g', 'g/L', 'g/L', 2, [null, 1.53]),
  creatinine: number('chemistry', '14682-9', 'Créatinine', 'µmol/L', 'umol/L', 0, { F: [45, 84], M: [59, 104] }),
  egfr: number('chemistry', '62238-1', 'DFG estimé (CKD-EPI)', 'mL/min/1,73 m²', 'mL/min/{1.73_m2}', 0, [60, null]),
  sodium: number('chemistry', '2951-2', 'Sodium', 'mmol/L', 'mmol/L', 0, [136, 145]),
  potassium: number('chemistry', '2823-3', 'Potassium', 'mmol/L', 'mmol/L', 1, [3.5, 5.1]),
  cholesterol: number('chemistry', '2093-3', 'Cholestérol total', 'g/L', 'g/L', 2, [null, 2]),
  ldl: number('chemistry', '13457-7', 'Cholestérol LDL (calculé)', 'g/L', 'g/L', 2, [null, 1.6]),
  hdl: number('chemistry', '2085-9', 'Cholestérol HDL', 'g/L', 'g/L', 2, [0.4, null]),
  triglycerides: number('chemistry', '2571-8', 'Triglycérides', 'g/L', 'g/L', 2, [null, 1.5]),
  ntProBnp: number('chemistry', '33762-6', 'NT-proBNP', 'ng/L', 'ng/L', 0, [null, 450]),
  crp: number('chemistry', '1988-5', 'Protéine C réactive (CRP)', 'mg/L', 'mg/L', 1, [null, 5]),
  tsh: number('chemistry', '3016-3', 'Thyréostimuline (TSH)', 'mUI/L', 'm[IU]/L', 2, [0.27, 4.2]),
  ferritin: number('chemistry', '2276-4', 'Ferritine', 'µg/L', 'ug/L', 0, { F: [15, 150], M: [30, 400] }),
  asat: number('chemistry', '1920-8', 'ASAT (TGO)', 'U/L', 'U/L', 0, [null, 40]),
  alat: number('chemistry', '1742-6', 'ALAT (TGP)', 'U/L', 'U/L', 0, [null, 41]),
  ggt: number('chemistry', '2324-2', 'Gamma-GT', 'U/L', 'U/L', 0, { F: [null, 40], M: [null, 60] }),
  vitaminD: number('chemistry', '62292-8', '25-OH vitamine D (D2 + D3)', 'µg/L', 'ug/L', 0, [30, 60]),
  b12: number('chemistry', '2132-9', 'Vitamine B12', 'ng/L', 'ng/L', 0, [190, 900]),
  psa: number('chemistry', '2857-1', 'PSA total', 'µg/L', 'ug/L', 2, [null, 4]),
  ca153: number('chemistry', '6875-9', 'CA 15-3', 'kUI/L', 'k[IU]/L', 0, [null, 30]),
  hcg: number('chemistry', '21198-7', 'hCG (sous-unité bêta)', 'UI/L', '[IU]/L', 0, [null, 5]),
  bilirubin: number('chemistry', '14631-6', 'Bilirubine totale', 'µmol/L', 'umol/L', 0, [null, 205]),
  ige: number('serology', '6206-7', 'IgE spécifiques de l’arachide (f13)', 'kU/L', 'k[IU]/L', 2, [null, 0.1]),
  haemoglobin: number('haematology', '718-7', 'Hémoglobine', 'g/dL', 'g/dL', 1, { F: [11.5, 16], M: [13, 17] }),
  haematocrit: number('haematology', '4544-3', 'Hématocrite', '%', '%', 0, { F: [36, 47], M: [40, 52] }),
  mcv: number('haematology', '787-2', 'Volume globulaire moyen', 'fL', 'fL', 0, [80, 100]),
  leucocytes: number('haematology', '6690-2', 'Leucocytes', 'G/L', '10*9/L', 1, [4, 10]),
  neutrophils: number('haematology', '751-8', 'Polynucléaires neutrophiles', 'G/L', '10*9/L', 1, [1.8, 7.5]),
  platelets: number('haematology', '777-3', 'Plaquettes', 'G/L', '10*9/L', 0, [150, 400]),
  inr: number('coagulation', '6301-6', 'INR', '', '{INR}', 1, undefined),
  lamotrigine: number('drugs', '6948-4', 'Lamotrigine', 'mg/L', 'mg/L', 1, [2.5, 15]),
  levetiracetam: number('drugs', '30471-7', 'Lévétiracétam', 'mg/L', 'mg/L', 1, [12, 46]),
  albuminuria: number('urine', '14959-1', 'Albumine / créatinine (urines)', 'mg/g', 'mg/g', 0, [null, 30]),
  toxoplasmosis: words('serology', '5388-4', 'Toxoplasmose, anticorps IgG', 'Négatif'),
  rubella: words('serology', '5334-8', 'Rubéole, anticorps IgG', 'Positif (immunisée)'),
  hbsAntigen: words('serology', '5195-3', 'Hépatite B, antigène HBs', 'Négatif'),
  hiv: words('serology', '56888-1', 'VIH 1 et 2, anticorps et antigène p24', 'Négatif'),
  hcv: words('serology', '16128-1', 'Hépatite C, anticorps', 'Négatif'),
  syphilis: words('serology', '24110-9', 'Syphilis, anticorps tréponémiques', 'Négatif'),
  bloodGroup: words('immunohaematology', '882-1', 'Groupe sanguin ABO et RH1 (D)', ''),
  irregularAntibodies: words('immunohaematology', '890-4', 'Recherche d’anticorps anti-érythrocytaires', 'Négative'),
  chlamydia: words('microbiology', '21613-5', 'Chlamydia trachomatis, ADN (PCR)', 'Non détecté'),
  gonococcus: words('microbiology', '24111-7', 'Neisseria gonorrhoeae, ADN (PCR)', 'Non détecté'),
  urineCulture: words('microbiology', '630-4', 'Culture d’urines (ECBU)', 'Stérile'),
} as const satisfies Record<string, Analyte>

export type AnalyteKey = keyof typeof ANALYTES

export const analyteOf = (key: AnalyteKey): Analyte => ANALYTES[key]

export const rangeOf = (analyte: Analyte, sex: 'F' | 'M'): Range => {
  const { range } = analyte
  if (range === undefined) return [null, null]
  return 'F' in range ? range[sex] : range
}
