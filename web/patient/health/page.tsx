import { FileHeart, History, Printer, ScanText, Users } from 'lucide-react'
import type { HealthProfile } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Day } from '../../ui/time.tsx'
import { useActing } from '../profile.ts'
import { easily } from '../easy/lazy.tsx'
import { Door } from './door.tsx'
import { nameOf } from './entry-row.tsx'
import './health.css'
import { RUBRIC_ICONS } from './icons.ts'
import { DeclareNone } from './none.tsx'
import { inRubric, useHealth } from './queries.ts'
import { canBeNone, formOf, HEALTH_RUBRICS, type HealthRubric, SLUGS } from './rubrics.ts'
import { isDangerous } from './say.ts'
import { healthWords } from './words/index.ts'

const SHOWN = 3
const EasyHealth = easily(() => import('../easy/health.tsx').then(module => module.EasyHealth))

type CardProps = { readonly rubric: HealthRubric; readonly profile: HealthProfile; readonly recordId: string; readonly mayAdd: boolean }

/** One rubric: how many, the first few, when it was last said, and the two things to do. */
const RubricCard = ({ rubric, profile, recordId, mayAdd }: CardProps) => {
  const words = healthWords.useWords()
  const entries = inRubric(profile, rubric)
  const active = entries.filter(({ status }) => status === 'active')
  const none = canBeNone(rubric)
  const isNone = active.length === 0 && entries.some(({ status }) => status === 'none')
  const [latest] = entries
  const id = `rubric-${rubric}`
  return (
    <section className="card rubric-card" aria-labelledby={id}>
      <h2 id={id} className="rubric-title">
        <span className={`rubric-icon is-${rubric}`}>
          <Icon of={RUBRIC_ICONS[rubric]} />
        </span>
        <Link to="/sante/$slug" params={{ slug: SLUGS[rubric] }}>
          {words.rubric[rubric]}
          {active.length > 0 && <span className="rubric-count"> ({active.length})</span>}
        </Link>
      </h2>
      {active.length > 0 ? (
        <ul role="list" className="rubric-first">
          {active.slice(0, SHOWN).map(entry => (
            <li key={entry.id} className={isDangerous(entry) ? 'is-dangerous' : undefined}>
              {nameOf(entry, words)}
              {isDangerous(entry) && <span className="danger-word"> – {words.danger}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{isNone && none ? words.noneSaid[none] : words.nothing}</p>
      )}
      {profile.hidden.includes(rubric) && <Badge tone="neutral">{words.hidden}</Badge>}
      {latest && (
        <p className="muted small">
          {words.updated} <Day date={dayOf(latest.writtenAt)} />
        </p>
      )}
      {mayAdd && entries.length === 0 && (
        <div className="button-row rubric-acts screen-only">
          {formOf(rubric) !== undefined && (
            <ButtonLink
              to="/sante/$slug/$entryId"
              params={{ slug: SLUGS[rubric], entryId: 'ajouter' }}
              aria-label={words.addOf(words.rubric[rubric])}
            >
              {words.add}
            </ButtonLink>
          )}
          {none && <DeclareNone rubric={none} recordId={recordId} short />}
        </div>
      )}
    </section>
  )
}

/** « Ma santé » (U7): ten rubrics, filled in at her pace, never a score. */
export const HealthPage = () => {
  const words = healthWords.useWords()
  const { recordId, actingFor, fullName, profile: person } = useActing()
  const health = useHealth(recordId)
  const mayAdd = (profile: HealthProfile): boolean => profile.may.write && person.rights.includes('add')
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      lead={actingFor === null ? words.lead : words.leadOf(actingFor)}
      width="full"
      easy={health.data && { rest: 'more', first: <EasyHealth profile={health.data} /> }}
    >
      <Loaded query={health} rows={6}>
        {profile => (
          <>
            <p>
              {words.filled(new Set(HEALTH_RUBRICS.filter(rubric => inRubric(profile, rubric).length > 0)).size, HEALTH_RUBRICS.length)}
            </p>
            <div className="health-doors">
              <Door to="/sante/resume" icon={Printer} title={words.onePage} text={words.onePageText} />
              <Door to="/temps" icon={History} title={words.time} text={words.timeText} />
              <Door to="/sante/lu" icon={ScanText} title={words.readTitle} text={words.readText} />
              <Door to="/entourage" icon={Users} title={words.people} text={words.peopleText} />
              <Door to="/volontes" icon={FileHeart} title={words.wishes} text={words.wishesText} />
            </div>
            <div className="rubric-cards">
              {HEALTH_RUBRICS.map(rubric => (
                <RubricCard key={rubric} rubric={rubric} profile={profile} recordId={recordId} mayAdd={mayAdd(profile)} />
              ))}
            </div>
            {profile.items.length === 0 && !mayAdd(profile) && <Card tone="info">{words.closed['read-only']}</Card>}
          </>
        )}
      </Loaded>
    </Page>
  )
}
