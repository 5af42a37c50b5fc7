import type { Category } from '../../api/types.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { meaningWords } from './meaning/index.ts'

/** What this family of papers is; closed for who knows. */
export const Meaning = ({ category }: { readonly category: Category }) => {
  const words = meaningWords.useWords()
  return (
    <Disclosure summary={words.title}>
      {words.category[category].map(line => (
        <p key={line}>{line}</p>
      ))}
      <p className="muted">{`${words.ask} ${words.answer}`}</p>
    </Disclosure>
  )
}
