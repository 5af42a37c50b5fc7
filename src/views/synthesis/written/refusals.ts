import type { RefusalDefinition } from '../../../kernel/refusal.ts'

export const SYNTHESIS_CHANGED: RefusalDefinition = {
  category: 'conflict',
  code: 'synthesis-changed',
  message: 'Une ligne est arrivée pendant que vous écriviez. Relisez le volet, puis publiez-le.',
}
