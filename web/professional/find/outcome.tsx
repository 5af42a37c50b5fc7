import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, ShieldQuestion } from 'lucide-react'
import { isProblem } from '../../api/problem.ts'
import type { Found, IdentityFound } from '../../api/types.ts'
import { doubt } from '../../app/opened.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Failure } from '../../ui/states.tsx'
import { findWords } from './words/index.ts'

const dayOf = (birthDate: string): string => formatDate(birthDate.replace(/-00/g, ''), 'long')

type Traits = NonNullable<IdentityFound['traits']>

const shortName = ({ birthName, firstNames }: Traits): string => `${birthName.toLocaleUpperCase('fr')} ${firstNames.split(' ')[0] ?? ''}`

const Compared = ({ traits, status }: { readonly traits: Traits; readonly status: string }) => {
  const words = findWords.useWords()
  return (
    <dl className="traits">
      <div>
        <dt>{words.birthName}</dt>
        <dd translate="no">{traits.birthName.toLocaleUpperCase('fr')}</dd>
      </div>
      {traits.usedName && (
        <div>
          <dt>{words.usedName}</dt>
          <dd translate="no">{traits.usedName.toLocaleUpperCase('fr')}</dd>
        </div>
      )}
      <div>
        <dt>{words.names}</dt>
        <dd translate="no">{traits.firstNames}</dd>
      </div>
      <div>
        <dt>{words.sex}</dt>
        <dd>{words.sexes[traits.sex]}</dd>
      </div>
      <div>
        <dt>{words.born}</dt>
        <dd>{dayOf(traits.birthDate)}</dd>
      </div>
      {traits.birthPlace && (
        <div>
          <dt>{words.bornAt}</dt>
          <dd>{traits.birthPlace}</dd>
        </div>
      )}
      <div>
        <dt>{words.status}</dt>
        <dd>{status}</dd>
      </div>
    </dl>
  )
}

type OutcomeProps = { readonly answer: IdentityFound; readonly onFound: (found: Found, typed: string) => void }

const NotQualified = ({ answer: { marked }, name }: { readonly answer: IdentityFound; readonly name: string }) => {
  const words = findWords.useWords()
  const navigate = useNavigate()
  if (marked === undefined)
    return (
      <p role="status">
        {words.notQualified} {words.toQualify}
      </p>
    )
  const see = (): void => {
    doubt({ whom: { handle: marked.handle }, name })
    void navigate({ to: '/pro/identite/doute' })
  }
  return (
    <>
      <p role="status">
        {words.keptMark[marked.mark]} {words.notQualified}
      </p>
      <div className="button-row">
        <Button icon={ShieldQuestion} onPress={see}>
          {words.seeDoubt}
        </Button>
      </div>
    </>
  )
}

/** Whom strict traits or a card name, to be compared with a paper: going on is a press of its own. */
export const Outcome = ({ answer, onFound }: OutcomeProps) => {
  const words = findWords.useWords()
  const { outcome, traits, found, status } = answer
  if (outcome !== 'found' || traits === null)
    return (
      <Card tone="warning">
        <p role="status">{outcome === 'found' ? words.none : words[outcome]}</p>
      </Card>
    )
  return (
    <Card tone={found === null ? 'warning' : 'info'} label={words.found}>
      <p role="status">
        <strong>{words.found}</strong>
      </p>
      <p>{words.compare}</p>
      <Compared traits={traits} status={words.statuses[status]} />
      {found === null ? (
        <NotQualified answer={answer} name={shortName(traits)} />
      ) : (
        <div className="button-row">
          <Button look="primary" icon={ArrowRight} onPress={() => onFound(found, `${shortName(traits)}, ${dayOf(traits.birthDate)}`)}>
            {words.goOnOf(shortName(traits))}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** What is refused on purpose says why, in the server’s own words. */
export const Trouble = ({ error }: { readonly error: unknown }) => {
  const words = findWords.useWords()
  if (!isProblem(error) || error.status === 0 || error.status >= 500) return <Failure error={error} />
  return (
    <Card tone="warning">
      <p role="alert">{error.code === 'too-many-look-ups' ? words.tooMany : error.message}</p>
    </Card>
  )
}
