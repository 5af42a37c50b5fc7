import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { CloudOff, Send } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { readDocumentTypes } from '../../api/client.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { say } from '../../ui/toast.ts'
import { professionalWords } from '../words/index.ts'
import './round.css'
import { type Round, roundOf } from './round.ts'

const TYPES = { queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY }

/** What she must have at hand when the network goes: the pages where she writes. */
const makeReady = (client: QueryClient): void => {
  void client.prefetchQuery(TYPES)
  void import('../deposit/page.tsx')
  void import('./measures.tsx')
}

const useSending = (round: Round): void => {
  useEffect(() => {
    const send = (): void => void round.send().catch(() => undefined)
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [round])
}

const Strip = ({ round }: { readonly round: Round }) => {
  const { round: words } = professionalWords.useWords()
  const client = useQueryClient()
  const { waiting, sent } = useSyncExternalStore(round.watch, round.told)
  const [before, setBefore] = useState(sent)
  useSending(round)
  const refused = waiting.filter(one => one.refused !== null)
  const left = waiting.length - refused.length
  useEffect(() => {
    if (sent === before || left > 0) return
    setBefore(sent)
    say(words.allSent)
    void client.invalidateQueries()
  }, [sent, before, left, words, client])
  if (waiting.length === 0) return null
  return (
    <section className="round-strip" aria-label={words.strip}>
      {left > 0 && (
        <p role="status">
          <Icon of={navigator.onLine ? Send : CloudOff} /> {words.waiting(left)}
        </p>
      )}
      {refused.map(({ id, refused: why }) => (
        <p key={id} role="alert">
          {words.refused(why ?? '')}{' '}
          <Button look="quiet" onPress={() => void round.putAway(id)}>
            {words.putAway}
          </Button>
        </p>
      ))}
    </section>
  )
}

export const RoundStrip = () => {
  const actorId = useSession()?.actorId
  const client = useQueryClient()
  useEffect(() => makeReady(client), [client])
  return actorId === undefined ? null : <Strip round={roundOf(actorId)} />
}
