import { Plus, Printer } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Measures } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Select } from '../../ui/field.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import './followed.css'
import { FOLLOWED, type Followed, useAge } from './growth/ages.ts'
import { NextCheckUp } from './growth/next-check-up.tsx'
import { useMeasures } from './queries.ts'
import { kindIn } from './say.ts'
import { followedWords } from './words/index.ts'

const Curve = lazy(() => import('./growth/curve.tsx').then(module => ({ default: module.Curve })))

const BABY = 24
const TERM = 40
/** Born before 37 weeks is born early. */
const EARLY = [36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24] as const

/** Asked only while it changes something, and kept nowhere. */
const BornEarly = ({
  page,
  weeks,
  onChange,
}: {
  readonly page: Measures
  readonly weeks: number
  readonly onChange: (weeks: number) => void
}) => {
  const { growth } = followedWords.useWords()
  const { monthsAt } = useAge(page.birthDate)
  if (!page.points.some(({ at }) => monthsAt(at) < BABY)) return null
  return (
    <Select
      label={growth.early}
      hint={growth.earlyHelp}
      value={String(weeks)}
      options={[{ value: String(TERM), label: growth.atTerm }, ...EARLY.map(each => ({ value: String(each), label: growth.weeks(each) }))]}
      onChange={value => onChange(Number(value))}
    />
  )
}

/** « Croissance de Zoé » (U11). */
export const GrowthPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const measures = useMeasures(recordId)
  const [kind, setKind] = useState<Followed>('height')
  const [weeks, setWeeks] = useState(TERM)
  const mayAdd = measures.data?.may.write === true && profile.rights.includes('add')
  return (
    <Page
      title={actingFor === null ? words.growth.title : words.growth.titleOf(actingFor)}
      who={fullName}
      before={<Back to="/sante/mesures">{words.measures.backTo}</Back>}
      actions={
        <div className="button-row">
          {mayAdd && (
            <ButtonLink to="/sante/croissance/ajouter" icon={Plus} look="primary">
              {words.measures.add}
            </ButtonLink>
          )}
          <Button icon={Printer} onPress={() => window.print()}>
            {words.measures.print}
          </Button>
        </div>
      }
    >
      <Loaded query={measures} rows={4}>
        {page => (
          <>
            <Chips
              label={words.growth.choose}
              chips={FOLLOWED.map(value => ({ value, label: kindIn(value, words) }))}
              selected={[kind]}
              onToggle={setKind}
            />
            <Suspense fallback={<Skeleton rows={4} />}>
              <Curve page={page} kind={kind} earlyBy={TERM - weeks} />
            </Suspense>
            <BornEarly page={page} weeks={weeks} onChange={setWeeks} />
            <NextCheckUp birthDate={page.birthDate} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
