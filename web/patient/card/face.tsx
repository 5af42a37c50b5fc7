import type { CardFace } from '../../api/types.ts'
import { classes } from '../../ui/class-names.ts'
import './card.css'
import type { Squares } from './squares.ts'
import { cardWords } from './words/index.ts'

type Row = CardFace['front'][number]

const Rows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <div className="face-rows">
    {rows.map(({ kind, text, isStrong }, index) => (
      // The same words may stand twice, and rows never move: their place is what they are.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <p key={index} className={classes(`is-${kind}`, isStrong && 'is-strong')}>
        {text}
      </p>
    ))}
  </div>
)

export const QrSquares = ({ squares, label }: { readonly squares: Squares; readonly label: string }) => (
  <svg className="face-qr" viewBox={`0 0 ${squares.size} ${squares.size}`} role="img" aria-label={label} shapeRendering="crispEdges">
    <path d={squares.path} fill="currentColor" />
  </svg>
)

/** The two sides as they are printed: the same rows, from the same place (platform/print). */
export const FaceSides = ({ face, squares }: { readonly face: CardFace; readonly squares: Squares | null }) => {
  const words = cardWords.useWords()
  return (
    <div className="face-sides" lang={face.lang}>
      <figure>
        <div className="face-side">
          <p className="face-title">{face.title}</p>
          <p className="face-name">
            {face.name} – {face.about}
          </p>
          <Rows rows={face.front} />
        </div>
        <figcaption className="small muted">{words.front}</figcaption>
      </figure>
      <figure>
        <div className="face-side is-back">
          <Rows rows={face.back} />
          {face.code && squares && (
            <div className="face-code">
              <QrSquares squares={squares} label={words.qr} />
              <p translate="no">{face.code.text}</p>
            </div>
          )}
          <p className="face-foot">{face.foot}</p>
        </div>
        <figcaption className="small muted">{words.back}</figcaption>
      </figure>
    </div>
  )
}

/** All of it, in text: for who reads large, hears, or has no network. */
export const FaceText = ({ face, level: Heading = 'h3' }: { readonly face: CardFace; readonly level?: 'h2' | 'h3' }) => {
  const words = cardWords.useWords()
  return (
    <div className="face-text" lang={face.lang}>
      <p className="face-whose">
        <strong>{face.name}</strong> – {face.about}
      </p>
      {face.blocks.length === 0 && <p className="muted">{words.noText}</p>}
      {face.blocks.map(({ title, lines, isStrong }) => (
        <section key={title} className={isStrong ? 'face-block is-strong' : 'face-block'} aria-label={title}>
          <Heading className="face-heading">{title}</Heading>
          <ul>
            {lines.map(({ text, isStrong: isRisk }) => (
              <li key={text}>{isRisk ? <strong>{text}</strong> : text}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
