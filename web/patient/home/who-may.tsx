import { Ban } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { AccessPage, Ruled } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import '../../ui/row.css'
import { AccessSummary } from '../access/summary.tsx'
import { rulesWords } from '../access/words/index.ts'
import { homeWords } from './words/index.ts'

const BlockDialog = lazy(async () => {
  const [module] = await Promise.all([import('../access/block-dialog.tsx'), rulesWords.ready()])
  return { default: module.BlockDialog }
})

/** The first to be allowed stand here; the page of the rules has them all. */
const SHOWN = 3

/** Who may see, in a paragraph, and the people to whom it was allowed, each a press away from being blocked (ui.md §2). */
export const WhoMay = ({ page }: { readonly page: AccessPage }) => {
  const words = homeWords.useWords()
  const [blocking, setBlocking] = useState<Ruled | null>(null)
  return (
    <>
      <AccessSummary page={page} />
      {page.authorised.length > 0 && (
        <ul role="list" className="rows screen-only">
          {page.authorised.slice(0, SHOWN).map(person => (
            <li key={person.actorId} className="row has-one-act">
              <div className="row-main">
                <span className="row-title">{person.name}</span>
                <span className="row-meta">{person.role}</span>
              </div>
              <div className="row-actions">
                <Button look="quiet" icon={Ban} aria-label={words.blockFor(person.name)} onPress={() => setBlocking(person)}>
                  {words.block}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {blocking !== null && (
        <Suspense fallback={null}>
          <BlockDialog who={blocking} onClose={() => setBlocking(null)} />
        </Suspense>
      )}
    </>
  )
}
