import { useQuery } from '@tanstack/react-query'
import { ArrowRight, ClipboardList, RotateCcw, Siren, Stethoscope, UserRound, UsersRound } from 'lucide-react'
import { readPersonas } from '../../api/client.ts'
import { signOut } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { prefer } from '../../ui/preferences.ts'
import { say } from '../../ui/toast.ts'
import './demo.css'
import { useRole, useStop } from './enter.ts'
import { goToStep, ROLE_NAMES, ROLES, type Role, STOPS } from './tour.ts'
import { demoWords } from './words/index.ts'

const ICONS = { patient: UserRound, parent: UsersRound, doctor: Stethoscope, samu: Siren, desk: ClipboardList } as const

const Roles = ({ there }: { readonly there: ReadonlySet<string> }) => {
  const { role: words } = demoWords.useWords()
  const enter = useRole()
  return (
    <ul role="list" className="grid">
      {ROLE_NAMES.filter(role => there.has(ROLES[role])).map((role: Role) => (
        <li key={role}>
          <Card>
            <h3 className="cluster">
              <Icon of={ICONS[role]} />
              {words[role].name}
            </h3>
            <p>{words[role].text}</p>
            <div>
              <Button isPending={enter.isPending && enter.variables === role} onPress={() => enter.mutate(role)}>
                {words[role].enter}
              </Button>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  )
}

const Tour = () => {
  const words = demoWords.useWords()
  const go = useStop()
  return (
    <>
      <ol className="tour-stops">
        {words.stops.map(({ name, text }, index) => (
          <li key={STOPS[index]?.to}>
            <button type="button" className="tour-link" disabled={go.isPending} onClick={() => go.mutate(index)}>
              {name}
            </button>
            <p className="muted">{text}</p>
          </li>
        ))}
      </ol>
      <div className="button-row">
        <Button look="primary" icon={ArrowRight} isPending={go.isPending} onPress={() => go.mutate(0)}>
          {words.start}
        </Button>
      </div>
    </>
  )
}

const Reset = () => {
  const words = demoWords.useWords()
  const forget = async (): Promise<void> => {
    goToStep(null)
    await signOut()
    try {
      localStorage.clear()
      sessionStorage.clear()
    } catch {
      // Nothing was kept.
    }
    prefer({ theme: 'auto', contrast: 'usual', density: 'auto', text: '100', motion: 'auto' })
    say(words.resetDone)
  }
  return (
    <section className="stack is-tight">
      <div>
        <Button icon={RotateCcw} onPress={() => void forget()}>
          {words.reset}
        </Button>
      </div>
      <p className="muted small">{words.resetText}</p>
    </section>
  )
}

/** Five roles under the ribbon, and a tour that is a list of places to go as well. */
export const DemoPage = () => {
  const words = demoWords.useWords()
  const personas = useQuery({ queryKey: ['personas'], queryFn: readPersonas, staleTime: Number.POSITIVE_INFINITY, retry: false })
  return (
    <Page title={words.title} width="full" lead={<p>{words.lead}</p>}>
      {personas.isError ? (
        <p>{words.closed}</p>
      ) : (
        <Loaded query={personas}>
          {list => (
            <>
              <section className="stack" aria-labelledby="roles">
                <h2 id="roles">{words.roles}</h2>
                <Roles there={new Set(list.map(({ id }) => id))} />
                <p>
                  <Link to="/">{words.others}</Link>
                </p>
              </section>
              <section className="stack" aria-labelledby="tour">
                <div className="stack is-tight">
                  <h2 id="tour">{words.tour}</h2>
                  <p className="muted">{words.tourText}</p>
                </div>
                <Tour />
              </section>
              <Reset />
            </>
          )}
        </Loaded>
      )}
      <p>
        <ButtonLink to="/">{words.real}</ButtonLink>
      </p>
    </Page>
  )
}
