import { useMutation } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { PhoneCall, Siren } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { breakGlass, regulate } from '../api/client.ts'
import { isAbsent, isProblem } from '../api/problem.ts'
import { currentlySought, type Sought } from '../app/opened.ts'
import { useSession } from '../app/session.ts'
import { groupIns } from '../professional/sought-text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { sayTrouble } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { SendToTeam } from './send-to-team.tsx'
import { emergencyWords } from './words/index.ts'

/** A number is read in its groups; names and codes as they stand. */
const typedOf = ({ typed }: Sought): string => (/^[\dAB\s]{15,22}$/i.test(typed) ? groupIns(typed.replace(/\s/g, '')) : typed)

const MIN_MOTIVE = 10
const MAX_MOTIVE = 500

/** Whatever the reason of the no, the same page answers. */
const useOutcome = () => {
  const { states } = common.useWords()
  const { opening: words } = emergencyWords.useWords()
  const navigate = useNavigate()
  const said = (error: Error): string =>
    isProblem(error, 'motive-missing') ? words.motiveRefused : isProblem(error, 'already-authorised') ? words.already : states.failedAction
  return {
    onSuccess: ({ recordId }: { readonly recordId: string }) => navigate({ to: '/urgence/p/$recordId', params: { recordId } }),
    onError: (error: Error) => (isAbsent(error) ? void navigate({ to: '/urgence/refus' }) : sayTrouble(said(error))),
  }
}

/** A permanencier identifies, and reads nothing: whoever regulates opens in her own name. */
const HandOver = ({ handle }: { readonly handle: string }) => {
  const { opening: words } = emergencyWords.useWords()
  return (
    <Card>
      <p>
        <strong>{words.notReading}</strong> {words.handOver}
      </p>
      <div className="button-row is-stacking">
        <SendToTeam recordId={handle} />
        <ButtonLink to="/urgence">{words.another}</ButtonLink>
      </div>
    </Card>
  )
}

const Regulation = ({ handle }: { readonly handle: string }) => {
  const { opening: words } = emergencyWords.useWords()
  const [mission, setMission] = useState('')
  const open = useMutation({ mutationFn: () => regulate(handle, mission.trim()), ...useOutcome() })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <Card labelledBy="regulation">
      <h2 id="regulation">{words.regulation}</h2>
      <p>{words.regulationText}</p>
      <form className="form" onSubmit={submit}>
        <TextField label={words.mission} value={mission} onChange={setMission} maxLength={64} autoComplete="off" isRequired />
        <div>
          <Button type="submit" look="primary" icon={PhoneCall} isPending={open.isPending}>
            {words.regulate}
          </Button>
        </div>
      </form>
    </Card>
  )
}

const BreakGlass = ({ sought }: { readonly sought: Sought }) => {
  const { opening: words } = emergencyWords.useWords()
  const { field } = common.useWords()
  const [unableToConsent, setUnable] = useState(false)
  const [immediateDanger, setDanger] = useState(false)
  const [isSent, setSent] = useState(false)
  const [motive, setMotive] = useState('')
  const open = useMutation({
    mutationFn: () => breakGlass(sought.found.handle, { unableToConsent, immediateDanger }, motive.trim()),
    ...useOutcome(),
  })
  const isAttested = unableToConsent && immediateDanger
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setSent(true)
    if (isAttested) open.mutate()
  }
  const check = (text: string): string | null => (text.trim().length < MIN_MOTIVE ? field.tooShort(MIN_MOTIVE) : null)
  return (
    <section className="break-glass" aria-labelledby="strip">
      <h2 id="strip" className="plum-strip">
        <Icon of={Siren} />
        {words.strip}
      </h2>
      <p>
        <strong>{words.lawful}</strong> {words.traced}
      </p>
      <form className="form" onSubmit={submit}>
        <fieldset className="attest">
          <legend>{words.attest}</legend>
          <Checkbox isSelected={unableToConsent} onChange={setUnable}>
            {words.unable}
          </Checkbox>
          <Checkbox isSelected={immediateDanger} onChange={setDanger}>
            {words.danger}
          </Checkbox>
          {isSent && !isAttested && (
            <p className="field-error" role="alert">
              {words.both}
            </p>
          )}
        </fieldset>
        <TextField
          label={words.motive}
          hint={words.motiveHint}
          value={motive}
          onChange={setMotive}
          isRequired
          check={check}
          lines={2}
          maxLength={MAX_MOTIVE}
        />
        <div className="button-row is-stacking">
          <Button type="submit" look="exceptional" icon={Siren} isPending={open.isPending} onPress={() => setSent(true)}>
            {words.confirm}
          </Button>
          <ButtonLink to="/urgence">{words.cancel}</ButtonLink>
        </div>
      </form>
    </section>
  )
}

/** X3: exceptional access. Nothing is pressed for time, Escape goes back. */
export const OpeningPage = () => {
  const { opening: words } = emergencyWords.useWords()
  const navigate = useNavigate()
  const session = useSession()
  const sought = currentlySought()
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void navigate({ to: '/urgence' })
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [navigate])
  if (sought === null) return <Navigate to="/urgence" />
  if (session?.exercise?.readsNothing)
    return (
      <Page title={words.identified} lead={<p>{words.by(typedOf(sought))}</p>}>
        <HandOver handle={sought.found.handle} />
      </Page>
    )
  return (
    <Page title={words.title} lead={<p>{words.by(typedOf(sought))}</p>}>
      <div className="emergency-columns">
        {session?.exercise?.regulation && <Regulation handle={sought.found.handle} />}
        <BreakGlass sought={sought} />
      </div>
    </Page>
  )
}
