/** What a town laboratory measures: LOINC, unit (UCUM), where most people stand, its reference. Chosen by the project; of nobody. */
export type Analyte = {
  readonly loinc: string
  readonly name: string
  readonly unit: string
  readonly decimals: number
  /** Middle and spread of most people, women and men. */
  readonly usual: Readonly<Record<'F' | 'M', readonly [middle: number, spread: number]>>
  readonly reference: Readonly<Record<'F' | 'M', readonly [low: number, high: number]>>
}

export type Panel = { readonly title: string; readonly section: string; readonly loinc: string; readonly share: number; readonly analytes: readonly Analyte[] }

type Pair = readonly [number, number]
const line = (loinc: string, name: string, unit: string, decimals: number, usual: Pair, reference: Pair, men: { readonly usual?: Pair; readonly reference?: Pair } = {}): Analyte => ({
  loinc,
  name,
  unit,
  decimals,
  usual: { F: usual, M: men.usual ?? usual },
  reference: { F: reference, M: men.reference ?? reference },
})

// biome-ignore format: a table looks like a table
export const PANELS: readonly Panel[] = [
  {
    title: 'Numération formule sanguine', section: 'Hématologie', loinc: '18723-7', share: 30,
    analytes: [
      line('718-7', 'Hémoglobine', 'g/dL', 1, [13.3, 1.1], [12, 16], { usual: [14.9, 1.1], reference: [13, 17] }),
      line('4544-3', 'Hématocrite', '%', 1, [40, 3], [36, 46], { usual: [44.5, 3], reference: [40, 52] }),
      line('787-2', 'Volume globulaire moyen', 'fL', 0, [89, 5], [80, 100]),
      line('6690-2', 'Leucocytes', '10*9/L', 2, [6.8, 1.8], [4, 10]),
      line('751-8', 'Polynucléaires neutrophiles', '10*9/L', 2, [3.9, 1.3], [1.8, 7.5]),
      line('731-0', 'Lymphocytes', '10*9/L', 2, [2.1, 0.6], [1, 4]),
      line('777-3', 'Plaquettes', '10*9/L', 0, [255, 55], [150, 400]),
    ],
  },
  {
    title: 'Fonction rénale et ionogramme', section: 'Biochimie', loinc: '18719-5', share: 22,
    analytes: [
      line('14682-9', 'Créatinine', 'umol/L', 0, [66, 13], [45, 84], { usual: [84, 15], reference: [59, 104] }),
      line('62238-1', 'Débit de filtration glomérulaire (CKD-EPI)', 'mL/min/{1.73_m2}', 0, [88, 17], [60, 130]),
      line('2951-2', 'Sodium', 'mmol/L', 0, [140, 2.2], [136, 145]),
      line('2823-3', 'Potassium', 'mmol/L', 1, [4.2, 0.35], [3.5, 5.1]),
      line('22664-7', 'Urée', 'mmol/L', 1, [5.2, 1.5], [2.5, 7.8]),
    ],
  },
  {
    title: 'Bilan lipidique', section: 'Biochimie', loinc: '18719-5', share: 14,
    analytes: [
      line('14647-2', 'Cholestérol total', 'mmol/L', 2, [5.1, 0.9], [3, 5.2]),
      line('14646-4', 'Cholestérol HDL', 'mmol/L', 2, [1.55, 0.35], [1.2, 2.5], { usual: [1.25, 0.3], reference: [1, 2.2] }),
      line('22748-8', 'Cholestérol LDL', 'mmol/L', 2, [3, 0.8], [1, 3.4]),
      line('14927-8', 'Triglycérides', 'mmol/L', 2, [1.2, 0.5], [0.4, 1.7]),
    ],
  },
  {
    title: 'Glycémie et hémoglobine glyquée', section: 'Biochimie', loinc: '18719-5', share: 14,
    analytes: [
      line('14771-0', 'Glycémie à jeun', 'mmol/L', 2, [5.3, 0.8], [3.9, 6.1]),
      line('4548-4', 'Hémoglobine glyquée (HbA1c)', '%', 1, [5.6, 0.7], [4, 6]),
    ],
  },
  {
    title: 'Bilan hépatique', section: 'Biochimie', loinc: '18719-5', share: 10,
    analytes: [
      line('1920-8', 'Aspartate aminotransférase (ASAT)', 'U/L', 0, [22, 7], [10, 35]),
      line('1742-6', 'Alanine aminotransférase (ALAT)', 'U/L', 0, [22, 10], [7, 40]),
      line('2324-2', 'Gamma-glutamyltransférase', 'U/L', 0, [24, 14], [6, 42], { usual: [34, 18], reference: [10, 71] }),
      line('6768-6', 'Phosphatases alcalines', 'U/L', 0, [72, 18], [35, 105]),
    ],
  },
  {
    title: 'Thyroïde', section: 'Hormonologie', loinc: '18719-5', share: 6,
    analytes: [line('11580-8', 'Thyréostimuline (TSH)', 'm[IU]/L', 2, [2, 0.9], [0.4, 4])],
  },
  {
    title: 'Protéine C réactive', section: 'Biochimie', loinc: '18719-5', share: 4,
    analytes: [line('1988-5', 'Protéine C réactive', 'mg/L', 1, [3, 4], [0, 5])],
  },
]
