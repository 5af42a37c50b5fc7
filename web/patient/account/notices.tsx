import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readNoticePreferences, setNoticePreference } from '../../api/account.ts'
import { useReason } from '../../public/sign-in/trouble.tsx'
import { Switch } from '../../ui/choice.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { accountWords } from './words/index.ts'

const KEY = ['notice-preferences'] as const

/** What she is also told of by e-mail; each switch acts at once. What protects her account is always told. */
export const NoticeChoices = () => {
  const { choices } = accountWords.useWords()
  const client = useQueryClient()
  const reason = useReason()
  const query = useQuery({ queryKey: KEY, queryFn: readNoticePreferences })
  const change = useMutation({
    mutationFn: ({ event, email }: { readonly event: string; readonly email: boolean }) => setNoticePreference(event, email),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
    onError: error => sayTrouble(reason(error)),
  })
  const named = (event: string): string => Object.entries(choices.notices).find(([key]) => key === event)?.[1] ?? event
  return (
    <section className="stack is-tight" aria-labelledby="notices">
      <h2 id="notices">{choices.noticesTitle}</h2>
      <p>{choices.noticesText}</p>
      <Loaded query={query} rows={4} part>
        {items =>
          items.map(({ event, email, locked }) => (
            <Switch key={event} isSelected={email} isDisabled={locked} onChange={isOn => change.mutate({ event, email: isOn })}>
              {named(event)}
            </Switch>
          ))
        }
      </Loaded>
    </section>
  )
}
