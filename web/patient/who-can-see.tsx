import type { WhoCanSee } from '../api/types.ts'
import { currentLanguage } from '../ui/i18n/language.ts'
import { Rich } from '../ui/rich.tsx'
import { patientWords } from './words/index.ts'

const listed = (names: readonly string[]): string => new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format([...names])

/** The rule in force for one document, in one sentence and its emergency line. */
export const WhoCanSeeText = ({ who }: { readonly who: WhoCanSee }) => {
  const { who: words } = patientWords.useWords()
  switch (who.kind) {
    case 'allowed':
      return (
        <p>
          <Rich text={who.count === 0 ? words.nobody : words.allowed(who.count)} />
        </p>
      )
    case 'masked':
      return (
        <p>
          <Rich text={words.masked} /> {who.emergency ? words.emergencyYes : words.emergencyNo}
        </p>
      )
    case 'chosen':
      return (
        <p>
          <Rich text={words.chosen(listed(who.names))} /> {who.emergency ? words.emergencyYes : words.emergencyNo}
        </p>
      )
    case 'hidden-all':
      return (
        <p>
          <Rich text={words.hiddenAll} /> {who.emergency ? words.emergencyYes : words.emergencyNo}
        </p>
      )
  }
}
