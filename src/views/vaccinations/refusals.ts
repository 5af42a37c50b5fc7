import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const DOSE_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'dose-invalid',
  message: 'Vérifiez le jour, le vaccin et le code de la boîte.',
}

/** A fact to record all the same, but not without saying it. */
export const BOX_EXPIRED: RefusalDefinition = {
  category: 'conflict',
  code: 'box-expired',
  message: 'La boîte était périmée ce jour-là. Si la dose a été donnée, confirmez-le.',
}
