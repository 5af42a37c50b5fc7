import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { addPasskey, hideCategories, readHiddenCategories } from '../../api/account.ts'
import { readAccess, setEmergency, setHideAll, setVisibility } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { readWholeList } from '../../api/read-whole-list.ts'
import { type AccessPage, CATEGORIES, type Category } from '../../api/types.ts'
import { useAccompanied } from '../../app/accompanied.ts'
import { useReason } from '../../public/sign-in/trouble.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup, Switch } from '../../ui/choice.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { Page } from '../../ui/page.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { NoticeChoices } from './notices.tsx'
import { accountWords } from './words/index.ts'

const EasyChoices = easily(() => import('../easy/access.tsx').then(module => module.EasyChoices))

type Draft = {
  readonly visibility: 'authorised' | 'hidden'
  readonly reimbursements: 'shown' | 'hidden'
  readonly categories: readonly Category[]
  readonly samu: boolean
  readonly breakGlass: boolean
  readonly masked: boolean
  readonly earlier: 'keep' | 'hide'
  readonly documents: number
}

const draftOf = ({ hideAll, emergency, documentCount }: AccessPage, categories: readonly Category[]): Draft => ({
  visibility: hideAll.active ? 'hidden' : 'authorised',
  reimbursements: categories.includes('reimbursement') ? 'hidden' : 'shown',
  categories: categories.filter(category => category !== 'reimbursement'),
  samu: emergency.samu.value,
  breakGlass: emergency.breakGlass.value,
  masked: emergency.masked.value,
  earlier: 'keep',
  documents: documentCount,
})

/** P4: choices that mean something, none made in advance beyond the law; both ways out have the same weight. */
export const ChoicesPage = () => {
  const { choices } = accountWords.useWords()
  const isNarrow = useNarrow()
  const { recordId } = useActing()
  const state = useQuery({
    queryKey: ['choices', recordId],
    queryFn: async () => {
      const [access, hidden] = await Promise.all([readAccess(recordId), readHiddenCategories(recordId)])
      return draftOf(access, hidden.categories)
    },
  })
  return (
    <Page title={choices.title} lead={<p>{choices.lead}</p>} easy={{ rest: 'below', first: <EasyChoices /> }}>
      <Loaded query={state} rows={6}>
        {saved => <Form saved={saved} recordId={recordId} />}
      </Loaded>
      {!isNarrow && (
        <>
          <NoticeChoices />
          <PasskeyOffer />
        </>
      )}
    </Page>
  )
}

const save = async (recordId: string, saved: Draft, draft: Draft): Promise<void> => {
  const { samu, breakGlass, masked } = draft
  await setEmergency(recordId, { samu, breakGlass, masked })
  await hideCategories(recordId, [...draft.categories, ...(draft.reimbursements === 'hidden' ? (['reimbursement'] as const) : [])])
  if (draft.earlier === 'hide') await hideEarlier(recordId)
  if (draft.visibility !== saved.visibility) await setHideAll(recordId, draft.visibility === 'hidden')
}

/** What was filed before she came is taken over or not: hidden, each may be shown again. One that waits for its announcement stays as it is. */
const hideEarlier = async (recordId: string): Promise<void> => {
  for (const { id } of await readWholeList(recordId)) {
    await setVisibility(recordId, id, { kind: 'masked' }).catch(error => {
      if (!isProblem(error, 'masked-and-held')) throw error
    })
  }
}

const Form = ({ saved, recordId }: { readonly saved: Draft; readonly recordId: string }) => {
  const { choices } = accountWords.useWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(saved)
  const isNarrow = useNarrow()
  const keep = useMutation({
    mutationFn: () => save(recordId, saved, draft),
    onSuccess: () => {
      say(choices.saved)
      return navigate({ to: '/activer/essentiel' })
    },
    onError: () => sayTrouble(choices.failed),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep.mutate()
  }
  const parts = [
    <Visibility key="visibility" draft={draft} onChange={setDraft} />,
    <Reimbursements key="reimbursements" draft={draft} onChange={setDraft} />,
    ...(saved.documents > 0 ? [<Earlier key="earlier" draft={draft} onChange={setDraft} />] : []),
    <Families key="families" draft={draft} onChange={setDraft} />,
    <Emergencies key="emergencies" draft={draft} onChange={setDraft} />,
  ]
  const ways = (
    <>
      <Button key="keep" type="submit" look="secondary" isPending={keep.isPending}>
        {choices.keepChoices}
      </Button>
      <Button look="secondary" onPress={() => void navigate({ to: '/activer/essentiel' })}>
        {choices.later}
      </Button>
    </>
  )
  const whoMaySee = (
    <p>
      <Link to="/acces">{choices.access}</Link>
    </p>
  )
  return (
    <form className="form" onSubmit={submit}>
      {isNarrow ? (
        <OneByOne
          parts={[...parts, <NoticeChoices key="notices" />]}
          ways={ways}
          more={whoMaySee}
          onLater={() => void navigate({ to: '/activer/essentiel' })}
        />
      ) : (
        <>
          {parts}
          {whoMaySee}
          <div className="button-row">{ways}</div>
        </>
      )}
    </form>
  )
}

type OneByOneProps = {
  readonly parts: readonly ReactNode[]
  readonly ways: ReactNode
  /** Beside the last question: where the rest is decided. */
  readonly more: ReactNode
  readonly onLater: () => void
}

/** On a telephone one question a screen: nothing to scroll past, and she knows how many are left. */
const OneByOne = ({ parts, ways, more, onLater }: OneByOneProps) => {
  const { choices } = accountWords.useWords()
  const [at, setAt] = useState(0)
  const shown = useRef<HTMLParagraphElement>(null)
  const last = parts.length - 1
  const go = (to: number): void => {
    setAt(to)
    shown.current?.focus()
  }
  return (
    <>
      <p ref={shown} tabIndex={-1} className="muted choices-step">
        {choices.part(at + 1, parts.length)}
      </p>
      {parts[at]}
      {at === last && more}
      <div className="button-row">
        {at === last ? (
          ways
        ) : (
          <>
            {/* Its own element: one that became « submit » under the press would send the form before its last question was seen. */}
            <Button key="next" look="secondary" onPress={() => go(at + 1)}>
              {choices.nextPart}
            </Button>
            <Button look="secondary" onPress={onLater}>
              {choices.later}
            </Button>
          </>
        )}
      </div>
      {at === last && <PasskeyOffer />}
      {at > 0 && (
        <div>
          <Button look="quiet" onPress={() => go(at - 1)}>
            {choices.partBefore}
          </Button>
        </div>
      )}
    </>
  )
}

type PartProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void }

const Visibility = ({ draft, onChange }: PartProps) => {
  const { choices } = accountWords.useWords()
  return (
    <RadioGroup
      label={choices.visibility}
      value={draft.visibility}
      onChange={visibility => onChange({ ...draft, visibility })}
      options={[
        { value: 'authorised', label: choices.authorised, consequence: choices.authorisedText },
        { value: 'hidden', label: choices.hidden, consequence: choices.hiddenText },
      ]}
    />
  )
}

const Reimbursements = ({ draft, onChange }: PartProps) => {
  const { choices } = accountWords.useWords()
  return (
    <RadioGroup
      label={choices.reimbursements}
      value={draft.reimbursements}
      onChange={reimbursements => onChange({ ...draft, reimbursements })}
      options={[
        { value: 'shown', label: choices.shown, consequence: choices.shownText },
        { value: 'hidden', label: choices.notShown, consequence: choices.notShownText },
      ]}
    />
  )
}

const Earlier = ({ draft, onChange }: PartProps) => {
  const { choices } = accountWords.useWords()
  return (
    <RadioGroup
      label={choices.earlier}
      value={draft.earlier}
      onChange={earlier => onChange({ ...draft, earlier })}
      options={[
        { value: 'keep', label: choices.keep, consequence: choices.keepText(draft.documents) },
        { value: 'hide', label: choices.hideEarlier, consequence: choices.hideEarlierText },
      ]}
    />
  )
}

const Families = ({ draft, onChange }: PartProps) => {
  const { choices } = accountWords.useWords()
  const { category: names } = common.useWords()
  const toggle = (category: Category, isHidden: boolean): void =>
    onChange({
      ...draft,
      categories: isHidden ? [...draft.categories, category] : draft.categories.filter(other => other !== category),
    })
  return (
    <fieldset className="stack is-tight choices-part">
      <legend className="field-label">{choices.categories}</legend>
      <p>{choices.categoriesText}</p>
      {CATEGORIES.filter(category => category !== 'reimbursement').map(category => (
        <Checkbox key={category} isSelected={draft.categories.includes(category)} onChange={isHidden => toggle(category, isHidden)}>
          {names[category]}
        </Checkbox>
      ))}
    </fieldset>
  )
}

const Emergencies = ({ draft, onChange }: PartProps) => {
  const { choices } = accountWords.useWords()
  const switches = [
    { key: 'samu', label: choices.samu, text: choices.samuText },
    { key: 'breakGlass', label: choices.breakGlass, text: choices.breakGlassText },
    { key: 'masked', label: choices.masked, text: choices.maskedText },
  ] as const
  return (
    <fieldset className="stack is-tight choices-part">
      <legend className="field-label">{choices.emergency}</legend>
      {switches.map(({ key, label, text }) => (
        <div key={key} className="stack is-tight">
          <Switch isSelected={draft[key]} onChange={isOn => onChange({ ...draft, [key]: isOn })} aria-describedby={`choice-${key}`}>
            {label}
          </Switch>
          <p id={`choice-${key}`} className="small muted">
            {text}
          </p>
        </div>
      ))}
    </fieldset>
  )
}

/** A passkey, offered where it is understood: the next time will be simpler. */
const PasskeyOffer = () => {
  const { choices, account } = accountWords.useWords()
  const isHelped = useAccompanied()
  const reason = useReason()
  const add = useMutation({
    mutationFn: () => addPasskey(account.passkeyDefault),
    onSuccess: () => say(choices.passkeyAdded),
    onError: error => sayTrouble(reason(error)),
  })
  if (add.isSuccess || isHelped) return null
  return (
    <Card label={choices.passkeyTitle}>
      <h2>{choices.passkeyTitle}</h2>
      <p>{choices.passkeyText}</p>
      <div className="button-row">
        <Button isPending={add.isPending} onPress={() => add.mutate()}>
          {choices.addPasskey}
        </Button>
      </div>
    </Card>
  )
}
