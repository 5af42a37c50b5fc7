import { Copy } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { synthesisWords } from './words/index.ts'

/** The line as text, with its dates and its sources, to be pasted into another program. */
export const CopyLine = ({ name, text }: { readonly name: string; readonly text: () => string }) => {
  const words = synthesisWords.useWords()
  const copy = (): void =>
    void navigator.clipboard.writeText(text()).then(
      () => say(words.lineCopied),
      () => sayTrouble(words.lineNotCopied),
    )
  return (
    <button type="button" className="synthesis-gesture" onClick={copy} aria-label={words.copyLine(name)} title={words.copyLine(name)}>
      <Icon of={Copy} />
    </button>
  )
}
