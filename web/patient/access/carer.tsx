import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft, Ban, Eye, KeyRound, PencilLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { endAccess, unblockProfessional } from '../../api/client.ts'
import { nameAdministrator, readCarer } from '../../api/sharing.ts'
import type { AccessPage, CarerPage as Shown, JournalEvent } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import '../../ui/row.css'
import { Day, Instant } from '../../ui/time.tsx'
import { useActing } from '../profile.ts'
import './access.css'
import { BlockDialog } from './block-dialog.tsx'
import { ScopeText } from './scope-text.tsx'
import { useAccessChange } from './use-access-change.ts'
import { actWords } from '../looks/words/index.ts'
import { rulesWords, sharingWords } from './words/index.ts'

type Words = ReturnType<typeof sharingWords.read>['carer']

/** The state in a sentence; what it says was asked of the decision. */
const stateOf = ({ rule, blocked, carer }: Shown, words: Words): string => {
  if (blocked !== null) return words.blocked
  if (rule === null || !rule.look.opens) return carer.access === 'share' ? words.limited : words.nothing
  if (rule.look.masked) return words.opensAll
  return rule.look.limited ? words.limited : words.opens
}

const Facts = ({ rule }: { readonly rule: NonNullable<Shown['rule']> }) => {
  const { carer: words } = sharingWords.useWords()
  return (
    <dl className="answers">
      <div>
        <dt>{words.since}</dt>
        <dd>
          <Day date={rule.since} />
        </dd>
      </div>
      <div>
        <dt>{words.until}</dt>
        <dd>{rule.until === undefined ? words.noEnd : <Day date={rule.until} />}</dd>
      </div>
      <div>
        <dt>{words.basis}</dt>
        <dd>{words.bases[rule.basis]}</dd>
      </div>
      <div>
        <dt>{words.scope}</dt>
        <dd>
          <ScopeText scope={rule.scope} />
        </dd>
      </div>
    </dl>
  )
}

const useChange = (actorId: string) => {
  const { recordId } = useActing()
  const client = useQueryClient()
  const change = useAccessChange()
  const run = (act: () => Promise<AccessPage>, said: string): void =>
    change.mutate({ act, said }, { onSuccess: () => void client.invalidateQueries({ queryKey: ['carer', recordId, actorId] }) })
  return { run, isPending: change.isPending }
}

const Acts = ({ page }: { readonly page: Shown }) => {
  const { carer: words } = sharingWords.useWords()
  const { access } = rulesWords.useWords()
  const { recordId } = useActing()
  const { carer, rule, blocked } = page
  const { actorId, name } = carer
  const { run, isPending } = useChange(actorId)
  const client = useQueryClient()
  const [blocking, setBlocking] = useState(false)
  if (blocked !== null)
    return (
      <div>
        <Button isPending={isPending} onPress={() => run(() => unblockProfessional(recordId, actorId), access.unblockedDone(name))}>
          {access.unblock}
        </Button>
      </div>
    )
  const isAllowed = carer.access === 'authorised' || carer.access === 'administrator'
  const isAdministrator = carer.access === 'administrator'
  const close = (): void => {
    setBlocking(false)
    void client.invalidateQueries({ queryKey: ['carer', recordId, actorId] })
  }
  return (
    <>
      <div className="button-row is-stacking">
        <ButtonLink icon={isAllowed ? PencilLine : KeyRound} look="primary" to="/acces/$actorId" params={{ actorId }}>
          {isAllowed ? words.change : words.allow}
        </ButtonLink>
        <Button icon={Ban} onPress={() => setBlocking(true)}>
          {access.block}
        </Button>
        {isAllowed && (
          <Button isPending={isPending} onPress={() => run(() => endAccess(recordId, actorId), words.ended(name))}>
            {words.end}
          </Button>
        )}
      </div>
      {rule !== null && (isAllowed || isAdministrator) && (
        <Disclosure summary={isAdministrator ? words.noAdministrator : words.administrator}>
          <p>{words.administratorText}</p>
          <Button
            isPending={isPending}
            onPress={() =>
              run(
                () => nameAdministrator(recordId, actorId, !isAdministrator),
                isAdministrator ? words.administratorTaken(name) : words.administratorDone(name),
              )
            }
          >
            {isAdministrator ? words.noAdministrator : words.administrator}
          </Button>
        </Disclosure>
      )}
      <BlockDialog who={blocking ? carer : null} onClose={close} />
    </>
  )
}

const Events = ({ events, none }: { readonly events: readonly JournalEvent[]; readonly none: string }) => {
  const said = actWords.useWords()
  if (events.length === 0) return <p className="muted">{none}</p>
  return (
    <ol role="list" className="rows">
      {events.map(({ id, at, act, documents }) => (
        <li key={id} className="row">
          <div className="row-main">
            <span className="row-title">{[said.acts[act], ...documents.map(({ title }) => said.quoted(title))].join(' ')}</span>
            <span className="row-meta">
              <Instant at={at} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}

const Part = ({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) => (
  <section className="stack is-tight" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

const Everything = ({ page }: { readonly page: Shown }) => {
  const { carer: words, team } = sharingWords.useWords()
  const { carer, rule, opened, deposited } = page
  const isAttending = carer.access === 'attending'
  return (
    <>
      <p className="muted">
        {[carer.role, carer.structure, carer.town].filter(Boolean).join(', ')}
        {!carer.practising && ` · ${team.gone}`}
      </p>
      <Part id="access" title={words.access}>
        <p>
          <Rich text={stateOf(page, words)} />
        </p>
        {rule !== null && <p>{rule.inEmergency ? words.inEmergency : words.notInEmergency}</p>}
        {rule !== null && carer.access !== 'none' && <Facts rule={rule} />}
        {isAttending ? <p className="muted">{words.attending}</p> : <Acts page={page} />}
      </Part>
      <Part id="sees" title={words.sees}>
        <p>{words.seesText}</p>
        <div className="screen-only">
          <ButtonLink icon={Eye} to="/acces/apercu" search={{ actor: carer.actorId }}>
            {words.showSees}
          </ButtonLink>
        </div>
      </Part>
      <Part id="opened" title={words.opened}>
        <Events events={opened} none={words.notOpened} />
      </Part>
      <Part id="deposited" title={words.deposited}>
        <Events events={deposited} none={words.notDeposited} />
      </Part>
    </>
  )
}

export const CarerPage = () => {
  const { carer: words } = sharingWords.useWords()
  const { actorId } = useParams({ from: '/patient/professionnels/$actorId' })
  const { recordId, fullName } = useActing()
  const carer = useQuery({ queryKey: ['carer', recordId, actorId], queryFn: () => readCarer(recordId, actorId), enabled: recordId !== '' })
  return (
    <Page
      title={carer.data?.carer.name ?? words.access}
      who={fullName}
      before={
        <p>
          <Link to="/professionnels" icon={ArrowLeft} className="back">
            {words.back}
          </Link>
        </p>
      }
    >
      <Loaded query={carer} rows={6}>
        {page => <Everything page={page} />}
      </Loaded>
    </Page>
  )
}
