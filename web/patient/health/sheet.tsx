import { Printer, TriangleAlert } from 'lucide-react'
import type { HealthProfile, Rubric } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { BackToHealth } from './back.tsx'
import { EntryText } from './entry-row.tsx'
import './health.css'
import { inRubric, useHealth } from './queries.ts'
import { canBeNone, HEALTH_RUBRICS } from './rubrics.ts'
import { isDangerous } from './say.ts'
import { healthWords } from './words/index.ts'

const ORDER: readonly Rubric[] = [...HEALTH_RUBRICS.filter(rubric => rubric !== 'measures'), 'emergency-contacts', 'trusted-person']

/** What a doctor reads whom she allows: the matrix and her hidden rubrics say what stands here, never this page. */
const shown = (profile: HealthProfile): readonly Rubric[] =>
  ORDER.filter(
    rubric =>
      !profile.hidden.includes(rubric) &&
      (Object.keys(profile.readers).length === 0 || profile.readers[rubric]?.includes('doctor') === true) &&
      inRubric(profile, rubric).some(({ status }) => status === 'active' || status === 'none'),
  )

const Part = ({ rubric, profile }: { readonly rubric: Rubric; readonly profile: HealthProfile }) => {
  const words = healthWords.useWords()
  const active = inRubric(profile, rubric).filter(({ status }) => status === 'active')
  const none = canBeNone(rubric)
  return (
    <section className="sheet-part" aria-labelledby={`sheet-${rubric}`}>
      <h2 id={`sheet-${rubric}`}>{words.rubric[rubric]}</h2>
      {active.length === 0 && none && <p>{words.noneSaid[none]}</p>}
      <ul role="list">
        {active.map(entry => (
          <li key={entry.id} className="sheet-line">
            <EntryText entry={entry} as="strong" />
            {isDangerous(entry) && (
              <Badge tone="danger" icon={TriangleAlert}>
                {words.danger}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** « Ma santé en une page »: what an allowed doctor sees, to check and to print. */
export const SheetPage = () => {
  const words = healthWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const health = useHealth(recordId)
  return (
    <Page
      title={actingFor === null ? words.sheetTitle : words.sheetTitleOf(actingFor)}
      who={fullName}
      lead={words.sheetLead}
      before={<BackToHealth />}
      actions={
        <Button icon={Printer} onPress={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <Loaded query={health} rows={6}>
        {profile =>
          shown(profile).length === 0 ? (
            <p>{words.sheetEmpty}</p>
          ) : (
            <div className="health-sheet">
              {shown(profile).map(rubric => (
                <Part key={rubric} rubric={rubric} profile={profile} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
