import { DoorClosed } from 'lucide-react'
import { onBytesLink } from '../../api/browser-download.ts'
import { Card } from '../../ui/card.tsx'
import { formatDate, dayOf } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { lifeWords } from './words/index.ts'
import { ExportSection } from './export.tsx'
import { Heirs } from './heirs.tsx'
import { useErasures, useLife } from './life.ts'

const Closing = () => {
  const life = lifeWords.useWords()
  const { actingFor } = useActing()
  return (
    <Card labelledBy="close">
      <h2 id="close">{actingFor === null ? life.close.title : life.close.titleOf(actingFor)}</h2>
      <p>{life.close.text}</p>
      <p>{life.close.sameCare}</p>
      <div className="button-row">
        <ButtonLink icon={DoorClosed} to="/mes-donnees/fermer">
          {actingFor === null ? life.close.go : life.close.goOf(actingFor)}
        </ButtonLink>
      </div>
    </Card>
  )
}

const Erasures = () => {
  const life = lifeWords.useWords()
  const erasures = useErasures()
  const done = erasures.data ?? []
  if (done.length === 0) return null
  return (
    <Card labelledBy="erasures">
      <h2 id="erasures">{life.erasures.title}</h2>
      <ul role="list" className="stack">
        {done.map(({ id, doneAt, complete, unrecoverableFrom }) => (
          <li key={id} className="stack is-tight">
            <p>{life.erasures.done(formatDate(dayOf(doneAt), 'long'))}</p>
            <p className="small">{complete ? life.erasures.complete : life.erasures.until(formatDate(dayOf(unrecoverableFrom), 'long'))}</p>
            <p>
              <a href={`/api/me/erasures/${id}/certificate`} download onClick={onBytesLink}>
                {life.erasures.certificate}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** U28: what she takes with her, what becomes of it, the way out and the way back. */
export const MyDataPage = () => {
  const life = lifeWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const state = useLife(recordId)
  return (
    <Page title={actingFor === null ? life.title : life.titleOf(actingFor)} who={fullName}>
      {profile.relation !== 'helped' && <ExportSection />}
      <Loaded query={state}>
        {({ heirsOpposed }) => profile.relation === 'self' && <Heirs key={String(heirsOpposed)} opposed={heirsOpposed} />}
      </Loaded>
      {profile.relation !== 'helped' && <Closing />}
      <Erasures />
    </Page>
  )
}
