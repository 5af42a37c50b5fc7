import type { CardRisk } from './model.ts'

type Told = { readonly text: string; readonly code?: string }

/**
 * What a rescuer must know first (ui.md X4, block 1). A code decides when there is one; else words of patients, without accents. It only chooses where an item
 * stands on her card and whether it is there at first: she sees it and moves its switch.
 * Codes: ATC B01A (antithrombotic agents); CIM-10 Z95–Z97 (implants), Z33–Z35 and O (pregnancy), Z94 (transplants), D66–D68 E27 E80 G70 (rare, dangerous).
 */
const RISKS: readonly { readonly risk: CardRisk; readonly code: RegExp; readonly words: RegExp }[] = [
  {
    risk: 'anticoagulant',
    code: /^B01A/,
    words:
      /\b(anticoagul|apixaban|rivaroxaban|dabigatran|edoxaban|warfarin|fluindion|acenocoumarol|eliquis|xarelto|pradaxa|lixiana|coumadin|previscan|sintrom|minisintrom|heparin|enoxaparin|lovenox|tinzaparin|innohep|avk\b)/,
  },
  { risk: 'transplant', code: /^Z94/, words: /\b(greff|transplant)/ },
  { risk: 'pregnancy', code: /^(O\d|Z3[345])/, words: /\b(grossesse|enceinte|pregnan)/ },
  {
    risk: 'implant',
    code: /^Z9[567]/,
    words: /\b(stimulateur|pacemaker|pace-maker|defibrillateur|implant|prothese|valve|stent|neurostimulateur|pompe a)/,
  },
  {
    risk: 'rare-disease',
    code: /^(D6[678]|E27|E80|G70)/,
    words: /\b(maladie rare|hemophili|willebrand|addison|insuffisance surrenal|porphyri|myastheni|drepanocyt)/,
  },
]

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

export const riskOf = ({ text, code }: Told, among: readonly CardRisk[]): CardRisk | null =>
  RISKS.find(row => among.includes(row.risk) && (code === undefined ? row.words.test(plain(text)) : row.code.test(code) || row.words.test(plain(text))))
    ?.risk ?? null
