import { ClipboardList, CreditCard, HandHelping, Mail, Undo2, Wallet } from 'lucide-react'
import { Idea } from '../../ui/easy/idea.tsx'
import { easyWords } from './words/index.ts'

/** P3, before the first question. */
export const EasyActivate = () => {
  const { activate } = easyWords.useWords()
  return (
    <>
      <Idea icon={CreditCard} title={activate.card.title} lines={activate.card.lines} />
      <Idea icon={Mail} title={activate.code.title} lines={activate.code.lines} />
      <Idea icon={HandHelping} title={activate.help.title} lines={activate.help.lines} />
    </>
  )
}

/** P5: what changes and what does not, before the question. No word pushes one way or the other. */
export const EasyRefuse = () => {
  const { refuse } = easyWords.useWords()
  return (
    <>
      <Idea icon={ClipboardList} title={refuse.what.title} lines={refuse.what.lines} />
      <Idea icon={Wallet} title={refuse.same.title} lines={refuse.same.lines} />
      <Idea icon={Undo2} title={refuse.back.title} lines={refuse.back.lines} />
    </>
  )
}
