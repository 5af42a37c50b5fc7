import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { beginSignIn, choosePlace, readPlaces, readProviders } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Places } from '../../api/types.ts'
import { enterAs, homeOf, signOut } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { signInWords } from './words/index.ts'

type Refusals = ReturnType<typeof signInWords.useWords>['refused']

const sentence = (refused: Refusals, code: string): string =>
  Object.entries(refused).find(([known]) => known === code)?.[1] ?? refused.other

const Refused = ({ code }: { readonly code: string }) => {
  const { refused } = signInWords.useWords()
  return (
    <Card tone="warning">
      <p role="alert">{sentence(refused, code)}</p>
    </Card>
  )
}

/** Leaves for the provider: nothing typed here, nothing kept here. */
const Begin = () => {
  const words = signInWords.useWords()
  const { states } = common.useWords()
  const providers = useQuery({ queryKey: ['providers'], queryFn: readProviders, staleTime: Number.POSITIVE_INFINITY })
  const leave = useMutation({
    mutationFn: () => beginSignIn('professional'),
    onSuccess: ({ location }) => window.location.assign(location),
    onError: error => sayTrouble(isProblem(error) && error.message !== '' ? error.message : states.failedAction),
  })
  return (
    <Loaded query={providers}>
      {({ professional }) =>
        professional ? (
          <>
            <p>{words.how}</p>
            <div>
              <Button look="primary" icon={BadgeCheck} isPending={leave.isPending || leave.isSuccess} onPress={() => leave.mutate()}>
                {words.begin}
              </Button>
            </div>
            <p className="muted small">{words.nothingKept}</p>
          </>
        ) : (
          <p>{words.closed}</p>
        )
      }
    </Loaded>
  )
}

const PlaceForm = ({ places }: { readonly places: Places }) => {
  const words = signInWords.useWords()
  const { states } = common.useWords()
  const navigate = useNavigate()
  const [place, setPlace] = useState<string | null>(places.items.find(({ isProposed }) => isProposed)?.key ?? null)
  const start = useMutation({
    mutationFn: choosePlace,
    onSuccess: session => {
      enterAs(session)
      if (places.signedIn) say(words.changed)
      return navigate({ to: homeOf(session) })
    },
    onError: error => sayTrouble(isProblem(error) && error.message !== '' ? error.message : states.failedAction),
  })
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        if (place !== null) start.mutate(place)
      }}
    >
      <RadioGroup
        label={words.where}
        value={place}
        onChange={setPlace}
        isRequired
        options={places.items.map(one => ({
          value: one.key,
          label: one.structureName,
          consequence: (
            <>
              <span>{one.specialtyLabel ?? one.professionLabel}</span>
              {one.under && `, ${words.under[one.under.kind](one.under.name)}`}
              {(one.regulation || one.occupational) && '. '}
              {one.regulation && words.asRegulation}
              {one.occupational && words.asOccupational}
            </>
          ),
        }))}
      />
      <div className="button-row">
        <Button type="submit" look="primary" isPending={start.isPending}>
          {places.signedIn ? words.change : words.start}
        </Button>
        <Button look="quiet" onPress={() => void signOut().then(() => navigate({ to: '/' }))}>
          {words.someoneElse}
        </Button>
      </div>
    </form>
  )
}

export const SignInPage = () => {
  const words = signInWords.useWords()
  const { refus } = useSearch({ strict: false })
  const places = useQuery({ queryKey: ['work-places'], queryFn: readPlaces, staleTime: 0 })
  return (
    <Loaded query={places}>
      {found =>
        found === null ? (
          <Page title={words.title} lead={<p>{words.lead}</p>}>
            {refus !== undefined && <Refused code={refus} />}
            <Begin />
          </Page>
        ) : (
          <Page title={found.name === '' ? words.title : words.whereTitle(found.name)} lead={<p>{words.whereLead}</p>}>
            <PlaceForm places={found} />
          </Page>
        )
      }
    </Loaded>
  )
}
