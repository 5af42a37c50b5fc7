import { useParams } from '@tanstack/react-router'
import { type DeskPage, sendDeskCode } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { Outcome, PersonScreen, Script, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

type Way = 'email' | 'sms' | 'post' | 'print'
const CONTACT = { email: 'email', sms: 'phone', post: 'address' } as const

const Ways = ({ page }: { readonly page: DeskPage }) => {
  const { code } = deskWords.useWords()
  const acting = useDeskAct(page.personId)
  const open: readonly Way[] = [
    ...page.ways.filter(way => !page.hasAccount || way === 'post'),
    ...(page.check?.level === 'desk' ? (['print'] as const) : []),
  ]
  const hintOf = (way: Way): string => {
    const hint = way === 'print' ? undefined : page.contacts.find(({ kind }) => kind === CONTACT[way])?.hint
    return hint === undefined ? '' : ` – ${hint}`
  }
  const send = (way: Way): void =>
    acting.run(async () => {
      const { actId, sheet } = await sendDeskCode(page.personId, way)
      return { actId, sheet, said: way === 'print' ? code.printed : code.done }
    })
  return (
    <section className="stack">
      <p>{page.hasAccount ? code.recovery : code.activation}</p>
      {open.every(way => way === 'print') && <p>{page.hasAccount ? code.noPost : code.none}</p>}
      <ul role="list" className="desk-list">
        {open.map(way => (
          <li key={way}>
            <Button isPending={acting.isPending} onPress={() => send(way)}>
              {`${code.ways[way]}${hintOf(way)}`}
            </Button>
          </li>
        ))}
      </ul>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'reissue-code', subject: page.personId }} />
    </section>
  )
}

/** G4: a new code by a way she had; nobody here sees it. */
export const CodePage = () => {
  const { code } = deskWords.useWords()
  const { personId } = useParams({ from: '/desk/guichet/p/$personId/code' })
  return (
    <PersonScreen personId={personId} title={code.title} lead={code.lead} needsCheck>
      {page => (
        <>
          <Script lines={code.scripts} />
          <Ways page={page} />
        </>
      )}
    </PersonScreen>
  )
}
