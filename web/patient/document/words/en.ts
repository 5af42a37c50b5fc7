import type { Translation } from '../../../ui/i18n/language.ts'
import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

export type ReaderWords = Translation<typeof fr>

const plural = pluralIn('en')

export const en: ReaderWords = {
  document: {
    heading: 'Document',
    of: (category, date) => `${category}, ${date}`,
    back: 'All documents',
    who: 'Who may see it',
    facts: 'About this document',
    type: 'Type',
    date: 'Date',
    author: 'Written by',
    place: 'Place',
    deposited: 'Deposited on',
    size: 'Size',
    versions: n => plural(n, { one: 'One version', other: `${n} versions` }),
    version: n => `Version ${n}`,
    current: 'current version',
    superseded: 'A corrected version exists.',
    openCurrent: 'Open the corrected version',
    opened: 'Who opened it',
    allLooks: 'See all looks',
    parts: 'Attachments',
    hide: 'Hide',
    show: 'Stop hiding',
    hideFirst: 'Professionals will not know it exists. Think about it: it may be useful for your care.',
    hidden: 'Document hidden.',
    hiddenIn: name => `Document hidden in the record of ${name}.`,
    shown: 'Document visible again to authorised professionals.',
    choose: 'Choose who sees it',
    download: 'Download',
    others: 'Other actions',
    delete: 'Delete',
    deleteTitle: 'Delete this document?',
    deleteText: 'It can no longer be read, by you or by a professional. The trace that it existed stays in the journal.',
    deleteIn: name => `Delete in the record of ${name}`,
    deleted: 'Document deleted.',
    cannotDelete: 'You cannot delete a document deposited by a professional. You can hide it.',
    cannotHide: 'This kind of document cannot be hidden.',
    verify: 'The identity written in this document is still to be checked.',
  },
  visibility: {
    title: 'Who may see this document?',
    question: 'This document is visible to',
    all: 'Authorised professionals',
    allText: 'Each sees only what their trade allows.',
    masked: 'Nobody: I hide it from all professionals',
    maskedText:
      'They will not know it exists. The person who deposited it and your attending doctor always see it. Think about it: it may be useful for your care.',
    chosen: 'Only the professionals I choose',
    chosenText: 'The others will not know it exists. Your attending doctor always sees it.',
    people: 'Chosen professionals',
    noPeople: 'You have not authorised any professional yet.',
    needPeople: 'Choose at least one professional.',
    already: (name, date) => `${name} already opened it on ${date}. Hiding it does not erase what was read.`,
    save: 'Save',
    saveIn: name => `Save in the record of ${name}`,
    saved: 'Your choice is saved.',
    failed: 'Your choice was not saved. The former rule stands.',
  },
}
