import { Ban, Eye, PencilLine, Printer, QrCode, Siren, UserPlus, Users } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
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
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { useAccess } from '../queries.ts'
import './access.css'
import { BlockDialog } from './block-dialog.tsx'
import { HideAll } from './hide-all.tsx'
import { ProfessionTable } from './matrix.tsx'
import { RuledRow } from './ruled-row.tsx'
import { HiddenStrip } from './strip.tsx'
import { AccessSummary } from './summary.tsx'
import { useAccessChange } from './use-access-change.ts'
import { rulesWords, sharingWords } from './words/index.ts'

const EasyAccess = easily(() => import('../easy/access.tsx').then(module => module.EasyAccess))

type Section = { readonly id: string; readonly title: string; readonly head?: ReactNode; readonly children: ReactNode }

const Rule = ({ id, title, head, children }: Section) => (
  <section className="stack is-tight" aria-labelledby={id}>
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {head}
    </div>
    {children}
  </section>
)

const AllowedRow = ({ person, onBlock }: { readonly person: Ruled; readonly onBlock: (person: Ruled) => void }) => {
  const { access: words } = rulesWords.useWords()
  const isAttending = person.relation === 'attending'
  return (
    <RuledRow ruled={person} {...(isAttending ? { extra: <span className="row-meta">{words.attendingText}</span> } : {})}>
      {!isAttending && (
        <>
          <ButtonLink icon={PencilLine} to="/acces/$actorId" params={{ actorId: person.actorId }} aria-label={words.changeFor(person.name)}>
            {words.change}
          </ButtonLink>
          <Button icon={Ban} aria-label={words.blockFor(person.name)} onPress={() => onBlock(person)}>
            {words.block}
          </Button>
        </>
      )}
    </RuledRow>
  )
}

const BlockedRow = ({ person }: { readonly person: Blocked }) => {
  const { access: words } = rulesWords.useWords()
  const { recordId } = useActing()
  const change = useAccessChange()
  const said = `${person.blockedAt ? words.blockedSince(formatDate(person.blockedAt)) : words.isBlocked}, ${person.evenInEmergency ? words.evenInEmergency : words.exceptEmergency}`
  return (
    <RuledRow
      ruled={person}
      extra={
        <span className="row-meta">
          <strong>{said}</strong>
        </span>
      }
    >
      <Button
        aria-label={words.unblockFor(person.name)}
        isPending={change.isPending}
        onPress={() => change.mutate({ act: () => unblockProfessional(recordId, person.actorId), said: words.unblockedDone(person.name) })}
      >
        {words.unblock}
      </Button>
    </RuledRow>
  )
}

const Carers = ({ page }: { readonly page: Rules }) => {
  const { access: words } = rulesWords.useWords()
  const { page: all } = sharingWords.useWords()
  const [blocking, setBlocking] = useState<Ruled | null>(null)
  const allowed = [...(page.attendingDoctor === null ? [] : [page.attendingDoctor]), ...page.authorised]
  return (
    <Rule
      id="authorised"
      title={all.carers}
      head={
        <ButtonLink icon={UserPlus} to="/acces/$actorId" params={{ actorId: 'ajouter' }} className="screen-only">
          {words.add}
        </ButtonLink>
      }
    >
      {page.attendingDoctor === null && <p className="muted">{words.noAttending}</p>}
      {page.authorised.length === 0 && <p>{words.noAuthorised}</p>}
      {allowed.length > 0 && (
        <ul role="list" className="rows">
          {allowed.map(person => (
            <AllowedRow key={person.actorId} person={person} onBlock={setBlocking} />
          ))}
        </ul>
      )}
      <h3 id="blocked">{words.blocked(page.blocked.length)}</h3>
      {page.blocked.length === 0 ? (
        <p className="muted">{words.noBlocked}</p>
      ) : (
        <ul role="list" className="rows">
          {page.blocked.map(person => (
            <BlockedRow key={person.actorId} person={person} />
          ))}
        </ul>
      )}
      <p className="screen-only">
        <ButtonLink to="/professionnels" icon={Users}>
          {all.teamGo}
        </ButtonLink>
      </p>
      <BlockDialog who={blocking} onClose={() => setBlocking(null)} />
    </Rule>
  )
}

const EmergencyLines = ({ page }: { readonly page: Rules }) => {
  const { page: words } = sharingWords.useWords()
  const { actions } = common.useWords()
  const { samu, breakGlass, masked } = page.emergency
  const lines = [
    { said: words.samu, yes: samu.value },
    { said: words.breakGlass, yes: breakGlass.value },
    { said: words.masked, yes: masked.value },
  ]
  return (
    <Rule id="emergency" title={words.emergency}>
      <dl className="answers">
        {lines.map(({ said, yes }) => (
          <div key={said}>
            <dt>{said}</dt>
            <dd>
              <strong>{yes ? actions.yes : actions.no}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <div className="screen-only">
        <ButtonLink icon={Siren} to="/acces/urgence">
          {words.changeEmergency}
        </ButtonLink>
      </div>
    </Rule>
  )
}

const Relatives = ({ page }: { readonly page: Rules }) => {
  const { page: words } = sharingWords.useWords()
  const named: Readonly<Record<string, string>> = words.relation
  return (
    <Rule id="representatives" title={words.relatives}>
      {page.representatives.length === 0 ? (
        <p className="muted">{words.noRelatives}</p>
      ) : (
        <ul>
          {page.representatives.map(person => (
            <li key={person.actorId}>
              {person.name}, {named[person.relation] ?? words.relation.other}
            </li>
          ))}
        </ul>
      )}
    </Rule>
  )
}

/** « Mes choix en cas d’urgence » and « Tout cacher » arrive here by their anchor, once the rules are on screen. */
const useAnchor = (): void => {
  useEffect(() => {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
    target?.closest('details')?.setAttribute('open', '')
    target?.scrollIntoView({ block: 'start' })
  }, [])
}

const AllRules = ({ page }: { readonly page: Rules }) => {
  const { page: words } = sharingWords.useWords()
  useAnchor()
  return (
    <>
      <HiddenStrip page={page} />
      <Card tone="info">
        <AccessSummary page={page} />
      </Card>
      <Rule id="general" title={words.general}>
        <HideAll page={page} />
      </Rule>
      <Carers page={page} />
      <EmergencyLines page={page} />
      <Relatives page={page} />
      <Rule id="share" title={words.share}>
        <p>{words.shareText}</p>
        {page.said.waitingCodes > 0 && <p role="status">{words.waiting(page.said.waitingCodes)}</p>}
        <div className="screen-only">
          <ButtonLink icon={QrCode} to="/partage">
            {words.shareGo}
          </ButtonLink>
        </div>
      </Rule>
      <Rule id="professions" title={words.professions}>
        <p>{words.professionsText}</p>
        <div className="screen-only">
          <ButtonLink icon={Eye} to="/acces/apercu">
            {words.preview}
          </ButtonLink>
        </div>
        <ProfessionTable />
      </Rule>
    </>
  )
}

export const AccessPage = () => {
  const { access: words } = rulesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const access = useAccess(recordId)
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={
        <Button icon={Printer} onPress={() => window.print()}>
          {words.print}
        </Button>
      }
      easy={access.data && { rest: 'more', first: <EasyAccess page={access.data} /> }}
    >
      <Loaded query={access} rows={6}>
        {page => <AllRules page={page} />}
      </Loaded>
    </Page>
  )
}
