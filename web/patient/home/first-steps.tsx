import { Camera, HeartPulse, type LucideIcon, Phone, Siren, Users } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { useDoor } from '../doors.ts'
import { homeWords } from './words/index.ts'

type Step = { readonly icon: LucideIcon; readonly title: string; readonly text: string; readonly action: string; readonly to: string }

/** A new record: three small steps, none of which has to be done. Each leads somewhere that exists. */
const useSteps = (mayAdd: boolean, isHelper: boolean): readonly Step[] => {
  const home = homeWords.useWords()
  const { steps } = home
  const [allergies, contacts] = [useDoor('allergies'), useDoor('contacts')]
  const health = allergies?.replace('$rubric', 'allergies')
  return [
    ...(mayAdd ? [{ icon: Camera, to: '/documents/ajouter', ...steps.paper }] : []),
    ...(health === undefined ? [] : [{ icon: HeartPulse, to: health, ...steps.allergy }]),
    ...(contacts === null ? [] : [{ icon: Phone, to: contacts, ...steps.contact }]),
    ...(isHelper ? [] : [{ icon: Siren, to: '/acces', ...steps.emergency }]),
    ...(isHelper ? [] : [{ icon: Users, to: '/proches', ...steps.relatives }]),
  ].slice(0, 3)
}

export const FirstSteps = ({ mayAdd, isHelper }: { readonly mayAdd: boolean; readonly isHelper: boolean }) => {
  const home = homeWords.useWords()
  const steps = useSteps(mayAdd, isHelper)
  return (
    <section className="stack is-tight" aria-labelledby="steps">
      <h2 id="steps">{home.stepsTitle(steps.length)}</h2>
      <p className="muted">{home.emptyWhy}</p>
      <ol role="list" className="first-steps">
        {steps.map((step, at) => (
          <li key={step.to}>
            <Card>
              <h3 className="with-icon">
                <Icon of={step.icon} />
                {home.stepOf(at + 1, step.title)}
              </h3>
              <p>{step.text}</p>
              <div>
                <ButtonLink to={step.to} {...(at === 0 ? { look: 'primary' as const } : {})}>
                  {step.action}
                </ButtonLink>
              </div>
            </Card>
          </li>
        ))}
      </ol>
    </section>
  )
}
