import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { isCip13, isExpiredOn, readBox } from '../../../src/kernel/gs1.ts'
import { isProblem } from '../../api/problem.ts'
import { recordDose } from '../../api/treatments.ts'
import type { NewDose } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { parseDay, today, typedDay } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { say } from '../../ui/toast.ts'
import { Scan } from './scan.tsx'
import { careWords } from './words/index.ts'

type Kind = NonNullable<NewDose['kind']> | 'none'
type Route = NonNullable<NewDose['route']> | 'none'
type Draft = {
  readonly vaccine: string
  readonly cip: string
  /** As typed, day first. */
  readonly day: string
  readonly lot: string
  readonly expiry: string
  readonly kind: Kind
  readonly route: Route
  readonly site: string
  readonly afterExpiry: boolean
}

const newDraft = (): Draft => ({
  vaccine: '',
  cip: '',
  day: typedDay(today()),
  lot: '',
  expiry: '',
  kind: 'none',
  route: 'intramuscular',
  site: '',
  afterExpiry: false,
})

const KINDS = ['none', 'first', 'primary', 'booster'] as const
const ROUTES = ['none', 'intramuscular', 'subcutaneous', 'intradermal', 'oral', 'inhaled'] as const

const isExpired = ({ day, expiry }: Draft): boolean => {
  const [given, last] = [parseDay(day), parseDay(expiry)]
  return given !== null && last !== null && isExpiredOn(last, given)
}

/** Null: something is missing or wrong, and its field says so. */
const doseOf = (clientId: string, draft: Draft): NewDose | null => {
  const { vaccine, cip, day, lot, expiry, kind, route, site, afterExpiry } = draft
  const [occurrence, last] = [parseDay(day), parseDay(expiry)]
  const isWrong = occurrence === null || occurrence > today() || vaccine.trim() === '' || (expiry !== '' && last === null)
  if (isWrong || (cip !== '' && !isCip13(cip)) || (isExpired(draft) && !afterExpiry)) return null
  return {
    clientId,
    vaccine: vaccine.trim(),
    occurrence,
    ...(cip === '' ? {} : { cip13: cip }),
    ...(lot.trim() === '' ? {} : { lot: lot.trim() }),
    ...(last === null ? {} : { expiry: last }),
    ...(isExpired(draft) ? { afterExpiry: true as const } : {}),
    ...(kind === 'none' ? {} : { kind }),
    ...(route === 'none' ? {} : { route }),
    ...(site.trim() === '' ? {} : { site: site.trim() }),
  }
}

/** Scanned or copied, a code fills the fields that the person then compares with the box. */
const Box = ({ onRead }: { readonly onRead: (read: Partial<Draft>) => void }) => {
  const { dose: words } = careWords.useWords()
  const [code, setCode] = useState('')
  const [told, setTold] = useState<{ readonly text: string; readonly isFault: boolean } | null>(null)
  const read = (text: string): void => {
    const found = readBox(text, today())
    if (!found.ok) {
      setTold({ text: words.faults[found.fault], isFault: true })
      return
    }
    const { cip13, lot, expiry, isUnsure } = found.box
    setTold({ text: isUnsure ? words.unsure : words.wasRead, isFault: isUnsure })
    onRead({ cip: cip13 ?? '', lot: lot ?? '', expiry: expiry === undefined ? '' : typedDay(expiry), afterExpiry: false })
  }
  return (
    <div className="stack">
      <Scan onCode={read} />
      <div className="box-code">
        <TextField label={words.code} hint={words.codeHint} value={code} onChange={setCode} autoComplete="off" maxLength={512} />
        <Button onPress={() => read(code)}>{words.readCode}</Button>
      </div>
      <div role="status">{told && <Card tone={told.isFault ? 'warning' : 'done'}>{told.text}</Card>}</div>
    </div>
  )
}

const Fields = ({ draft, set }: { readonly draft: Draft; readonly set: (changed: Partial<Draft>) => void }) => {
  const { dose: words } = careWords.useWords()
  return (
    <>
      <TextField
        label={words.vaccine}
        hint={words.vaccineHint}
        value={draft.vaccine}
        onChange={vaccine => set({ vaccine })}
        isRequired
        autoComplete="off"
        maxLength={120}
      />
      <DayField label={words.day} value={draft.day} onChange={day => set({ day })} latest={today()} />
      <div className="dose-pair">
        <TextField label={words.lot} value={draft.lot} onChange={lot => set({ lot })} autoComplete="off" maxLength={40} />
        <DayField label={words.expiry} value={draft.expiry} onChange={expiry => set({ expiry })} isRequired={false} />
      </div>
      {isExpired(draft) && (
        <Card tone="warning">
          <p role="alert">{words.expired}</p>
          <Checkbox isSelected={draft.afterExpiry} onChange={afterExpiry => set({ afterExpiry })}>
            {words.expiredKnown}
          </Checkbox>
        </Card>
      )}
      <TextField
        label={words.cip}
        value={draft.cip}
        onChange={cip => set({ cip: cip.replaceAll(/\s/g, '') })}
        check={cip => (cip === '' || isCip13(cip) ? null : words.cipWrong)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
      />
      <div className="dose-pair">
        <Select
          label={words.kind}
          value={draft.kind}
          options={KINDS.map(value => ({ value, label: words.kinds[value] }))}
          onChange={kind => set({ kind })}
        />
        <Select
          label={words.route}
          value={draft.route}
          options={ROUTES.map(value => ({ value, label: words.routes[value] }))}
          onChange={route => set({ route })}
        />
      </div>
      <TextField label={words.site} value={draft.site} onChange={site => set({ site })} autoComplete="off" maxLength={80} />
    </>
  )
}

export const DoseForm = ({ recordId, isMinor }: { readonly recordId: string; readonly isMinor: boolean }) => {
  const words = careWords.useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [clientId] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState(newDraft)
  const saving = useMutation({
    mutationFn: async (dose: NewDose) => {
      await recordDose(recordId, dose)
      await Promise.all(['vaccinations', 'documents', 'synthesis'].map(key => client.invalidateQueries({ queryKey: [key, recordId] })))
    },
    onSuccess: () => {
      say(words.dose.saved)
      void navigate({ to: '/pro/p/$recordId/vaccins', params: { recordId } })
    },
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const dose = doseOf(clientId, draft)
    if (dose !== null) saving.mutate(dose)
  }
  const set = (changed: Partial<Draft>): void => setDraft(before => ({ ...before, ...changed }))
  const trouble = isProblem(saving.error, 'already-there')
    ? words.dose.already
    : isProblem(saving.error, 'vaccination-not-secret')
      ? words.dose.secret
      : words.dose.failed
  return (
    <form onSubmit={save} className="form dose-form">
      <Box onRead={set} />
      <Fields draft={draft} set={set} />
      <p className="muted">{isMinor ? words.dose.whatOfMinor : words.dose.what}</p>
      {saving.isError && (
        <div role="alert">
          <Card tone="warning">{trouble}</Card>
        </div>
      )}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={saving.isPending}>
          {words.dose.save}
        </Button>
        <ButtonLink to="/pro/p/$recordId/vaccins" params={{ recordId }}>
          {words.vaccines.cancel}
        </ButtonLink>
      </div>
    </form>
  )
}
