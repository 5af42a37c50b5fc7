/** The shape of a NIR, with or without its key, written in one piece or in groups. */
const NIR = /[1-9][ ._-]?\d{2}[ ._-]?\d{2}[ ._-]?(?:\d{2}|2[AB])[ ._-]?\d{3}[ ._-]?\d{3}(?:[ ._-]?\d{2})?/giu
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu
const ENDING = /\.(?:xml|pdf|jpe?g|png|tiff?|txt|rtf|docx?|zip|dcm)$/iu

/**
 * The name of a file as it may stand in a list that leaves the system: its figures and its ending. Words go, for they may be somebody’s name, and what looks like
 * a NIR; a sender finds its file again by its line and by the figures.
 */
export const namelessFile = (fileName: string): string => {
  const ending = ENDING.exec(fileName)?.[0] ?? ''
  const stem = fileName.slice(0, fileName.length - ending.length)
  return `${stem
    .normalize('NFC')
    .replaceAll(NIR, '…')
    .replaceAll(WORD, '…')
    .replaceAll(/(?:…[ ._-]*)*…/gu, '…')}${ending}`
}
