import { Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Measures } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { Chart, type Mark } from './chart.tsx'
import './followed.css'
import { useMeasures } from './queries.ts'
import { formatNumber, kindIn, sayParts, sayWhen, unitIn } from './say.ts'
import { seriesOf, timeOf } from './series.ts'
import { summaryOf } from './summary.ts'
import { followedWords } from './words/index.ts'

const FOLLOWED = ['height', 'weight', 'bmi', 'head-circumference'] as const
type Followed = (typeof FOLLOWED)[number]
const MONTH = 30.4375 * 86_400_000
const GROWN = 18 * 12

const useAge = (birthDate: string) => {
  const { growth } = followedWords.useWords()
  const born = timeOf(birthDate.slice(0, 10))
  const monthsAt = (at: string): number => (timeOf(at) - born) / MONTH
  const inWords = (months: number): string => growth.ageIn(Math.floor(months / 12), Math.floor(months % 12))
  return { monthsAt, inWords }
}

const Curve = ({ page, kind }: { readonly page: Measures; readonly kind: Followed }) => {
  const words = followedWords.useWords()
  const { actingFor } = useActing()
  const { monthsAt, inWords } = useAge(page.birthDate)
  const found = seriesOf(page).find(each => each.kind === kind)
  const points = found?.points.filter(({ at }) => monthsAt(at) >= 0 && monthsAt(at) <= GROWN) ?? []
  const last = points.at(-1)
  if (last === undefined || found === undefined || points.length < 2) return <p>{words.growth.empty}</p>
  const marks: readonly Mark[] = points.map(point => ({
    id: point.id,
    x: monthsAt(point.at),
    ys: [point.parts[0]?.value ?? 0],
    said: sayParts(point, words),
    when: `${inWords(monthsAt(point.at))} (${sayWhen(point.at)})`,
    hollow: point.read?.status === 'proposed',
  }))
  const name = kindIn(kind, words)
  return (
    <>
      {actingFor !== null && (
        <p className="next-dose">
          {words.growth.sentence(inWords(monthsAt(last.at)), `${actingFor} ${words.growth.verbs[kind]}`, sayParts(last, words))}
        </p>
      )}
      <Chart
        name={name}
        summary={summaryOf(words, name, marks, value => formatNumber(value), unitIn(found.unit, words))}
        marks={marks}
        sayTick={value => formatNumber(value)}
        sayX={inWords}
        gap={30}
        table={
          <Table
            caption={name}
            rows={points.toReversed()}
            rowKey={({ id }) => id}
            columns={[
              { head: words.growth.age, cell: ({ at }) => inWords(monthsAt(at)) },
              { head: words.chart.date, cell: ({ at }) => sayWhen(at) },
              { head: words.chart.value, cell: point => sayParts(point, words) },
              { head: words.chart.source, cell: ({ source }) => words.source[source] },
            ]}
          />
        }
      />
      <p className="muted">{words.growth.noReference}</p>
    </>
  )
}

/** « Croissance de Zoé » (U11). */
export const GrowthPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const measures = useMeasures(recordId)
  const [kind, setKind] = useState<Followed>('height')
  const mayAdd = measures.data?.may.write === true && profile.rights.includes('add')
  return (
    <Page
      title={actingFor === null ? words.growth.title : words.growth.titleOf(actingFor)}
      who={fullName}
      before={<Back to="/sante/mesures">{words.measures.backTo}</Back>}
      actions={
        <div className="button-row">
          {mayAdd && (
            <ButtonLink to="/sante/mesures/ajouter" search={{ kind: kind === 'bmi' ? 'weight' : kind }} icon={Plus} look="primary">
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
            <Curve page={page} kind={kind} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
