import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { ArrowLeft, QrCode, RefreshCw, Square, Timer } from 'lucide-react'
import { type FormEvent, useCallback, useState } from 'react'
import { createShare, endShare, prolongShare, readShares } from '../../api/sharing.ts'
import { Problem } from '../../api/problem.ts'
import type { Share } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { formatInstant, formatTime } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import '../../ui/row.css'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import './access.css'
import { Countdown } from './countdown.tsx'
import { type Draft, draftOf, draftOfDocument, scopeOf } from './draft.ts'
import { ScopeFields } from './scope-fields.tsx'
import { ScopeText } from './scope-text.tsx'
import { ShareQr } from './share-qr.tsx'
import { rulesWords, sharingWords } from './words/index.ts'

const MINUTES = ['10', '20', '30', '60'] as const
const sharesKey = (recordId: string) => ['shares', recordId] as const

/** Codes that this page was told, while it stays open: they are kept nowhere else. */
const told = new Map<string, string>()

const useShareChange = () => {
  const { recordId } = useActing()
  const { share: words } = sharingWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act }: { readonly act: () => Promise<unknown>; readonly said?: string }) => {
      await act()
      await client.invalidateQueries({ queryKey: sharesKey(recordId) })
      await client.invalidateQueries({ queryKey: ['access', recordId] })
    },
    onSuccess: (_, { said }) => said !== undefined && say(said),
    onError: error => sayTrouble(error instanceof Problem && error.message !== '' ? error.message : words.failed),
  })
}

const Create = () => {
  const { share: words } = sharingWords.useWords()
  const { rule } = rulesWords.useWords()
  const { recordId } = useActing()
  const { document } = useSearch({ from: '/patient/partage' })
  const [draft, setDraft] = useState<Draft>(() => (document === undefined ? draftOf(undefined) : draftOfDocument(document)))
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('30')
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = useShareChange()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const scope = scopeOf(draft)
    if (scope === null) {
      setTrouble(draft.kind === 'period' ? rule.monthError : rule.needOne)
      return
    }
    change.mutate({
      act: async () => {
        const { id, code } = await createShare(recordId, scope, Number(minutes))
        told.set(id, code)
      },
    })
  }
  return (
    <form className="form" onSubmit={submit}>
      <ScopeFields
        draft={draft}
        onChange={next => {
          setDraft(next)
          setTrouble(null)
        }}
      />
      <RadioGroup
        label={words.how}
        inline
        value={minutes}
        onChange={setMinutes}
        options={MINUTES.map(value => ({ value, label: words.minutes(Number(value)) }))}
      />
      {trouble && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <div>
        <Button type="submit" look="primary" icon={QrCode} isPending={change.isPending}>
          {words.create}
        </Button>
      </div>
    </form>
  )
}

/** Where the groups of `XXXX-XXXX-XXXX` begin. */
const GROUPS = [0, 5, 10]

const Code = ({ code }: { readonly code: string }) => (
  <p className="share-code" translate="no">
    {GROUPS.map(from => (
      // Read digit by digit: a code is not a word.
      <span key={from}>
        <span aria-hidden="true">{code.slice(from, from + 4)}</span>
        <span className="visually-hidden">{[...code.slice(from, from + 4)].join(' ')} </span>
      </span>
    ))}
  </p>
)

const Running = ({ share }: { readonly share: Share }) => {
  const { share: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const change = useShareChange()
  const code = told.get(share.id)
  const onOver = useCallback(() => void client.invalidateQueries({ queryKey: sharesKey(recordId) }), [client, recordId])
  return (
    <Card labelledBy={`share-${share.id}`}>
      <h2 id={`share-${share.id}`}>{code === undefined ? words.running : words.code}</h2>
      <div className="share-now">
        <div className="stack is-tight">
          {code === undefined ? <p>{words.unseen}</p> : <Code code={code} />}
          <Countdown until={share.until} onOver={onOver} />
          <p role="status">
            <Rich text={share.by && share.openedAt ? words.openedBy(share.by.name, formatTime(share.openedAt)) : words.waiting} />
          </p>
          <p className="small">
            {words.sees} <ScopeText scope={share.scope} />
          </p>
          <p className="small muted">{words.codeText}</p>
        </div>
        {code !== undefined && <ShareQr code={code} />}
      </div>
      <div className="button-row is-stacking">
        <Button
          icon={Square}
          isPending={change.isPending}
          onPress={() => change.mutate({ act: () => endShare(recordId, share.id), said: words.endDone })}
        >
          {words.end}
        </Button>
        {!share.extended && (
          <Button
            icon={Timer}
            isPending={change.isPending}
            onPress={() => change.mutate({ act: () => prolongShare(recordId, share.id), said: words.prolonged })}
          >
            {words.prolong}
          </Button>
        )}
        <Button look="quiet" icon={RefreshCw} onPress={onOver}>
          {words.refresh}
        </Button>
      </div>
    </Card>
  )
}

const History = ({ shares }: { readonly shares: readonly Share[] }) => {
  const { share: words } = sharingWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {shares.length === 0 ? (
        <p className="muted">{words.noHistory}</p>
      ) : (
        <ul role="list" className="rows">
          {shares.map(({ id, createdAt, minutes, by, scope }) => (
            <li key={id} className="row">
              <div className="row-main">
                <span className="row-title">{words.past(formatInstant(createdAt), minutes)}</span>
                <span className="row-meta">
                  {by ? words.pastBy(by.name) : words.pastNobody} · <ScopeText scope={scope} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const isRunning = ({ until }: Share): boolean => Date.parse(until) > Date.now()

export const SharePage = () => {
  const { share: words } = sharingWords.useWords()
  const { access: all } = rulesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const shares = useQuery({ queryKey: sharesKey(recordId), queryFn: () => readShares(recordId), enabled: recordId !== '' })
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      lead={<p>{words.lead}</p>}
      before={
        <p>
          <Link to="/acces" icon={ArrowLeft} className="back">
            {actingFor === null ? all.title : all.titleOf(actingFor)}
          </Link>
        </p>
      }
    >
      <Card tone="warning">
        <p>
          <Rich text={words.warning} />
        </p>
      </Card>
      <Loaded query={shares} rows={3}>
        {list => (
          <>
            {list.filter(isRunning).map(share => (
              <Running key={share.id} share={share} />
            ))}
            <Create />
            <History shares={list.filter(share => !isRunning(share))} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
