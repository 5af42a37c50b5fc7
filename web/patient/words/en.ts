import type { Translation } from '../../ui/i18n/language.ts'
import { pluralIn } from '../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

export type PatientWords = Translation<typeof fr>

const plural = pluralIn('en')

export const en: PatientWords = {
  ownAccount: 'My account',
  nav: {
    home: 'Home',
    documents: 'Documents',
    add: 'Add',
    health: 'My health',
    healthShort: 'Health',
    access: 'Who may see',
    accessShort: 'Access',
    carers: 'My professionals',
    looks: 'Who looked',
    looksShort: 'Looks',
    hide: 'Hide the screen',
    relatives: 'My relatives',
    data: 'My data',
  },
  documents: {
    search: 'Search in titles',
    badges: {
      new: 'New',
      masked: 'Hidden',
      chosen: 'For a few professionals',
      corrected: 'Corrected',
      mine: 'Added by me',
      archived: 'Archived',
      verify: 'Identity to check',
      representatives: 'Hidden from parents',
    },
    you: 'You',
    by: (author, place) => (place === '' ? author : `${author}, ${place}`),
  },
  who: {
    allowed: n =>
      plural(n, {
        one: 'Today, **1 professional** may see it. Others will if you authorise them.',
        other: `Today, **${n} professionals** may see it. Each sees only what their trade allows.`,
      }),
    nobody: 'Today, **no professional** is authorised. Those you authorise will see this document.',
    masked: '**Hidden.** Only you, the person who deposited it and your attending doctor may see it.',
    chosen: names => `**Only ${names}**, the person who deposited it and your attending doctor may see it.`,
    hiddenAll: '**Everything is hidden** at the moment: only you, the person who deposited it and your attending doctor may see it.',
    emergencyYes: 'In an emergency: visible, according to your choices.',
    emergencyNo: 'In an emergency: hidden too, according to your choices.',
    changeEmergency: 'Change my emergency choices',
  },
  bell: n => (n === 0 ? 'Notifications' : `Notifications, ${n} unread`),
}
