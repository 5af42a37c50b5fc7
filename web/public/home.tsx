import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ArrowRight, Eye, HandHeart, Leaf, type LucideIcon } from 'lucide-react'
import { readPersonas, signInAs } from '../api/client.ts'
import type { Persona } from '../api/types.ts'
import { enterAs, homeOf } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { useLanguage } from '../ui/i18n/language.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { PersonBadge } from '../ui/person-badge.tsx'
import { sayTrouble } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import './home.css'
import { Doors } from './doors.tsx'
import { EasyDoor } from './easy/lazy.tsx'
import { publicWords } from './words/index.ts'

const SHOWN_FIRST = 6
const GROUPS = ['patient', 'professional', 'emergency', 'desk'] as const

const Fact = ({ icon, title, text }: { readonly icon: LucideIcon; readonly title: string; readonly text: string }) => (
  <li className="door-fact">
    <Icon of={icon} size="1.75rem" />
    <div>
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  </li>
)

const PersonaCard = ({
  persona,
  onEnter,
  isBusy,
}: {
  readonly persona: Persona
  readonly onEnter: () => void
  readonly isBusy: boolean
}) => {
  const { home } = publicWords.useWords()
  const language = useLanguage()
  const age = persona.age === undefined ? '' : `, ${home.age(persona.age)}`
  return (
    <li>
      <button type="button" className="persona" onClick={onEnter} disabled={isBusy}>
        <PersonBadge name={persona.name} />
        <span className="persona-main">
          <span className="visually-hidden">{home.enterAs(persona.name)}</span>
          <span className="persona-name" aria-hidden="true">
            {persona.name}
            {age}
          </span>
          <span className="persona-role">{persona.role}</span>
          <span className="persona-story">{language === 'en' ? (persona.storyEn ?? persona.story) : persona.story}</span>
        </span>
        <Icon of={ArrowRight} />
      </button>
    </li>
  )
}

const Personas = ({ personas }: { readonly personas: readonly Persona[] }) => {
  const { home } = publicWords.useWords()
  const { states } = common.useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<readonly string[]>([])
  const enter = useMutation({
    mutationFn: (persona: Persona) => signInAs(persona.id),
    onSuccess: session => {
      enterAs(session)
      return navigate({ to: homeOf(session) })
    },
    onError: () => sayTrouble(states.failedAction),
  })
  if (personas.length === 0) return <p>{home.none}</p>
  return GROUPS.map(group => {
    const people = personas.filter(persona => persona.group === group)
    if (people.length === 0) return null
    return (
      <section key={group} className="stack is-tight" aria-labelledby={`group-${group}`}>
        <h3 id={`group-${group}`}>{home.groups[group]}</h3>
        <ul role="list" className="personas">
          {people.slice(0, open.includes(group) ? people.length : SHOWN_FIRST).map(persona => (
            <PersonaCard key={persona.id} persona={persona} isBusy={enter.isPending} onEnter={() => enter.mutate(persona)} />
          ))}
        </ul>
        {people.length > SHOWN_FIRST && !open.includes(group) && (
          <div>
            <Button onPress={() => setOpen([...open, group])}>{home.others(people.length - SHOWN_FIRST)}</Button>
          </div>
        )}
      </section>
    )
  })
}

export const PublicHome = () => {
  const { home } = publicWords.useWords()
  const personas = useQuery({ queryKey: ['personas'], queryFn: readPersonas, staleTime: Number.POSITIVE_INFINITY })
  return (
    <Page title={home.title} width="full" lead={<p>{home.promise}</p>} easy={{ rest: 'more', first: <EasyDoor /> }}>
      <Doors />
      <section className="stack" aria-labelledby="personas">
        <div className="stack is-tight">
          <h2 id="personas">{home.choose}</h2>
          <p className="muted">{home.chooseText}</p>
          <p>
            <Link to="/demo">{home.tour}</Link>
          </p>
        </div>
        <Loaded query={personas} rows={6}>
          {list => <Personas personas={list} />}
        </Loaded>
      </section>
      <section className="stack" aria-labelledby="three">
        <h2 id="three">{home.three}</h2>
        <ul role="list" className="door-facts">
          <Fact icon={Leaf} title={home.free} text={home.freeText} />
          <Fact icon={HandHeart} title={home.noChange} text={home.noChangeText} />
          <Fact icon={Eye} title={home.youDecide} text={home.youDecideText} />
        </ul>
      </section>
    </Page>
  )
}
