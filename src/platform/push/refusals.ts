import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const NOT_A_PUSH_SERVICE: RefusalDefinition = {
  category: 'invalid',
  code: 'not-a-push-service',
  message: 'Ce navigateur reçoit ses messages par un service que nous ne connaissons pas.',
}

export const PUSH_KEYS_WRONG: RefusalDefinition = {
  category: 'invalid',
  code: 'push-keys-wrong',
  message: 'Ce navigateur n’a pas donné les bonnes clés. Réessayez.',
}

export const TOO_MANY_DEVICES: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-devices',
  message: 'Vous avez déjà dix appareils prévenus. Retirez-en un.',
}
