import { Check, Phone, Plus, Printer, X } from 'lucide-react'
import { readTrustedPersonForm } from '../../api/health.ts'
import type { EntryBody, HealthProfile, ProfileEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Day } from '../../ui/time.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { useActing } from '../profile.ts'
import { BackToHealth } from './back.tsx'
import { EntryRow } from './entry-row.tsx'
import './health.css'
import { inRubric, useHealth } from './queries.ts'
import { Share } from './share.tsx'
import { healthWords, wishesWords } from './words/index.ts'

type PartProps = { readonly profile: HealthProfile; readonly recordId: string; readonly mayAdd: boolean }
type Contact = Extract<EntryBody, { readonly rubric: 'emergency-contacts' }>
type Trusted = Extract<EntryBody, { readonly rubric: 'trusted-person' }>

const contactOf = ({ body }: ProfileEntry): Contact | undefined => (body?.rubric === 'emergency-contacts' ? body : undefined)
const trustedOf = ({ body }: ProfileEntry): Trusted | undefined => (body?.rubric === 'trusted-person' ? body : undefined)

const Call = ({ name, phone }: { readonly name: string; readonly phone: string }) => {
  const { circle } = wishesWords.useWords()
  return (
    <a className="button is-secondary" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
      <Icon of={Phone} />
      <span>{circle.call(name)}</span>
    </a>
  )
}

/** Whom emergency teams call, in the order in which they call. */
const Contacts = ({ profile, recordId, mayAdd }: PartProps) => {
  const words = healthWords.useWords()
  const { circle } = wishesWords.useWords()
  const entries = inRubric(profile, 'emergency-contacts')
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => (contactOf(a)?.rank ?? 20) - (contactOf(b)?.rank ?? 20))
  return (
    <section className="stack is-tight" aria-labelledby="contacts">
      <div className="section-head">
        <h2 id="contacts">{circle.emergency}</h2>
        {mayAdd && (
          <ButtonLink to="/entourage/$role/$entryId" params={{ role: 'urgence', entryId: 'ajouter' }} icon={Plus} className="screen-only">
            {words.addTo['emergency-contacts']}
          </ButtonLink>
        )}
      </div>
      <p className="muted">{circle.emergencyText}</p>
      {entries.length === 0 ? (
        <p>{words.empty['emergency-contacts']}</p>
      ) : (
        <ol role="list" className="rows">
          {entries.map(entry => {
            const contact = contactOf(entry)
            return (
              <EntryRow key={entry.id} entry={entry} profile={profile} recordId={recordId} editTo={`/entourage/urgence/${entry.id}`}>
                {contact && <Call name={contact.name} phone={contact.phone} />}
              </EntryRow>
            )
          })}
        </ol>
      )}
    </section>
  )
}

/** What the role means, before anybody is named (ui.md U14). */
const Role = () => {
  const { circle } = wishesWords.useWords()
  return (
    <div className="can-cannot">
      <div>
        <h3>{circle.can}</h3>
        <ul role="list">
          {circle.trustedCan.map(text => (
            <li key={text} className="none-said">
              <Icon of={Check} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{circle.cannot}</h3>
        <ul role="list">
          {circle.trustedCannot.map(text => (
            <li key={text} className="none-said">
              <Icon of={X} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const Form = ({ recordId }: { readonly recordId: string }) => {
  const { circle } = wishesWords.useWords()
  const print = (): void => {
    readTrustedPersonForm(recordId)
      .then(pdf => saveBlob(pdf, 'personne-de-confiance.pdf'))
      .catch(() => sayTrouble(circle.formFailed))
  }
  return (
    <>
      <p className="muted">{circle.formText}</p>
      <div className="button-row screen-only">
        <Button icon={Printer} onPress={print}>
          {circle.form}
        </Button>
      </div>
    </>
  )
}

const TrustedPerson = ({ profile, recordId, name }: PartProps & { readonly name: string | null }) => {
  const words = healthWords.useWords()
  const { circle } = wishesWords.useWords()
  const entry = inRubric(profile, 'trusted-person').find(({ status }) => status === 'active')
  const trusted = entry && trustedOf(entry)
  const mayName = profile.may.wish && name === null && !profile.isMinor
  return (
    <section className="stack is-tight" aria-labelledby="trusted">
      <div className="section-head">
        <h2 id="trusted">{circle.trusted}</h2>
        {mayName && (
          <ButtonLink to="/entourage/$role/$entryId" params={{ role: 'confiance', entryId: 'ajouter' }} icon={Plus} className="screen-only">
            {entry === undefined ? words.addTo['trusted-person'] : circle.trustedReplace}
          </ButtonLink>
        )}
      </div>
      <Role />
      {profile.isMinor ? (
        <Card tone="info">
          <p>{circle.minor}</p>
        </Card>
      ) : entry === undefined || trusted === undefined ? (
        <p>{name === null ? circle.trustedNone : circle.notHers(name)}</p>
      ) : (
        <>
          <ul role="list" className="rows">
            <EntryRow
              entry={entry}
              profile={{ ...profile, may: { ...profile.may, write: mayName } }}
              recordId={recordId}
              editTo={mayName ? `/entourage/confiance/${entry.id}` : null}
            >
              {trusted.phone && <Call name={trusted.name} phone={trusted.phone} />}
            </EntryRow>
          </ul>
          <p className="muted">
            {circle.designatedOn} <Day date={trusted.designatedOn} long /> – {trusted.agreed ? circle.agreed : circle.notAgreed}
          </p>
          {mayName && <Form recordId={recordId} />}
        </>
      )}
    </section>
  )
}

/** « Mon entourage » (U14): who counts for her health, by role, and what each role may do. */
export const CirclePage = () => {
  const { circle } = wishesWords.useWords()
  const { recordId, actingFor, profile: person, fullName } = useActing()
  const health = useHealth(recordId)
  return (
    <Page title={actingFor === null ? circle.title : circle.titleOf(actingFor)} who={fullName} lead={circle.lead} before={<BackToHealth />}>
      <Loaded query={health} rows={4}>
        {profile => {
          const part = { profile, recordId, mayAdd: profile.may.write && person.rights.includes('add') }
          return (
            <>
              <Contacts {...part} />
              <TrustedPerson {...part} name={actingFor} />
              <section className="stack is-tight" aria-labelledby="acting">
                <h2 id="acting">{circle.relatives}</h2>
                <p className="muted">{circle.relativesText}</p>
                <div className="button-row">
                  <ButtonLink to="/proches">{circle.relativesOpen}</ButtonLink>
                </div>
              </section>
              {Object.keys(profile.readers).length > 0 && <Share profile={profile} rubric="emergency-contacts" recordId={recordId} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
