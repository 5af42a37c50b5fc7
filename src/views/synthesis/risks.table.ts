/**
 * Treatments that stand first, because an error with them does the most harm or because they change what one does next. Families of the lists of high-alert
 * medicines: ANSM, « Liste des évènements qui ne devraient jamais arriver » (2012: anticoagulants, insuline, méthotrexate oral…); ISMP, List of High-Alert
 * Medications in Community/Ambulatory Care Settings (2021: opioids, hypoglycaemics, immunosuppressants, lithium, digoxin…). Classes of ATC (WHO).
 * A code decides where there is one; else names of substances and brands, without accents. An aid to reading: no dose, no interaction is judged here.
 */
export const TREATMENT_RISKS = [
  'anticoagulant',
  'insulin',
  'opioid',
  'methotrexate',
  'cytotoxic',
  'immunosuppressant',
  'antiarrhythmic',
  'lithium',
  'antiepileptic',
  'hypoglycaemic',
  'antiplatelet',
  'corticosteroid',
] as const
export type TreatmentRisk = (typeof TREATMENT_RISKS)[number]

type Row = { readonly risk: TreatmentRisk; readonly code: RegExp; readonly words: RegExp }

const ROWS: readonly Row[] = [
  {
    risk: 'anticoagulant',
    code: /^B01A[ABEFX]/,
    words:
      /\b(anticoagul|apixaban|rivaroxaban|dabigatran|edoxaban|warfarin|fluindion|acenocoumarol|eliquis|xarelto|pradaxa|lixiana|coumadin|previscan|sintrom|minisintrom|heparin|enoxaparin|lovenox|tinzaparin|innohep|fondaparinux|arixtra|avk\b)/,
  },
  { risk: 'insulin', code: /^A10A/, words: /\b(insulin|lantus|levemir|tresiba|toujeo|novorapid|humalog|apidra|abasaglar|novomix|umuline)/ },
  {
    risk: 'opioid',
    code: /^(N02A|N07BC)/,
    words: /\b(morphin|oxycodon|oxycontin|skenan|actiskenan|oramorph|fentanyl|durogesic|tramadol|codein|hydromorphon|sophidone|methadon|buprenorphin|subutex|suboxone|nalbuphin|lamalin|izalgi)/,
  },
  { risk: 'methotrexate', code: /^(L01BA01|L04AX03)/, words: /\b(methotrexat|imeth|novatrex|metoject)/ },
  { risk: 'cytotoxic', code: /^L01/, words: /\b(capecitabin|xeloda|hydroxycarbamid|hydrea|temozolomid|imatinib|cyclophosphamid|endoxan|etoposid|chimiotherap)/ },
  {
    risk: 'immunosuppressant',
    code: /^L04/,
    words: /\b(tacrolimus|prograf|advagraf|ciclosporin|neoral|mycophenol|cellcept|myfortic|azathioprin|imurel|everolimus|adalimumab|humira|etanercept|enbrel|infliximab)/,
  },
  { risk: 'antiarrhythmic', code: /^C01(AA|B)/, words: /\b(digoxin|hemigoxin|amiodaron|cordarone|flecainid|flecaine|sotalol)/ },
  { risk: 'lithium', code: /^N05AN/, words: /\b(lithium|teralithe)/ },
  {
    risk: 'antiepileptic',
    code: /^N03A/,
    words: /\b(valpro|depakine|carbamazepin|tegretol|phenytoin|di-hydan|lamotrigin|lamictal|levetiracetam|keppra|phenobarbital|gardenal)/,
  },
  { risk: 'hypoglycaemic', code: /^A10B[BX]/, words: /\b(gliclazid|diamicron|glibenclamid|daonil|glimepirid|amarel|repaglinid|novonorm)/ },
  { risk: 'antiplatelet', code: /^B01AC/, words: /\b(clopidogrel|plavix|ticagrelor|brilique|prasugrel|efient|kardegic|aspirine|aspegic|acide acetylsalicylique)/ },
  { risk: 'corticosteroid', code: /^H02AB/, words: /\b(prednison|cortancyl|prednisolon|solupred|methylprednisolon|medrol|hydrocortison|dexamethason)/ },
]

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

/** `atc`: a code of that terminology, when the line has one. */
export const treatmentRisk = (text: string, atc?: string): TreatmentRisk | undefined => {
  const words = plain(text)
  return ROWS.find(row => (atc !== undefined && row.code.test(atc)) || row.words.test(words))?.risk
}
