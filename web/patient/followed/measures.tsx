import { Plus } from 'lucide-react'
import type { Measures } from '../../api/types.ts'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { Spark } from './chart.tsx'
import { ConsentCard } from './consent.tsx'
import './followed.css'
import { useMeasures } from './queries.ts'
import { formatNumber, kindIn, unitIn } from './say.ts'
import { firstValue, type Series, seriesOf } from './series.ts'
import { useTrendWords } from './trend.ts'
import { followedWords } from './words/index.ts'

const RECENT = 24

/** One measure: its last value, when, where it goes, in words and at a glance. */
const Tile = ({ series, goal }: { readonly series: Series; readonly goal: string | null }) => {
  const words = followedWords.useWords()
  const trend = useTrendWords()
  const last = series.points.at(-1)
  if (last === undefined) return null
  return (
    <section className="card tile">
      <h2>
        <Link to="/sante/mesures/$kind" params={{ kind: series.kind }}>
          {kindIn(series.kind, words)}
        </Link>
      </h2>
      <p className="tile-value">
        {last.parts.map(({ value }) => formatNumber(value)).join('/')} <small>{unitIn(series.unit, words)}</small>
      </p>
      <p className="muted">
        {formatDate(last.at.slice(0, 10), 'long')} · {words.source[last.source]}
      </p>
      <Spark values={series.points.slice(-RECENT).map(firstValue)} />
      <p>{trend(series)}</p>
      {goal && <p className="goal-line">{words.measures.goal(goal)}</p>}
    </section>
  )
}

const Tiles = ({ page }: { readonly page: Measures }) => {
  const words = followedWords.useWords()
  const series = seriesOf(page)
  if (series.length === 0) return <Empty why={words.measures.empty} />
  return (
    <ul role="list" className="tiles">
      {series.map(each => {
        const goal = page.targets.find(({ kind, parts }) => kind === each.kind && parts[0]?.unit === each.unit)
        return (
          <li key={each.key}>
            <Tile
              series={each}
              goal={
                goal === undefined ? null : `${goal.parts.map(({ value }) => formatNumber(value)).join('/')} ${unitIn(each.unit, words)}`
              }
            />
          </li>
        )
      })}
    </ul>
  )
}

/** « Mes mesures » (U9). */
export const MeasuresPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const measures = useMeasures(recordId)
  const mayAdd = measures.data?.may.write === true && profile.rights.includes('add')
  return (
    <Page
      title={actingFor === null ? words.measures.title : words.measures.titleOf(actingFor)}
      who={fullName}
      lead={words.measures.lead}
      width="full"
      before={<Back to="/sante">{words.back}</Back>}
      actions={
        mayAdd && (
          <ButtonLink to="/sante/mesures/ajouter" icon={Plus} look="primary">
            {words.measures.add}
          </ButtonLink>
        )
      }
    >
      <Loaded query={measures} rows={4}>
        {page => (
          <>
            <div className="button-row screen-only">
              <ButtonLink to="/sante/croissance">{words.measures.growth}</ButtonLink>
              <ButtonLink to="/sante/analyses">{words.measures.analyses}</ButtonLink>
            </div>
            <Tiles page={page} />
            <ConsentCard recordId={recordId} consents={page.consents} may={page.may.consent} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
