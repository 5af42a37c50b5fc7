import type { Translation } from '../../../ui/i18n/language.ts'
import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

export type HomeWords = Translation<typeof fr>

const plural = pluralIn('en')

export const en: HomeWords = {
  title: name => `Hello ${name}`,
  titleOf: name => `The record of ${name}`,
  windowTitle: 'Home',
  news: n => (n === 0 ? 'To see' : `To see (${n})`),
  noNews: 'Nothing new.',
  emptyWhy: 'Your health papers will appear here. You can start by adding one.',
  seeUnread: n => `See the ${n} unread`,
  searchAll: 'Search in my record',
  searchExample: 'Prescription, blood test, Dr Martin…',
  searchNow: 'Search',
  toDo: n => `To do (${n})`,
  tasks: {
    invitations: n => plural(n, { one: 'A relative waits for your answer', other: `${n} relatives wait for your answer` }),
    toFile: n => plural(n, { one: 'One document to file', other: `${n} documents to file` }),
    verify: title => `Identity to check in “${title}”`,
    ending: (name, date) => `The authorisation of ${name} ends on ${date}`,
    emergency: 'Answer the questions about emergencies',
  },
  card: 'My emergency card',
  cardText: 'What a rescuer must know, on you or in your phone.',
  seeCard: 'Open my card',
  stepsTitle: n => plural(n, { one: 'To begin', other: `To begin, in ${n} steps` }),
  stepOf: (n, title) => `${n}. ${title}`,
  steps: {
    paper: {
      title: 'Take a photo of a paper',
      text: 'A prescription or a result is enough. You will find it everywhere.',
      action: 'Add a paper',
    },
    allergy: {
      title: 'Write down an allergy',
      text: 'Or say that you have none. It is the first thing a professional looks for.',
      action: 'Write an allergy',
    },
    contact: { title: 'Choose whom to tell', text: 'Somebody to call if you cannot answer.', action: 'Add a contact' },
    emergency: {
      title: 'Say who may see in an emergency',
      text: 'Three questions about emergency services and professionals. You can change your mind.',
      action: 'Answer',
    },
    relatives: { title: 'Think of your relatives', text: 'Your child, somebody you help, or who helps you.', action: 'See my relatives' },
  },
  seeAll: 'See all documents',
  looks: 'Looks',
  looksNobody: 'Nobody but you opened your record in the last 30 days.',
  looksSentence: people =>
    plural(people, {
      one: `${people} person opened your record in the last 30 days.`,
      other: `${people} people opened your record in the last 30 days.`,
    }),
  looksExpected: 'All were expected.',
  looksToCheck: n => plural(n, { one: `${n} access to check`, other: `${n} accesses to check` }),
  looksRefused: n => plural(n, { one: `${n} refused attempt`, other: `${n} refused attempts` }),
  looksUnknown: 'The analysis is not available at the moment. The whole list stays visible.',
  seeLooks: 'See who looked',
  access: 'Who may see',
  block: 'Block',
  blockFor: name => `Block ${name}`,
  changeAccess: 'Change who may see',
  relatives: {
    title: 'My relatives',
    all: 'See my relatives and who acts for them',
    places: { record: 'Record', vaccines: 'Vaccines', growth: 'Growth', treatments: 'Treatments', health: 'Health' },
    of: {
      record: name => `Record of ${name}`,
      vaccines: name => `Vaccines of ${name}`,
      growth: name => `Growth of ${name}`,
      treatments: name => `Treatments of ${name}`,
      health: name => `Health of ${name}`,
    },
  },
  shortcuts: 'Shortcuts',
  shortcutsHelp: 'Your own: filter your documents, then “Keep this view”. It will stand here.',
  time: 'My health over time',
  add: 'Add a document',
  write: 'Write a document',
  hide: 'Hide everything',
  emergency: 'My choices for emergencies',
}
