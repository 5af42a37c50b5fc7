import type { Translation } from '../../../ui/i18n/language.ts'
import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

export type AddWords = Translation<typeof fr>

const plural = pluralIn('en')

export const en: AddWords = {
  add: {
    title: 'Add documents',
    titleOf: name => `Add documents to the record of ${name}`,
    write: 'Write a document',
    queue: n => plural(n, { one: 'One file to save', other: `${n} files to save` }),
    fileTitle: 'Title',
    fileType: 'Type of document',
    fileDate: 'Date of the document',
    visibility: 'Who may see it?',
    visible: 'Authorised professionals',
    visibleText: 'Each sees only what their trade allows.',
    hidden: 'Nobody but you',
    hideIt: 'Hide from professionals',
    hiddenText: 'Professionals will not know it exists. Think about it: it may be useful for your care.',
    save: n => plural(n, { one: 'Save this document', other: `Save the ${n} documents` }),
    saveFor: name => `Save in the record of ${name}`,
    removeFile: name => `Remove “${name}”`,
    waiting: 'Ready to send',
    sending: name => `Sending “${name}”`,
    checking: 'Checking…',
    sent: 'Saved',
    duplicate: 'You already had this document. It was not added twice.',
    failed: why => `Not sent. ${why}`,
    failedPlain: 'The file did not arrive. Try again.',
    tooLarge: 'This file is larger than 25 MB. Choose a lighter version.',
    emptyFile: 'This file is empty. Choose another one.',
    summary: (sent, failed) => `${sent} saved, ${failed} failed.`,
    see: 'See my documents',
    openIt: 'Open the document',
    leaving: 'A file is being sent.',
  },
  write: {
    title: 'Write a document',
    intro: 'For example: your questions before an appointment, your symptoms, a memory.',
    what: 'Title',
    text: 'Text',
    save: 'Save',
    saved: 'Document saved.',
  },
}
