import { useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { endAccess, setAccessRule } from '../../api/client.ts'
import type { AccessPage, DirectoryEntry, Ruled } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { ProfessionalFinder } from '../../ui/professional-finder.tsx'
import { common } from '../../ui/words/index.ts'
import '../document/document.css'
import { useActing } from '../profile.ts'
import { useAccess } from '../queries.ts'
import { draftOf, DURATIONS, type Duration, endAfter, scopeOf } from './draft.ts'
import { ScopeFields } from './scope-fields.tsx'
import { useAccessChange } from './use-access-change.ts'
import { rulesWords } from './words/index.ts'

type RuleFormProps = { readonly who: DirectoryEntry; readonly before: Ruled | undefined }

const useBackToRules = (): (() => Promise<void>) => {
  const navigate = useNavigate()
  return () => navigate({ to: '/acces' })
}

const RuleForm = ({ who, before }: RuleFormProps) => {
  const { rule: words, access } = rulesWords.useWords()
  const { actions } = common.useWords()
  const { recordId } = useActing()
  const [draft, setDraft] = useState(() => draftOf(before))
  const [duration, setDuration] = useState<Duration>('half')
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = useAccessChange()
  const back = useBackToRules()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const scope = scopeOf(draft)
    if (scope === null) {
      setTrouble(draft.kind === 'period' ? words.monthError : words.needOne)
      return
    }
    const until = endAfter(duration, Date.now())
    change.mutate({ act: () => setAccessRule(recordId, who.actorId, { until, scope }), said: words.saved(who.name) }, { onSuccess: back })
  }
  const end = (): void => {
    change.mutate({ act: () => endAccess(recordId, who.actorId), said: words.endDone(who.name) }, { onSuccess: back })
  }
  return (
    <form className="form" onSubmit={submit}>
      <h2>{who.name}</h2>
      <p className="muted">
        {[who.role, who.structure, who.town].filter(Boolean).join(', ')}
        {before?.until && ` · ${access.until(formatDate(before.until))}`}
      </p>
      <ScopeFields
        draft={draft}
        onChange={next => {
          setDraft(next)
          setTrouble(null)
        }}
      />
      <RadioGroup
        label={words.duration}
        inline
        value={duration}
        onChange={setDuration}
        options={DURATIONS.map(value => ({ value, label: words.durations[value] }))}
      />
      <p role="status">{words.untilDate(formatDate(endAfter(duration, Date.now()), 'long'))}</p>
      {trouble && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={change.isPending}>
          {before ? words.saveChange : words.save}
        </Button>
        <ButtonLink to="/acces">{actions.cancel}</ButtonLink>
        {before && (
          <Button isPending={change.isPending} onPress={end}>
            {words.end}
          </Button>
        )}
      </div>
    </form>
  )
}

const Chosen = ({ page, actorId }: { readonly page: AccessPage; readonly actorId: string }) => {
  const before = page.authorised.find(person => person.actorId === actorId)
  const { rule } = rulesWords.useWords()
  const [who, setWho] = useState<DirectoryEntry | null>(before ?? null)
  if (who === null) return <ProfessionalFinder words={rule} onChoose={setWho} />
  return <RuleForm who={who} before={before ?? page.authorised.find(person => person.actorId === who.actorId)} />
}

export const RulePage = () => {
  const { rule: words, access: all } = rulesWords.useWords()
  const { actorId } = useParams({ from: '/patient/acces/$actorId' })
  const { recordId, actingFor, fullName } = useActing()
  const access = useAccess(recordId)
  const known = access.data?.authorised.find(person => person.actorId === actorId)
  return (
    <Page
      title={known ? words.titleChange(known.name) : words.titleAdd}
      who={fullName}
      before={
        <p>
          <Link to="/acces" icon={ArrowLeft} className="back">
            {actingFor === null ? all.title : all.titleOf(actingFor)}
          </Link>
        </p>
      }
    >
      <Loaded query={access} rows={4}>
        {page => <Chosen page={page} actorId={actorId} />}
      </Loaded>
    </Page>
  )
}
