import type { AccessPage, Ruled } from '../../api/types.ts'
import { Rich } from '../../ui/rich.tsx'
import { patientWords } from '../words/index.ts'

const inForce = ({ until }: Ruled): boolean => until === undefined || Date.parse(until) > Date.now()

const countReaders = (page: AccessPage): number => page.authorised.filter(inForce).length + (page.attendingDoctor ? 1 : 0)

/** The rules in force, told as a paragraph: generated from them, never a fixed promise. */
export const AccessSummary = ({ page }: { readonly page: AccessPage }) => {
  const { access } = patientWords.useWords()
  const { samu, masked } = page.emergency
  const sentences = page.hideAll.active
    ? [access.sentenceHideAll, access.sentenceSamu(samu.value)]
    : [access.sentencePeople(countReaders(page)), access.sentenceSamu(samu.value), access.sentenceMasked(page.maskedCount, masked.value)]
  return (
    <p>
      <Rich text={sentences.join(' ')} />
    </p>
  )
}
