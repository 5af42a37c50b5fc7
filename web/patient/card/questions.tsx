import { Check } from 'lucide-react'
import type { OwnCard } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { DeclareNone } from '../health/none.tsx'
import { inRubric, useHealth } from '../health/queries.ts'
import type { NoneRubric } from '../health/rubrics.ts'
import { useActing } from '../profile.ts'
import { cardWords } from './words/index.ts'

type Question = {
  readonly id: 'allergies' | 'treatments' | 'implant' | 'pregnancy' | 'conditions' | 'contacts'
  readonly slug: string
  readonly rubric: NoneRubric | 'emergency-contacts'
  /** « I have none » answers it. */
  readonly none?: NoneRubric
}

const QUESTIONS: readonly Question[] = [
  { id: 'allergies', slug: 'allergies', rubric: 'allergies', none: 'allergies' },
  { id: 'treatments', slug: 'traitements', rubric: 'treatments', none: 'treatments' },
  { id: 'implant', slug: 'operations', rubric: 'procedures', none: 'procedures' },
  { id: 'pregnancy', slug: 'maladies', rubric: 'conditions' },
  { id: 'conditions', slug: 'maladies', rubric: 'conditions', none: 'conditions' },
  { id: 'contacts', slug: '', rubric: 'emergency-contacts' },
]

/** The essential in a few questions, of pregnancy to whom it may concern; each is answered where it is kept, and may be left. */
export const EssentialQuestions = ({ card }: { readonly card: OwnCard }) => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const health = useHealth(recordId)
  if (health.data === undefined || !health.data.may.write) return null
  const isAnswered = ({ id, rubric }: Question): boolean =>
    id === 'pregnancy' ? false : inRubric(health.data, rubric).some(({ status }) => status === 'active' || status === 'none')
  const questions = QUESTIONS.filter(({ id }) => id !== 'pregnancy' || card.asksPregnancy)
  const left = questions.filter(question => !isAnswered(question))
  if (card.items.length > 0 && left.every(({ id }) => id === 'pregnancy')) return null
  return (
    <Card labelledBy="questions">
      <h2 id="questions">{words.questions}</h2>
      <p>{words.questionsText}</p>
      <ol className="essential-questions">
        {questions.map(question => (
          <li key={question.id}>
            <span>{words.ask[question.id]}</span>
            {isAnswered(question) ? (
              <span className="with-icon muted">
                <Icon of={Check} />
                {words.answered}
              </span>
            ) : (
              <span className="button-row">
                {question.slug === '' ? (
                  <ButtonLink
                    to="/entourage/$role/$entryId"
                    params={{ role: 'urgence', entryId: 'ajouter' }}
                    aria-label={`${words.answer} – ${words.ask[question.id]}`}
                  >
                    {words.answer}
                  </ButtonLink>
                ) : (
                  <ButtonLink
                    to="/sante/$slug/$entryId"
                    params={{ slug: question.slug, entryId: 'ajouter' }}
                    aria-label={`${words.answer} – ${words.ask[question.id]}`}
                  >
                    {words.answer}
                  </ButtonLink>
                )}
                {question.none && <DeclareNone rubric={question.none} recordId={recordId} short />}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
