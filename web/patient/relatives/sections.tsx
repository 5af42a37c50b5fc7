import { Check, UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { refuseInvitation, stopAccess } from '../../api/client.ts'
import type { Delegation, Delegations, Profile } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Rich } from '../../ui/rich.tsx'
import { type Asked, Confirm } from './confirm.tsx'
import { PersonCard } from './person-card.tsx'
import { useRelativesChange } from './queries.ts'
import { DelegationRow, nameOf } from './row.tsx'
import { relativesWords } from './words/index.ts'

const isLive = ({ state }: Delegation): boolean => state === 'accepted' || state === 'pending'
const ofRecord = (items: readonly Delegation[], recordId: string): Delegation | undefined =>
  items.find(one => one.side === 'received' && one.state === 'accepted' && one.person.recordId === recordId)

/** Children first: their vaccines are three presses away. */
export const Children = ({ profiles, items }: { readonly profiles: readonly Profile[]; readonly items: readonly Delegation[] }) => {
  const words = relativesWords.useWords()
  const children = profiles.filter(({ relation }) => relation === 'child')
  return (
    <section className="stack is-tight" aria-labelledby="children">
      <h2 id="children">{words.children}</h2>
      {children.length === 0 && <p className="muted">{words.noChildren}</p>}
      <div className="person-cards">
        {children.map(profile => (
          <PersonCard key={profile.recordId} profile={profile} delegation={ofRecord(items, profile.recordId)} />
        ))}
      </div>
      <Disclosure summary={words.addChild}>
        {words.addChildText.map(text => (
          <p key={text}>
            <Rich text={text} />
          </p>
        ))}
      </Disclosure>
    </section>
  )
}

export const Helped = ({ profiles, page }: { readonly profiles: readonly Profile[]; readonly page: Delegations }) => {
  const words = relativesWords.useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const helped = profiles.filter(({ relation }) => relation === 'helped' || relation === 'represented')
  return (
    <section className="stack is-tight" aria-labelledby="helped">
      <h2 id="helped">{words.helped}</h2>
      <p className="muted">{helped.length === 0 ? words.noHelped : words.helpedCount(helped.length, page.personsPerHelper)}</p>
      <div className="person-cards">
        {helped.map(profile => {
          const delegation = ofRecord(page.items, profile.recordId)
          return (
            <PersonCard key={profile.recordId} profile={profile} delegation={delegation}>
              {delegation?.endsOnline === true && (
                <Button
                  look="quiet"
                  aria-label={words.leaveOf(profile.firstName)}
                  onPress={() => setAsked({ what: 'leave', delegation, recordId: profile.recordId })}
                >
                  {words.leave}
                </Button>
              )}
            </PersonCard>
          )
        })}
      </div>
      <Confirm asked={asked} onClose={() => setAsked(null)} />
    </section>
  )
}

export const Received = ({ items }: { readonly items: readonly Delegation[] }) => {
  const words = relativesWords.useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const change = useRelativesChange()
  const waiting = items.filter(({ side, state }) => side === 'received' && state === 'pending')
  if (waiting.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="received">
      <h2 id="received">{words.received}</h2>
      <ul role="list" className="rows">
        {waiting.map(delegation => {
          const name = nameOf(delegation.person)
          return (
            <DelegationRow key={delegation.id} delegation={delegation}>
              <Button
                icon={Check}
                look="primary"
                aria-label={words.acceptOf(name)}
                onPress={() => setAsked({ what: 'accept', delegation, recordId: '' })}
              >
                {words.accept}
              </Button>
              <Button
                icon={X}
                aria-label={words.refuseOf(name)}
                isPending={change.isPending}
                onPress={() => change.mutate({ act: () => refuseInvitation(delegation.id), said: words.refused })}
              >
                {words.refuse}
              </Button>
            </DelegationRow>
          )
        })}
      </ul>
      <Confirm asked={asked} onClose={() => setAsked(null)} />
    </section>
  )
}

type GivenProps = { readonly page: Delegations; readonly recordId: string; readonly child: string | null }

/** Who acts for the holder of this record, and what is sent and waits. */
export const Given = ({ page, recordId, child }: GivenProps) => {
  const words = relativesWords.useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const change = useRelativesChange()
  const given = page.items.filter(({ side }) => side === 'given')
  const acting = given.filter(({ state }) => state === 'accepted')
  const sent = given.filter(({ state }) => state === 'pending')
  const helpers = given.filter(one => one.kind === 'caregiving' && isLive(one)).length
  const isFull = child === null && helpers >= page.helpersPerPerson
  const isBoth = child !== null && given.filter(one => one.kind === 'legal-representation' && isLive(one)).length >= 2
  return (
    <>
      <section className="stack is-tight" aria-labelledby="helpers">
        <div className="section-head">
          <h2 id="helpers">{child === null ? words.helpers : words.helpersOf(child)}</h2>
          {!isFull && !isBoth && (
            <ButtonLink icon={UserPlus} to="/proches/inviter" className="screen-only">
              {child === null ? words.give : words.inviteParent}
            </ButtonLink>
          )}
        </div>
        {acting.length === 0 ? (
          <p className="muted">{child === null ? words.noHelpers : words.noHelpersOf}</p>
        ) : (
          <ul role="list" className="rows">
            {acting.map(delegation => (
              <DelegationRow key={delegation.id} delegation={delegation}>
                {delegation.endsOnline && (
                  <Button
                    aria-label={words.stopOf(nameOf(delegation.delegate))}
                    onPress={() => setAsked({ what: 'stop', delegation, recordId })}
                  >
                    {words.stop}
                  </Button>
                )}
              </DelegationRow>
            ))}
          </ul>
        )}
        {child === null && (
          <p className="muted">{isFull ? words.helpersFull(page.helpersPerPerson) : words.helpersLimit(page.helpersPerPerson)}</p>
        )}
        {acting.some(({ endsOnline }) => !endsOnline) && <p className="muted">{words.authority}</p>}
      </section>
      {sent.length > 0 && (
        <section className="stack is-tight" aria-labelledby="sent">
          <h2 id="sent">{words.sent}</h2>
          <p className="muted">{words.sentText}</p>
          <ul role="list" className="rows">
            {sent.map(delegation => (
              <DelegationRow key={delegation.id} delegation={delegation}>
                <Button
                  aria-label={words.cancelOf(nameOf(delegation.delegate))}
                  isPending={change.isPending}
                  onPress={() => change.mutate({ act: () => stopAccess(recordId, delegation.id), said: words.cancelled })}
                >
                  {words.cancel}
                </Button>
              </DelegationRow>
            ))}
          </ul>
        </section>
      )}
      <Past items={page.items.filter(one => !isLive(one))} />
      <Confirm asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}

const Past = ({ items }: { readonly items: readonly Delegation[] }) => {
  const words = relativesWords.useWords()
  if (items.length === 0) return null
  return (
    <Disclosure summary={words.past(items.length)}>
      <ul role="list" className="rows">
        {items.map(delegation => (
          <DelegationRow key={delegation.id} delegation={delegation} />
        ))}
      </ul>
    </Disclosure>
  )
}
