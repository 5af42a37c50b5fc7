import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cancelRecovery, readAccount } from '../../api/account.ts'
import type { AccountPage as Account } from '../../api/types.ts'
import { useReason } from '../../public/sign-in/trouble.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Day, Instant } from '../../ui/time.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import './account.css'
import { ContactSection } from './contacts.tsx'
import { DeviceSection, SessionSection } from './devices.tsx'
import { MeansSection } from './means.tsx'
import { accountWords } from './words/index.ts'

const KEY = ['account'] as const

/** One act on the account: done, the page is asked again and she is told; refused, she is told why. */
export const useAccountAct = () => {
  const client = useQueryClient()
  const reason = useReason()
  return useMutation({
    mutationFn: async ({ act }: { readonly act: () => Promise<unknown>; readonly said: string }) => {
      await act()
      await client.invalidateQueries({ queryKey: KEY })
    },
    onSuccess: (_, { said }) => say(said),
    onError: error => sayTrouble(reason(error)),
  })
}

/** U29: who I am here, how I am reached, how I sign in, how it looks. */
export const AccountPage = () => {
  const { account } = accountWords.useWords()
  const query = useQuery({ queryKey: KEY, queryFn: readAccount })
  return (
    <Page title={account.title} lead={<p>{account.lead}</p>}>
      <Loaded query={query} rows={6}>
        {page => (
          <>
            {page.recoveryAt !== undefined && <Recovery at={page.recoveryAt} />}
            {page.identity !== undefined && <Identity identity={page.identity} />}
            <ContactSection contacts={page.contacts} />
            <MeansSection means={page.means} />
            <SessionSection sessions={page.sessions} />
            <DeviceSection devices={page.devices} />
            <Display />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const Recovery = ({ at }: { readonly at: string }) => {
  const { account } = accountWords.useWords()
  const act = useAccountAct()
  return (
    <Card tone="warning" label={account.recoveryTitle}>
      <h2>{account.recoveryTitle}</h2>
      <p>
        {account.recoveryText} <Instant at={at} />.
      </p>
      <div className="button-row">
        <Button isPending={act.isPending} onPress={() => act.mutate({ act: cancelRecovery, said: account.cancelled })}>
          {account.notMe}
        </Button>
      </div>
    </Card>
  )
}

const Identity = ({ identity }: { readonly identity: NonNullable<Account['identity']> }) => {
  const { account } = accountWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="identity">
      <h2 id="identity">{account.identity}</h2>
      <dl className="account-facts">
        <dt>{account.birthName}</dt>
        <dd>{identity.birthName}</dd>
        <dt>{account.firstNames}</dt>
        <dd>{identity.birthFirstNames.join(', ')}</dd>
        {identity.usedName !== undefined && (
          <>
            <dt>{account.usedName}</dt>
            <dd>{identity.usedName}</dd>
          </>
        )}
        <dt>{account.birthDate}</dt>
        <dd>
          <Day date={identity.birthDate} long />
        </dd>
        <dt>{account.ins}</dt>
        <dd>{identity.matricule}</dd>
      </dl>
      <p className="small muted">{account.correct}</p>
    </section>
  )
}

const Display = () => {
  const { account } = accountWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="display">
      <h2 id="display">{account.display}</h2>
      <p>{account.displayText}</p>
      <div className="actions">
        <ButtonLink to="/affichage">{account.displayLink}</ButtonLink>
      </div>
    </section>
  )
}
