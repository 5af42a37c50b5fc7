import type { Instant } from '../kernel/instant.ts'

/** A text message. Its words are fixed and name neither the person nor her health. */
export type Sms = { readonly to: string; readonly text: string }

/** The gateway of a telephone operator. `send` resolves when the operator has taken it. */
export type SmsGateway = { send(message: Sms): Promise<void> }

export type ShownSms = Sms & { readonly id: string; readonly at: Instant }

/** The telephone of a demonstration: what is sent is shown on screen, and goes nowhere. */
export type DemonstrationPhone = SmsGateway & { shown(): readonly ShownSms[] }

const KEPT = 20

export const openDemonstrationPhone = (now: () => Instant, uuid: () => string): DemonstrationPhone => {
  let shown: readonly ShownSms[] = []
  return {
    send: async message => {
      shown = [{ ...message, id: uuid(), at: now() }, ...shown].slice(0, KEPT)
    },
    shown: () => shown,
  }
}

/** Where no operator is set: texts are not offered (`isOpen`), and one that is sent all the same is a fault. */
export const NO_SMS: SmsGateway = {
  send: () => Promise.reject(new Error('no gateway for text messages')),
}
