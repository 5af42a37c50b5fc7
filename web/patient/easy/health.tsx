import { Printer } from 'lucide-react'
import type { HealthProfile } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { nameOf } from '../health/entry-row.tsx'
import { RUBRIC_ICONS } from '../health/icons.ts'
import { inRubric } from '../health/queries.ts'
import { canBeNone, type HealthRubric, SLUGS } from '../health/rubrics.ts'
import { isDangerous } from '../health/say.ts'
import { healthWords } from '../health/words/index.ts'
import { patientEasyWords } from './words/index.ts'

/** What a rescuer asks first; the other rubrics stay behind « Plus ». */
const FIRST = ['allergies', 'treatments', 'conditions', 'vaccinations'] as const satisfies readonly HealthRubric[]

const Part = ({ rubric, profile }: { readonly rubric: HealthRubric; readonly profile: HealthProfile }) => {
  const { health: words } = patientEasyWords.useWords()
  const names = healthWords.useWords()
  const entries = inRubric(profile, rubric)
  const active = entries.filter(({ status }) => status === 'active')
  const isNone = active.length === 0 && canBeNone(rubric) !== undefined && entries.some(({ status }) => status === 'none')
  return (
    <Idea
      icon={RUBRIC_ICONS[rubric]}
      title={names.rubric[rubric]}
      lines={[
        ...(active.length > 0
          ? [words.said]
          : isNone
            ? [words.none]
            : rubric === 'vaccinations'
              ? [words.elsewhere]
              : [words.nothing, words.unknown]),
        profile.hidden.includes(rubric) && words.hidden,
      ]}
    >
      {active.length > 0 && (
        <ul role="list" className="easy-names">
          {active.map(entry => (
            <li key={entry.id}>
              {nameOf(entry, names)}
              {isDangerous(entry) && <p className="easy-danger">{words.danger}</p>}
            </li>
          ))}
        </ul>
      )}
      <div>
        <ButtonLink to="/sante/$slug" params={{ slug: SLUGS[rubric] }}>
          {words.open(names.rubric[rubric])}
        </ButtonLink>
      </div>
    </Idea>
  )
}

/** U7. */
export const EasyHealth = ({ profile }: { readonly profile: HealthProfile }) => {
  const { health: words } = patientEasyWords.useWords()
  return (
    <>
      {FIRST.map(rubric => (
        <Part key={rubric} rubric={rubric} profile={profile} />
      ))}
      <Idea icon={Printer} title={words.sheetTitle} lines={[words.sheetText, words.others]}>
        <div>
          <ButtonLink to="/sante/resume">{words.sheet}</ButtonLink>
        </div>
      </Idea>
    </>
  )
}
