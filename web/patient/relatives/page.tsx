import type { Delegations } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { useDelegations } from './queries.ts'
import './relatives.css'
import { Children, Given, Helped, Received } from './sections.tsx'
import { relativesWords } from './words/index.ts'

const EasyRelatives = easily(() => import('../easy/relatives.tsx').then(module => module.EasyRelatives))

/** A quiet door: what stands behind it is named on its own page, and there alone. */
const Discretion = () => {
  const words = relativesWords.useWords()
  return (
    <p>
      <Link to="/proches/discretion">{words.discretion}</Link>
    </p>
  )
}

const OwnPage = () => {
  const words = relativesWords.useWords()
  const { profiles, recordId, fullName } = useActing()
  const delegations = useDelegations(null)
  const all = (page: Delegations) => (
    <>
      <Received items={page.items} />
      <Children profiles={profiles} items={page.items} />
      <Helped profiles={profiles} page={page} />
      <Given page={page} recordId={recordId} child={null} />
      <Discretion />
    </>
  )
  return (
    <Page
      title={words.title}
      who={fullName}
      lead={words.lead}
      easy={delegations.data && { rest: 'more', first: <EasyRelatives profiles={profiles} page={delegations.data} /> }}
    >
      <Loaded query={delegations} rows={4}>
        {all}
      </Loaded>
    </Page>
  )
}

const OthersPage = ({ name }: { readonly name: string }) => {
  const words = relativesWords.useWords()
  const { recordId, profile, fullName } = useActing()
  const delegations = useDelegations(recordId)
  return (
    <Page title={words.titleOf(name)} who={fullName}>
      <Loaded query={delegations} rows={3}>
        {page => (
          <>
            <Given page={page} recordId={recordId} child={profile.relation === 'child' ? name : null} />
            <Discretion />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** « Mes proches » (U25): whose records one goes to, and who may act for whom. */
export const RelativesPage = () => {
  const words = relativesWords.useWords()
  const { actingFor, profile, fullName } = useActing()
  if (actingFor === null) return <OwnPage />
  if (profile.relation !== 'helped') return <OthersPage name={actingFor} />
  return (
    <Page title={words.helperNotHere} who={fullName}>
      <Card tone="info">
        <p>{words.helperNotHereText}</p>
      </Card>
    </Page>
  )
}
