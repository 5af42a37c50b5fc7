import type { Code } from '../../../kernel/codes.ts'
import { atc } from '../cda/codes.ts'

/**
 * Medicines by their international name and ATC class. No commercial name and no CIS or CIP number: those name real products,
 * and a wrong one would be worse than none.
 */
const MEDICINES = {
  metformin: ['metformine 1 000 mg, comprimé', atc('A10BA02', 'metformine')],
  gliclazide: ['gliclazide 60 mg à libération modifiée, comprimé', atc('A10BB09', 'gliclazide')],
  glargine: ['insuline glargine 100 unités/mL, stylo prérempli', atc('A10AE04', 'insuline glargine')],
  empagliflozin: ['empagliflozine 10 mg, comprimé', atc('A10BK03', 'empagliflozine')],
  atorvastatin: ['atorvastatine 20 mg, comprimé', atc('C10AA05', 'atorvastatine')],
  ramipril: ['ramipril 5 mg, comprimé', atc('C09AA05', 'ramipril')],
  amlodipine: ['amlodipine 5 mg, gélule', atc('C08CA01', 'amlodipine')],
  bisoprolol: ['bisoprolol 2,5 mg, comprimé', atc('C07AB07', 'bisoprolol')],
  furosemide: ['furosémide 40 mg, comprimé', atc('C03CA01', 'furosémide')],
  spironolactone: ['spironolactone 25 mg, comprimé', atc('C03DA01', 'spironolactone')],
  sacubitril: ['sacubitril 49 mg et valsartan 51 mg, comprimé', atc('C09DX04', 'valsartan et sacubitril')],
  warfarin: ['warfarine 2 mg, comprimé', atc('B01AA03', 'warfarine')],
  apixaban: ['apixaban 5 mg, comprimé', atc('B01AF02', 'apixaban')],
  enoxaparin: ['énoxaparine 4 000 UI, seringue préremplie', atc('B01AB05', 'énoxaparine')],
  aspirin: ['acide acétylsalicylique 75 mg, comprimé', atc('B01AC06', 'acide acétylsalicylique')],
  paracetamol: ['paracétamol 1 g, comprimé', atc('N02BE01', 'paracétamol')],
  paracetamolChild: ['paracétamol 2,4 %, suspension buvable', atc('N02BE01', 'paracétamol')],
  ketoprofen: ['kétoprofène 100 mg, comprimé', atc('M01AE03', 'kétoprofène')],
  tramadol: ['tramadol 50 mg, gélule', atc('N02AX02', 'tramadol')],
  pantoprazole: ['pantoprazole 20 mg, comprimé', atc('A02BC02', 'pantoprazole')],
  amoxicillin: ['amoxicilline 1 g, comprimé', atc('J01CA04', 'amoxicilline')],
  amoxicillinChild: ['amoxicilline 250 mg/5 mL, suspension buvable', atc('J01CA04', 'amoxicilline')],
  iron: ['sulfate ferreux 80 mg de fer, comprimé', atc('B03AA07', 'sulfate ferreux')],
  folicAcid: ['acide folique 0,4 mg, comprimé', atc('B03BB01', 'acide folique')],
  vitaminD: ['colécalciférol 80 000 UI, solution buvable en ampoule', atc('A11CC05', 'colécalciférol')],
  vitaminDChild: ['colécalciférol 10 000 UI/mL, solution buvable en gouttes', atc('A11CC05', 'colécalciférol')],
  vitaminK: ['phytoménadione 2 mg/0,2 mL, solution buvable', atc('B02BA01', 'phytoménadione')],
  lamotrigine: ['lamotrigine 100 mg, comprimé dispersible', atc('N03AX09', 'lamotrigine')],
  levetiracetam: ['lévétiracétam 500 mg, comprimé', atc('N03AX14', 'lévétiracétam')],
  midazolam: ['midazolam 10 mg, solution buccale en seringue', atc('N05CD08', 'midazolam')],
  sertraline: ['sertraline 50 mg, gélule', atc('N06AB06', 'sertraline')],
  escitalopram: ['escitalopram 10 mg, comprimé', atc('N06AB10', 'escitalopram')],
  hydroxyzine: ['hydroxyzine 25 mg, comprimé', atc('N05BB01', 'hydroxyzine')],
  memantine: ['mémantine 20 mg, comprimé', atc('N06DX01', 'mémantine')],
  tamoxifen: ['tamoxifène 20 mg, comprimé', atc('L02BA01', 'tamoxifène')],
  ondansetron: ['ondansétron 8 mg, lyophilisat oral', atc('A04AA01', 'ondansétron')],
  salbutamol: ['salbutamol 100 µg par dose, suspension pour inhalation', atc('R03AC02', 'salbutamol')],
  fluticasone: ['fluticasone 50 µg par dose, suspension pour inhalation', atc('R03BA05', 'fluticasone')],
  desloratadine: ['desloratadine 0,5 mg/mL, solution buvable', atc('R06AX27', 'desloratadine')],
  adrenaline: ['adrénaline 150 µg, stylo auto-injecteur', atc('C01CA24', 'épinéphrine')],
  pill: ['lévonorgestrel 100 µg et éthinylestradiol 20 µg, comprimé', atc('G03AA07', 'lévonorgestrel et éthinylestradiol')],
  azithromycin: ['azithromycine 250 mg, comprimé', atc('J01FA10', 'azithromycine')],
  levothyroxine: ['lévothyroxine 75 µg, comprimé', atc('H03AA01', 'lévothyroxine sodique')],
  dermocorticoid: ['désonide 0,1 %, crème', atc('D07AB08', 'désonide')],
} as const satisfies Record<string, readonly [label: string, code: Code]>

export type MedicineKey = keyof typeof MEDICINES

export const medicineLabel = (key: MedicineKey): string => MEDICINES[key][0]
export const medicineCode = (key: MedicineKey): Code => MEDICINES[key][1]
