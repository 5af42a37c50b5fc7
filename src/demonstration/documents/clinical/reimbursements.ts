import { shortDay } from '../../calendar.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { type Section, table } from '../paper.ts'
import { decimal } from '../typography.ts'
import { plain } from './plain-sections.ts'

export type Reimbursement = {
  readonly at: Instant
  readonly what: string
  readonly who: string
  /** Euros, paid and given back. */
  readonly paid: number
  readonly back: number
}

const rows = (lines: readonly Reimbursement[]): readonly (readonly string[])[] =>
  lines.map(line => [shortDay(line.at), line.what, line.who, `${decimal(line.paid, 2)} €`, `${decimal(line.back, 2)} €`])

const HEAD = ['Date', 'Soin', 'Professionnel', 'Payé', 'Remboursé'] as const

/** Données de remboursement (CNAM-HR 2021.01), twenty-four months, fed by the insurer. */
export const reimbursementSections = (care: readonly Reimbursement[], medicines: readonly Reimbursement[]): readonly Section[] => [
  plain(
    'comment',
    'Usage et responsabilités',
    'Ces données viennent des remboursements : elles disent ce qui a été payé, pas pourquoi. Elles portent sur les vingt-quatre derniers mois.',
  ),
  plain('acts', 'Soins médicaux et dentaires', table(HEAD, rows(care))),
  plain('acts', 'Médicaments', table(HEAD, rows(medicines))),
]
