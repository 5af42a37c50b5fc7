import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

const plural = pluralIn('en')

export type PlacesWords = typeof fr

export const en: PlacesWords = {
  title: 'Protected places and professionals',
  back: 'Relatives',
  lead: 'Somebody who acts in this record must not know where you are cared for? Hide a professional, a place or a town from them.',
  how: 'What it does',
  effects: [
    'The documents of these professionals disappear for this person. Those to come, too.',
    'They see neither their accesses, nor their name, nor yours on these documents.',
    'They are never told.',
    'Your professionals see as before.',
  ],
  limits: 'What it does not do',
  limitTexts: [
    'What you add yourself stays visible. A document of somebody else may name the place.',
    'What they read or downloaded before stays known. Protect the place before the first visit.',
    'Reimbursements sent by the health insurance may name a professional.',
  ],
  danger: 'In danger? Call **17**, or write to **114**. **3919** listens and helps, at any hour.',
  calls: { police: 'Call 17', text: 'Text 114', listen: 'Call 3919' },
  nobody: 'Nobody else acts in this record. There is nothing to hide.',
  running: 'Protections under way',
  none: 'No protection under way.',
  over: (n: number) => plural(n, { one: `${n} protection that ended`, other: `${n} protections that ended` }),
  kinds: { professional: 'Professional', structure: 'Place of care', town: 'Town' },
  from: (name: string) => `Hidden from ${name}`,
  until: (day: string) => `Until ${day}`,
  ended: (day: string) => `Ended on ${day}`,
  by: (name: string) => `Asked by ${name}`,
  judge: (court: string, day: string) => `Decision of a judge: ${court}, on ${day}. It is changed at the desk.`,
  stop: 'Stop',
  stopOf: (name: string) => `Stop the protection of ${name}`,
  stopTitle: (name: string) => `Stop the protection of ${name}?`,
  stopText: (name: string) => `${name} will see the documents again, at once.`,
  stopped: 'The protection is stopped.',
  add: 'Protect',
  whom: 'From whom?',
  what: 'What do you want to hide?',
  whats: { professional: 'A professional', structure: 'A place of care', town: 'A whole town' },
  whatTexts: {
    professional: 'This person alone. A colleague of the same place may give the town away.',
    structure: 'The place and everybody who works there.',
    town: 'Every place and every professional of this town.',
  },
  town: 'Name of the town',
  find: 'Name of the professional or the place',
  findHint: 'At least 2 letters',
  noneFound: 'The directory knows nobody of that name.',
  which: 'Which one?',
  duration: 'For how long?',
  durations: { '3': '3 months', '6': '6 months', '12': '1 year' },
  durationText: 'A judge decided otherwise? The desk records it with the decision.',
  confirm: (what: string, name: string) => `${name} will see nothing of ${what} any more. Nobody tells them.`,
  go: 'Protect now',
  done: 'It is protected.',
  failed: 'It did not work. Nothing changed. Try again.',
}
