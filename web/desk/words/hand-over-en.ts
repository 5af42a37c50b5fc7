import type { Translation } from '../../ui/i18n/language.ts'
import type { handOver as inFrench } from './hand-over-fr.ts'

export const handOver: Translation<typeof inFrench> = {
  copy: 'Copy before closing a space never activated',
  copyText: 'The person is given a copy without signing in. No agent reads it. Another agent decides.',
  copyGo: 'Ask for the copy',
  copyDone: 'The request is saved. Another agent decides.',
  ofHolder: 'The person herself',
  handovers: {
    asked: 'To decide',
    accepted: 'Accepted, the copy is being made',
    refused: 'Refused',
    ready: 'Ready, the code is to be sent',
    delivered: 'Code sent or given',
    'handed-over': 'Copy received',
    expired: 'Too late, copy destroyed',
  },
  untilDay: date => `Until ${date}`,
  otherDelivers: 'You decided. Another agent sends the code.',
  deliver: 'Send the code',
  deliverAgain: 'Send another code',
  deliverText: 'The code opens the copy one time. You see neither the copy nor the code of the letter.',
  way: 'How?',
  ways: { post: 'By post', desk: 'In a sealed sheet, two agents' },
  delivered: date => `Done. The copy waits until ${date}.`,
}
