import type { posted as french } from './posted-fr.ts'

export const posted: typeof french = {
  letter: {
    title: 'Letter of each year',
    lead: 'For who has no internet. The letter says, in large print, who looked at the record. It may be asked for by phone.',
    ask: 'Send this letter each year',
    end: 'Send it no more',
    asked: 'It is noted. The first letter leaves in a year.',
    ended: 'It is noted. This letter leaves no more.',
  },
  protect: {
    title: 'A judge protects a place or a professional',
    lead: 'The person chosen learns nothing of it. Do not speak of it to them. Two agents are needed.',
    whom: 'From whom?',
    what: 'What is to be hidden?',
    whats: { structure: 'A place and those who work there', professional: 'A professional', town: 'A whole town' },
    town: 'Name of the town',
    find: 'Name of the professional or the place',
    noneFound: 'The directory knows nobody of that name.',
    which: 'Which one?',
    until: 'Last day, as the judge said',
    go: 'Record the protection',
    done: 'The protection is recorded. Nobody is told.',
    end: 'A judge ends a protection',
    endLead: 'Copy the decision that protected. All that it hid is hidden no more. Two agents are needed.',
    endGo: 'End the protection',
    ended: 'The protection has ended.',
  },
}
