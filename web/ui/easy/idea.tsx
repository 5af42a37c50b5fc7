import { type ReactNode, useId } from 'react'
import { Icon, type IconShape } from '../icon.tsx'
import './easy.css'

type IdeaProps = {
  readonly icon: IconShape
  readonly title: string
  /** One idea a line. What is empty is not said. */
  readonly lines?: readonly (string | false)[]
  readonly children?: ReactNode
}

/** One picture, one title, one idea a line (FALC; ui.md §5.14). The picture says the title once more, so it is silent. */
export const Idea = ({ icon, title, lines = [], children }: IdeaProps) => {
  const id = useId()
  return (
    <section className="easy-idea" aria-labelledby={id}>
      <Icon of={icon} size="4rem" />
      <div className="easy-words">
        <h2 id={id}>{title}</h2>
        {lines.map(line => line !== false && <p key={line}>{line}</p>)}
        {children}
      </div>
    </section>
  )
}
