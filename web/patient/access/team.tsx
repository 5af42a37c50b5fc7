import { useQuery } from '@tanstack/react-query'
import { Phone, Plus, Trash2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { forgetCarer, readCareTeam, setListed } from '../../api/sharing.ts'
import type { Carer, CareTeam } from '../../api/types.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonBadge } from '../../ui/person-badge.tsx'
import '../../ui/row.css'
import { Empty } from '../../ui/states.tsx'
import { useActing } from '../profile.ts'
import './access.css'
import { AddCarer } from './add-carer.tsx'
import { teamKey, useTeamChange } from './use-team-change.ts'
import { actWords } from '../looks/words/index.ts'
import { ReferringRoles } from './referring.tsx'
import { StaysUnderWay } from './stays.tsx'
import { sharingWords } from './words/index.ts'

const TONES: Readonly<Record<Carer['access'], Tone>> = {
  attending: 'primary',
  administrator: 'primary',
  authorised: 'done',
  team: 'done',
  share: 'info',
  blocked: 'warning',
  ended: 'neutral',
  none: 'neutral',
}

/** The last thing done, in words: « a déposé « Analyse » le 3 mai ». */
const LastAct = ({ last }: Pick<Carer, 'last'>) => {
  const { team: words } = sharingWords.useWords()
  const { acts } = actWords.useWords()
  if (last === undefined) return words.never
  const said = acts[last.act]
  const date = formatDate(last.at)
  return last.title === undefined ? words.last(said, date) : words.lastTitle(said, last.title, date)
}

const CarerRow = ({ carer, onRemove }: { readonly carer: Carer; readonly onRemove?: () => void }) => {
  const { team: words } = sharingWords.useWords()
  return (
    <li className="row has-one-act">
      <PersonBadge name={carer.name} />
      <div className="row-main">
        <Link to="/professionnels/$actorId" params={{ actorId: carer.actorId }} className="row-title">
          {carer.name}
          <span className="visually-hidden">, {words.access[carer.access]}</span>
        </Link>
        <span className="row-meta">{[carer.role, carer.structure, carer.town].filter(Boolean).join(', ')}</span>
        <span className="row-meta">
          <LastAct {...(carer.last === undefined ? {} : { last: carer.last })} />
        </span>
        <span className="row-badges">
          <span aria-hidden="true">
            <Badge tone={TONES[carer.access]}>{words.access[carer.access]}</Badge>
          </span>
          {!carer.practising && <Badge>{words.gone}</Badge>}
        </span>
      </div>
      {onRemove && (
        <div className="row-actions screen-only">
          <Button look="quiet" icon={Trash2} iconOnly onPress={onRemove}>
            {words.removeName(carer.name)}
          </Button>
        </div>
      )}
    </li>
  )
}

const Others = ({ team }: { readonly team: CareTeam }) => {
  const { team: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const change = useTeamChange()
  const listed = team.carers.filter(carer => carer.listed)
  return (
    <section className="stack is-tight" aria-labelledby="others">
      <h2 id="others">{words.others(listed.length)}</h2>
      {listed.length === 0 && team.own.length === 0 ? (
        <Empty why={`${words.none} ${words.noneText}`} />
      ) : (
        <ul role="list" className="rows">
          {listed.map(carer => (
            <CarerRow
              key={carer.actorId}
              carer={carer}
              onRemove={() => change.mutate({ act: () => setListed(recordId, carer.actorId, false), said: words.removed(carer.name) })}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

const Written = ({ team }: { readonly team: CareTeam }) => {
  const { team: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const change = useTeamChange()
  if (team.own.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="written">
      <h2 id="written">{words.written}</h2>
      <ul role="list" className="rows">
        {team.own.map(({ id, name, role, town, phone }) => (
          <li key={id} className="row">
            <PersonBadge name={name} />
            <div className="row-main">
              <span className="row-title">{name}</span>
              <span className="row-meta">{[role, town].filter(Boolean).join(', ')}</span>
            </div>
            <div className="row-actions">
              {phone && (
                <a className="button is-secondary" href={`tel:${phone.replaceAll(' ', '')}`}>
                  <Icon of={Phone} />
                  <span>
                    <span className="visually-hidden">{words.callName(name)} </span>
                    {phone}
                  </span>
                </a>
              )}
              <Button
                look="quiet"
                icon={Trash2}
                iconOnly
                onPress={() => change.mutate({ act: () => forgetCarer(recordId, id), said: words.removed(name) })}
              >
                {words.removeName(name)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Suggestions = ({ team, onFind }: { readonly team: CareTeam; readonly onFind: (name: string) => void }) => {
  const { team: words } = sharingWords.useWords()
  if (team.suggestions.length === 0) return null
  return (
    <section className="stack is-tight screen-only" aria-labelledby="suggestions">
      <h2 id="suggestions">{words.suggestions}</h2>
      <p>{words.suggestionsText}</p>
      <ul role="list" className="rows">
        {team.suggestions.map(({ name, role, place, documents }) => (
          <li key={name} className="row">
            <PersonBadge name={name} />
            <div className="row-main">
              <span className="row-title">{name}</span>
              <span className="row-meta">{[role, place, words.suggested(documents)].filter(Boolean).join(', ')}</span>
            </div>
            <div className="row-actions">
              <Button icon={Plus} aria-label={words.findName(name)} onPress={() => onFind(name)}>
                {words.find}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Team = ({ team }: { readonly team: CareTeam }) => {
  const { team: words } = sharingWords.useWords()
  const [adding, setAdding] = useState<string | null>(null)
  return (
    <>
      <section className="stack is-tight" aria-labelledby="attending">
        <h2 id="attending">{words.attending}</h2>
        {team.attending === null ? (
          <p>{words.noAttending}</p>
        ) : (
          <ul role="list" className="rows">
            <CarerRow carer={team.attending} />
          </ul>
        )}
      </section>
      {adding === null ? (
        <div className="screen-only">
          <Button icon={UserPlus} look="primary" onPress={() => setAdding('')}>
            {words.add}
          </Button>
        </div>
      ) : (
        <AddCarer key={adding} sought={adding} onClose={() => setAdding(null)} />
      )}
      <StaysUnderWay />
      <Others team={team} />
      <ReferringRoles />
      <Written team={team} />
      <Suggestions team={team} onFind={setAdding} />
    </>
  )
}

export const TeamPage = () => {
  const { team: words } = sharingWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const team = useQuery({ queryKey: teamKey(recordId), queryFn: () => readCareTeam(recordId), enabled: recordId !== '' })
  return (
    <Page title={actingFor === null ? words.title : words.titleOf(actingFor)} who={fullName} lead={<p>{words.lead}</p>}>
      <Loaded query={team} rows={6}>
        {found => <Team team={found} />}
      </Loaded>
    </Page>
  )
}
