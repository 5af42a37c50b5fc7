import { Baby, HandHelping, HeartHandshake, Mail, UserRound } from 'lucide-react'
import type { Delegation, Delegations, Profile } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Idea } from '../../ui/easy/idea.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { nameOf } from '../relatives/row.tsx'
import { useSwitch } from '../relatives/use-switch.ts'
import { patientEasyWords } from './words/index.ts'

const Records = ({ profiles }: { readonly profiles: readonly Profile[] }) => {
  const { relatives: words } = patientEasyWords.useWords()
  const go = useSwitch()
  return profiles.map(({ recordId, firstName }) => (
    <div key={recordId}>
      <Button onPress={() => void go(recordId, firstName)}>{words.open(firstName)}</Button>
    </div>
  ))
}

const Helper = ({ delegation }: { readonly delegation: Delegation }) => {
  const { relatives: words } = patientEasyWords.useWords()
  return (
    <li>
      {nameOf(delegation.delegate)}
      <p>{delegation.until === undefined ? words.noEnd : words.until(formatDate(delegation.until, 'long'))}</p>
    </li>
  )
}

const Helpers = ({ items }: { readonly items: readonly Delegation[] }) => {
  const { relatives: words } = patientEasyWords.useWords()
  const acting = items.filter(({ side, state }) => side === 'given' && state === 'accepted')
  return (
    <Idea icon={HandHelping} title={words.helpers} lines={acting.length === 0 ? [words.noHelpers] : []}>
      {acting.length > 0 && (
        <ul role="list" className="easy-names">
          {acting.map(delegation => (
            <Helper key={delegation.id} delegation={delegation} />
          ))}
        </ul>
      )}
      {acting.some(({ endsOnline }) => endsOnline) && <p>{words.stop}</p>}
      {acting.some(({ endsOnline }) => !endsOnline) && <p>{words.authority}</p>}
      <div>
        <ButtonLink to="/proches/inviter">{words.give}</ButtonLink>
      </div>
    </Idea>
  )
}

type RelativesProps = { readonly profiles: readonly Profile[]; readonly page: Delegations }

/** U25: going to somebody's record, and who helps. Answering, stopping and the past stay behind « Plus ». */
export const EasyRelatives = ({ profiles, page }: RelativesProps) => {
  const { relatives: words } = patientEasyWords.useWords()
  const children = profiles.filter(({ relation }) => relation === 'child')
  const helped = profiles.filter(({ relation }) => relation === 'helped' || relation === 'represented')
  const waiting = page.items.filter(({ side, state }) => side === 'received' && state === 'pending')
  return (
    <>
      <Idea icon={UserRound} title={words.mine} lines={words.mineLines} />
      {waiting.length > 0 && <Idea icon={Mail} title={words.invited} lines={[words.waiting(waiting.length), words.answer]} />}
      <Idea icon={Baby} title={words.children} lines={children.length === 0 ? [words.noChildren] : []}>
        <Records profiles={children} />
      </Idea>
      <Idea icon={HeartHandshake} title={words.helped} lines={helped.length === 0 ? [words.noHelped] : []}>
        <Records profiles={helped} />
      </Idea>
      <Helpers items={page.items} />
    </>
  )
}
