import { FileText, Pencil, Upload } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { withdrawDirectives } from '../../api/health.ts'
import type { EntryBody, HealthProfile, ProfileEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Day } from '../../ui/time.tsx'
import { common } from '../../ui/words/index.ts'
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { BackToHealth } from './back.tsx'
import './health.css'
import { inRubric, useHealth, useHealthChange } from './queries.ts'
import { readersOf, Share } from './share.tsx'
import { healthWords, wishesWords } from './words/index.ts'

/** The last part of the page, after all that is above it. */
const Donation = lazy(() => import('./donation.tsx').then(module => ({ default: module.Donation })))
const EasyWishes = easily(() => import('../easy/wishes.tsx').then(module => module.EasyWishes))

type Directives = Extract<EntryBody, { readonly rubric: 'directives' }>
const directivesOf = ({ body }: ProfileEntry): Directives | undefined => (body?.rubric === 'directives' ? body : undefined)

type PartProps = { readonly profile: HealthProfile; readonly recordId: string; readonly name: string | null }

const Withdraw = ({ entry, recordId }: { readonly entry: ProfileEntry; readonly recordId: string }) => {
  const { will } = wishesWords.useWords()
  const { actions } = common.useWords()
  const [isAsked, setAsked] = useState(false)
  const change = useHealthChange(recordId)
  const act = () => withdrawDirectives(recordId, entry.id, entry.version)
  return (
    <>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {will.withdraw}
      </Button>
      <Dialog title={will.withdrawTitle} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p>{will.withdrawText}</p>
        <div className="button-row is-stacking">
          <Button
            look="danger"
            isPending={change.isPending}
            onPress={() => change.mutate({ act, said: will.withdrawn }, { onSettled: () => setAsked(false) })}
          >
            {will.withdraw}
          </Button>
          <Button onPress={() => setAsked(false)}>{actions.cancel}</Button>
        </div>
      </Dialog>
    </>
  )
}

const A_DAY = 10

/** « le 3 mai 2025 », « en mai 2025 », « en 2025 »: as far as it is known. */
const Written = ({ on }: { readonly on: string }) => {
  const { will } = wishesWords.useWords()
  return (
    <>
      {on.length < A_DAY ? will.written.rest : will.written.day} <Day date={on} long />
    </>
  )
}

/** Which stand, since when, on what paper, and who reads them. */
const Standing = ({ entry, profile, recordId, name }: PartProps & { readonly entry: ProfileEntry }) => {
  const words = healthWords.useWords()
  const { will } = wishesWords.useWords()
  const directives = directivesOf(entry)
  if (directives === undefined) return null
  return (
    <Card tone="done">
      <p>
        <strong>
          <Written on={directives.writtenOn} />
        </strong>
      </p>
      <p>{words.option.directives[directives.model]}</p>
      <p className="muted">
        {profile.hidden.includes('directives') ? will.hiddenNow : will.whoReads(readersOf(profile, 'directives', words))}
      </p>
      <div className="button-row screen-only">
        {directives.document !== undefined && (
          <ButtonLink to="/documents/$documentId" params={{ documentId: directives.document }} icon={FileText}>
            {will.open}
          </ButtonLink>
        )}
        {name === null && <Withdraw entry={entry} recordId={recordId} />}
      </div>
    </Card>
  )
}

const Before = ({ entries }: { readonly entries: readonly ProfileEntry[] }) => {
  const { will } = wishesWords.useWords()
  const { option } = healthWords.useWords()
  if (entries.length === 0) return null
  return (
    <Disclosure summary={will.before}>
      <p className="muted">{will.beforeText}</p>
      <ul role="list" className="rows">
        {entries.map(entry => {
          const directives = directivesOf(entry)
          return (
            directives && (
              <li key={entry.id} className="row">
                <div className="row-main">
                  <span className="row-title">
                    <Written on={directives.writtenOn} />
                  </span>
                  <span className="row-meta">{option.directives[directives.model]}</span>
                </div>
              </li>
            )
          )
        })}
      </ul>
    </Disclosure>
  )
}

const WayToWrite = ({
  profile,
  hasStanding,
  hasDraft,
}: {
  readonly profile: HealthProfile
  readonly hasStanding: boolean
  readonly hasDraft: boolean
}) => {
  const { will } = wishesWords.useWords()
  if (profile.isMinor)
    return (
      <Card tone="info">
        <p>{will.minor}</p>
      </Card>
    )
  return (
    <div className="button-row screen-only">
      <ButtonLink to="/volontes/ecrire" icon={Pencil} look={hasStanding ? 'secondary' : 'primary'}>
        {hasDraft ? will.continueDraft : hasStanding ? will.replace : will.write}
      </ButtonLink>
      <ButtonLink to="/volontes/deposer" icon={Upload}>
        {will.upload}
      </ButtonLink>
    </div>
  )
}

const DirectivesPart = (part: PartProps) => {
  const { profile, name } = part
  const { will } = wishesWords.useWords()
  const entries = inRubric(profile, 'directives')
  const standing = entries.find(({ status }) => status === 'active')
  return (
    <section className="stack is-tight" aria-labelledby="directives">
      <h2 id="directives">{will.directives}</h2>
      <p>{will.what}</p>
      {standing ? <Standing {...part} entry={standing} /> : <p className="muted">{name === null ? will.noneYet : will.notHers(name)}</p>}
      {profile.may.wish && name === null && (
        <WayToWrite profile={profile} hasStanding={standing !== undefined} hasDraft={entries.some(({ status }) => status === 'draft')} />
      )}
      <Before entries={entries.filter(({ status }) => status === 'replaced')} />
      <p className="muted">{will.guidance}</p>
      <p className="muted">{will.talk}</p>
    </section>
  )
}

/** « Mes volontés » (U15): calm, plain, and never a demand. */
export const WishesPage = () => {
  const { will } = wishesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const health = useHealth(recordId, true)
  return (
    <Page
      title={actingFor === null ? will.title : will.titleOf(actingFor)}
      who={fullName}
      lead={will.lead}
      before={<BackToHealth />}
      easy={
        health.data && {
          rest: 'more',
          first: <EasyWishes profile={health.data} mayWrite={health.data.may.wish && actingFor === null} />,
        }
      }
    >
      <Loaded query={health} rows={4}>
        {profile => (
          <>
            <DirectivesPart profile={profile} recordId={recordId} name={actingFor} />
            <Suspense fallback={<Skeleton rows={4} />}>
              <Donation profile={profile} recordId={recordId} name={actingFor} />
            </Suspense>
            <section className="stack is-tight" aria-labelledby="trusted">
              <h2 id="trusted">{will.trusted}</h2>
              <p>
                <Link to="/entourage">{will.trustedOpen}</Link>
              </p>
            </section>
            {Object.keys(profile.readers).length > 0 && <Share profile={profile} rubric="directives" recordId={recordId} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
