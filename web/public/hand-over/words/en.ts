import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type HandOverWords = Translation<typeof fr>

export const en: HandOverWords = {
  title: 'Receive a copy',
  lead: 'You were given a code by post or at the desk. It opens a copy, one time.',
  code: 'Code',
  codeHint: '12 letters and figures. Dashes do not count.',
  codeError: 'This code has 12 letters and figures.',
  whose: 'Whose record is it?',
  birthName: 'Name at birth',
  birthDate: 'Date of birth',
  open: 'Open the copy',
  wrong: 'This code and this information open nothing. Check them. After five tries the code is dead.',
  lost: 'Code lost, or too late? Call us: we send another one.',
  ready: 'The copy is yours',
  readyText: date => `Save it now, on a device of yours. It is destroyed on ${date}.`,
  download: 'Save the copy',
  sameDevice: 'Cut off? Come back on this device within 24 hours. The code will not work again.',
  warning: 'This copy holds information about health',
  warningText: 'Nobody may make you show it: no employer, no insurer, no bank (article L.1111-18).',
}
