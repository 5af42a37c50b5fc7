import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { checkIdentity, type DeskPiece } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { Outcome, PersonScreen, Script, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

const PAPERS = [
  'identity-card',
  'passport',
  'residence-permit',
  'vitale-card',
  'family-book',
  'court-decision',
] as const satisfies readonly DeskPiece[]

const Papers = ({ seen, toggle }: { readonly seen: ReadonlySet<DeskPiece>; readonly toggle: (piece: DeskPiece) => void }) => {
  const { identity } = deskWords.useWords()
  return (
    <fieldset className="choices">
      <legend className="field-label">{identity.pieces}</legend>
      <div className="choice-list">
        {PAPERS.map(piece => (
          <Checkbox key={piece} isSelected={seen.has(piece)} onChange={() => toggle(piece)}>
            {identity.piece[piece]}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

const Doubted = () => {
  const { identity } = deskWords.useWords()
  return (
    <Card tone="danger" label={identity.doubtTitle}>
      <h2>{identity.doubtTitle}</h2>
      <p>{identity.doubtText}</p>
      <ul>
        {identity.bring.map(paper => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
    </Card>
  )
}

const Check = ({ personId }: { readonly personId: string }) => {
  const { identity } = deskWords.useWords()
  const [place, setPlace] = useState<'here' | 'phone'>('here')
  const [seen, setSeen] = useState<ReadonlySet<DeskPiece>>(new Set())
  const [isSure, setSure] = useState(false)
  const [isDoubted, setDoubted] = useState(false)
  const acting = useDeskAct(personId)
  const toggle = (piece: DeskPiece): void =>
    setSeen(before => new Set(before.has(piece) ? [...before].filter(one => one !== piece) : [...before, piece]))
  const send = (doubt: boolean): void =>
    acting.run(async () => {
      const pieces: readonly DeskPiece[] = place === 'phone' ? (isSure ? ['questions'] : []) : [...seen]
      await checkIdentity(personId, { pieces, photoAgrees: place === 'here' && isSure, doubt })
      setDoubted(doubt)
      return { said: doubt ? identity.doubted : identity.verified }
    })
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        send(false)
      }}
    >
      <RadioGroup
        label={identity.how}
        inline
        value={place}
        onChange={chosen => {
          setPlace(chosen)
          setSure(false)
        }}
        options={[
          { value: 'here', label: identity.here },
          { value: 'phone', label: identity.phone, consequence: identity.phoneText },
        ]}
      />
      {place === 'here' && <Papers seen={seen} toggle={toggle} />}
      {place === 'here' && <p>{identity.photoRule}</p>}
      <Checkbox isSelected={isSure} onChange={setSure}>
        {place === 'here' ? identity.photo : identity.questions}
      </Checkbox>
      <div className="button-row">
        <Button type="submit" look="primary" isPending={acting.isPending}>
          {identity.verify}
        </Button>
        <Button look="danger" isPending={acting.isPending} onPress={() => send(true)}>
          {identity.doubt}
        </Button>
      </div>
      {isDoubted ? <Doubted /> : <Outcome acting={acting} personId={personId} />}
    </form>
  )
}

/** G3: to be sure who is there. No picture is kept. */
export const IdentityPage = () => {
  const { identity } = deskWords.useWords()
  const { personId } = useParams({ from: '/desk/guichet/p/$personId/identite' })
  return (
    <PersonScreen personId={personId} title={identity.title}>
      {page => (
        <>
          <Script lines={identity.scripts} />
          <Check personId={page.personId} />
        </>
      )}
    </PersonScreen>
  )
}
