import type { RefusalDefinition } from '../kernel/refusal.ts'

export const ALWAYS_TOLD: RefusalDefinition = {
  category: 'invalid',
  code: 'always-told',
  message: 'Les messages qui protègent votre compte ou que la loi impose sont toujours envoyés.',
}

export const NOT_YOUR_PROFILE: RefusalDefinition = {
  category: 'absent',
  code: 'not-your-profile',
  message: 'Ce dossier ne fait pas partie de ceux que vous suivez.',
}

export const ZONE_UNKNOWN: RefusalDefinition = {
  category: 'invalid',
  code: 'zone-unknown',
  message: 'Ce fuseau horaire n’est pas connu.',
}

export const QUIET_ALL_DAY: RefusalDefinition = {
  category: 'invalid',
  code: 'quiet-all-day',
  message: 'Les heures calmes commencent et finissent à la même heure. Choisissez deux heures différentes.',
}
