import { Fragment } from 'react'

/** A sentence of a catalogue where `**words**` are strong; nothing else is markup. */
export const Rich = ({ text }: { readonly text: string }) => (
  <>{text.split('**').map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : <Fragment key={index}>{part}</Fragment>))}</>
)
