import { Fragment, type ReactNode } from 'react'

const partsOf = (text: string): readonly { readonly key: string; readonly part: ReactNode }[] =>
  text.split('**').map((words, index) => ({ key: `${index}`, part: index % 2 === 1 ? <strong>{words}</strong> : words }))

/** A sentence of a catalogue where `**words**` are strong; nothing else is markup. */
export const Rich = ({ text }: { readonly text: string }) => partsOf(text).map(({ key, part }) => <Fragment key={key}>{part}</Fragment>)
