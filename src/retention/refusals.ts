import type { RefusalDefinition } from '../kernel/refusal.ts'

const conflict = (code: string, message: string): RefusalDefinition => ({ category: 'conflict', code, message })

export const NO_ERASURE: RefusalDefinition = conflict('no-erasure-asked', 'Aucun effacement n’est demandé pour ce dossier.')
export const ALREADY_SUSPENDED: RefusalDefinition = conflict('already-suspended', 'L’accès à ce dossier est déjà suspendu.')
export const NOT_SUSPENDED: RefusalDefinition = conflict('not-suspended', 'L’accès à ce dossier n’est pas suspendu.')
export const HEIRS_OPPOSED: RefusalDefinition = {
  category: 'forbidden',
  code: 'heirs-opposed',
  message: 'De son vivant, la personne a refusé que ses proches reçoivent ses informations.',
}
export const HANDOVER_ABSENT: RefusalDefinition = { category: 'absent', code: 'handover-absent', message: 'Cette demande n’existe pas.' }
export const HANDOVER_SETTLED: RefusalDefinition = conflict('handover-settled', 'Une décision a déjà été prise sur cette demande.')
export const SAME_AGENT: RefusalDefinition = {
  category: 'forbidden',
  code: 'same-agent',
  message: 'Un autre agent doit décider : personne ne décide seul.',
}
export const COLLEAGUE_CHANGED: RefusalDefinition = conflict('colleague-changed', 'Un autre accord vient d’être donné. Recommencez.')
export const NOT_READY: RefusalDefinition = conflict('handover-not-ready', 'La copie n’est pas prête, ou son délai est passé.')
export const PERIOD_NEEDED: RefusalDefinition = {
  category: 'invalid',
  code: 'handover-period-needed',
  message: 'Indiquez la période utile à ce motif.',
}
export const HANDOVER_CODE_WRONG: RefusalDefinition = {
  category: 'forbidden',
  code: 'handover-code-wrong',
  message: 'Ce code et ces informations n’ouvrent rien. Vérifiez-les.',
}
export const NOT_DECEASED: RefusalDefinition = conflict('not-deceased', 'Aucun décès n’est enregistré pour ce dossier.')
export const PURGE_ABSENT: RefusalDefinition = { category: 'absent', code: 'purge-absent', message: 'Cette attestation n’existe pas.' }
