import type { RefusalDefinition } from '../kernel/refusal.ts'

export const BATCH_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'batch-absent',
  message: 'Cet envoi n’existe pas.',
}

export const BATCHES_FULL: RefusalDefinition = {
  category: 'too-many',
  code: 'batches-full',
  message: 'Trop d’envois sont gardés. Attendez que les plus anciens soient effacés.',
}

/** Another number of documents under the number of a batch that is there. */
export const OTHER_BATCH: RefusalDefinition = {
  category: 'conflict',
  code: 'other-batch',
  message: 'Vous avez déjà commencé un autre envoi sous ce numéro.',
}

export const TOO_MANY_STRANGERS: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-strangers',
  message: 'Trop de documents de cet envoi ne sont d’aucun dossier. L’envoi est arrêté : vérifiez les identités.',
}

export const ITEM_NOT_KEPT: RefusalDefinition = {
  category: 'conflict',
  code: 'item-not-kept',
  message: 'Ce fichier n’est pas gardé ici. Envoyez-le de nouveau.',
}

export const ITEM_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'item-invalid',
  message: 'Ce qui est dit de ce document est incomplet ou mal écrit. Corrigez-le et envoyez-le de nouveau.',
}
