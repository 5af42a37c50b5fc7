import { endOtherSessions, endSession, forgetDevice } from '../../api/account.ts'
import type { AccountPage } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Instant } from '../../ui/time.tsx'
import { useAccountAct } from './page.tsx'
import { accountWords } from './words/index.ts'

/** Where she is signed in now: each may be ended, from here, at its next request. */
export const SessionSection = ({ sessions }: { readonly sessions: AccountPage['sessions'] }) => {
  const { account } = accountWords.useWords()
  const act = useAccountAct()
  const others = sessions.filter(({ isThisOne }) => !isThisOne)
  return (
    <section className="stack is-tight" aria-labelledby="sessions">
      <h2 id="sessions">{account.sessions}</h2>
      <ul role="list" className="account-list">
        {sessions.map(({ sessionId, device = account.unknownDevice, startedAt, isThisOne }) => (
          <li key={sessionId} className="account-line">
            <span>
              {device} {isThisOne && <Badge>{account.thisOne}</Badge>}
              <br />
              <span className="small muted">
                {account.since} <Instant at={startedAt} />
              </span>
            </span>
            {!isThisOne && (
              <Button onPress={() => act.mutate({ act: () => endSession(sessionId), said: account.ended })}>
                {account.end}
                <span className="visually-hidden"> : {device}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <div className="actions">
          <Button onPress={() => act.mutate({ act: endOtherSessions, said: account.ended })}>{account.endOthers}</Button>
        </div>
      )}
    </section>
  )
}

export const DeviceSection = ({ devices }: { readonly devices: AccountPage['devices'] }) => {
  const { account } = accountWords.useWords()
  const act = useAccountAct()
  return (
    <section className="stack is-tight" aria-labelledby="devices">
      <h2 id="devices">{account.devices}</h2>
      {devices.length === 0 && <p>{account.noDevice}</p>}
      <ul role="list" className="account-list">
        {devices.map(({ deviceId, label, lastSeenAt, trustedUntil, isThisOne }) => (
          <li key={deviceId} className="account-line">
            <span>
              {label} {isThisOne && <Badge>{account.thisOne}</Badge>}
              <br />
              <span className="small muted">
                {account.lastSeen} <Instant at={lastSeenAt} />
                {trustedUntil !== undefined && (
                  <>
                    {' · '}
                    {account.trusted} <Instant at={trustedUntil} />
                  </>
                )}
              </span>
            </span>
            <Button onPress={() => act.mutate({ act: () => forgetDevice(deviceId), said: account.forgotten })}>
              {account.forget}
              <span className="visually-hidden"> : {label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
