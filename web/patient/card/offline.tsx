import { Link as RouteLink } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { formatInstant } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import './card.css'
import { FaceText, QrSquares } from './face.tsx'
import { keptCards } from './kept.ts'
import { cardWords } from './words/index.ts'

/** The card as it was kept on this phone: no network, no session, large letters. */
export const OfflineCardPage = () => {
  const words = cardWords.useWords()
  const [cards] = useState(keptCards)
  return (
    <main className="offline-card" id="content">
      <Page title={words.offline.title}>
        {cards.length === 0 && (
          <>
            <p>{words.offline.none}</p>
            <p>{words.offline.noneText}</p>
          </>
        )}
        {cards.map(({ recordId, at, face, squares }) => (
          <article key={recordId} className="offline-one" aria-label={face.name}>
            <FaceText face={face} level="h2" />
            {face.code && squares && (
              <figure className="offline-code">
                <QrSquares squares={squares} label={words.qr} />
                <figcaption translate="no">{face.code.text}</figcaption>
              </figure>
            )}
            <p className="with-icon">
              <Icon of={TriangleAlert} />
              {words.offline.copy(formatInstant(at))}
            </p>
          </article>
        ))}
        <p>
          <RouteLink to="/">{words.offline.goBack}</RouteLink>
        </p>
      </Page>
    </main>
  )
}
