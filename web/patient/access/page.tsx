import { Ban, PencilLine, Printer, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { unblockProfessional } from '../../api/client.ts'
import type { AccessPage as Rules, Blocked, Ruled } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { common } from '../../ui/words/index.ts'
import '../home.css'
import { useActing } from '../profile.ts'
import { useAccess } from '../queries.ts'
import { patientWords } from '../words/index.ts'
import { BlockDialog } from './block-dialog.tsx'
import { Emergency } from './emergency.tsx'
import { HideAll } from './hide-all.tsx'
import { RuledRow } from './ruled-row.tsx'
import { AccessSummary } from './summary.tsx'
import { useAccessChange } from './use-access-change.ts'

const Attending = ({ doctor }: { readonly doctor: Ruled | null }) => {
  const { access: words } = patientWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="attending">
      <h2 id="attending">{words.attending}</h2>
      {doctor === null ? (
        <p>{words.noAttending}</p>
      ) : (
        <ul role="list" className="rows">
          <RuledRow ruled={doctor} extra={<span className="row-meta">{words.attendingText}</span>} />
        </ul>
      )}
    </section>
  )
}

const Authorised = ({ people }: { readonly people: readonly Ruled[] }) => {
  const { access: words } = patientWords.useWords()
  const [blocking, setBlocking] = useState<Ruled | null>(null)
  return (
    <section className="stack is-tight" aria-labelledby="authorised">
      <div className="section-head">
        <h2 id="authorised">{words.authorised(people.length)}</h2>
        <ButtonLink icon={UserPlus} to="/acces/$actorId" params={{ actorId: 'ajouter' }} className="screen-only">
          {words.add}
        </ButtonLink>
      </div>
      {people.length === 0 ? (
        <p>{words.noAuthorised}</p>
      ) : (
        <ul role="list" className="rows">
          {people.map(person => (
            <RuledRow key={person.actorId} ruled={person}>
              <ButtonLink
                icon={PencilLine}
                to="/acces/$actorId"
                params={{ actorId: person.actorId }}
                aria-label={words.changeFor(person.name)}
              >
                {words.change}
              </ButtonLink>
              <Button icon={Ban} aria-label={words.blockFor(person.name)} onPress={() => setBlocking(person)}>
                {words.block}
              </Button>
            </RuledRow>
          ))}
        </ul>
      )}
      <BlockDialog who={blocking} onClose={() => setBlocking(null)} />
    </section>
  )
}

const BlockedPeople = ({ people }: { readonly people: readonly Blocked[] }) => {
  const { access: words } = patientWords.useWords()
  const { recordId } = useActing()
  const change = useAccessChange()
  const said = (person: Blocked): string =>
    `${person.blockedAt ? words.blockedSince(formatDate(person.blockedAt)) : words.isBlocked}, ${person.evenInEmergency ? words.evenInEmergency : words.exceptEmergency}`
  return (
    <section className="stack is-tight" aria-labelledby="blocked">
      <h2 id="blocked">{words.blocked(people.length)}</h2>
      {people.length === 0 ? (
        <p className="muted">{words.noBlocked}</p>
      ) : (
        <ul role="list" className="rows">
          {people.map(person => (
            <RuledRow
              key={person.actorId}
              ruled={person}
              extra={
                <span className="row-meta">
                  <strong>{said(person)}</strong>
                </span>
              }
            >
              <Button
                aria-label={words.unblockFor(person.name)}
                isPending={change.isPending}
                onPress={() =>
                  change.mutate({ act: () => unblockProfessional(recordId, person.actorId), said: words.unblockedDone(person.name) })
                }
              >
                {words.unblock}
              </Button>
            </RuledRow>
          ))}
        </ul>
      )}
    </section>
  )
}

const Representatives = ({ page }: { readonly page: Rules }) => {
  const { access: words } = patientWords.useWords()
  if (page.representatives.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="representatives">
      <h2 id="representatives">{words.representatives}</h2>
      <ul>
        {page.representatives.map(person => (
          <li key={person.name}>
            {person.name}, {person.relation}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** « Mes choix en cas d’urgence » and « Tout cacher » arrive here by their anchor, once the rules are on screen. */
const useAnchor = (ready: boolean): void => {
  useEffect(() => {
    const target = ready && location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
    target?.scrollIntoView({ block: 'start' })
  }, [ready])
}

const AllRules = ({ page }: { readonly page: Rules }) => {
  useAnchor(true)
  return (
    <>
      <Card tone="info">
        <AccessSummary page={page} />
      </Card>
      <Attending doctor={page.attendingDoctor} />
      <Authorised people={page.authorised} />
      <BlockedPeople people={page.blocked} />
      <HideAll page={page} />
      <Emergency page={page} />
      <Representatives page={page} />
    </>
  )
}

export const AccessPage = () => {
  const { access: words } = patientWords.useWords()
  const { shell } = common.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const access = useAccess(recordId)
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={
        <Button icon={Printer} onPress={() => window.print()}>
          {shell.print}
        </Button>
      }
    >
      <Loaded query={access} rows={6}>
        {page => <AllRules page={page} />}
      </Loaded>
    </Page>
  )
}
