import { setNoticeTiming } from '../../api/notices.ts'
import type { NoticeSettings, NoticeTiming } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Select } from '../../ui/field.tsx'
import { useSetting } from './queries.ts'
import { noticesWords } from './words/index.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const EVENING = 18
const NIGHT = { from: 21, to: 8 }

/** « Europe/Paris » → « Paris »: a place people know. */
const placeOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

const HourSelect = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (hour: number) => void
}) => {
  const { settings } = noticesWords.useWords()
  return (
    <Select
      label={label}
      value={String(value)}
      options={HOURS.map(hour => ({ value: String(hour), label: settings.at(hour) }))}
      onChange={text => onChange(Number(text))}
    />
  )
}

type PartProps = { readonly timing: NoticeTiming; readonly onChange: (timing: NoticeTiming) => void }

const Rhythm = ({ timing, onChange }: PartProps) => {
  const { settings: words } = noticesWords.useWords()
  const { rhythm } = timing
  const set = (next: NoticeTiming['rhythm']): void => onChange({ ...timing, rhythm: next })
  const hour = rhythm.kind === 'at-once' ? EVENING : rhythm.hour
  return (
    <>
      <RadioGroup
        label={words.rhythm}
        value={rhythm.kind}
        onChange={kind => set(kind === 'at-once' ? { kind } : kind === 'daily' ? { kind, hour } : { kind, hour, weekday: 1 })}
        options={[
          { value: 'at-once', label: words.atOnce, consequence: words.atOnceText },
          { value: 'daily', label: words.daily, consequence: words.dailyText },
          { value: 'weekly', label: words.weekly, consequence: words.weeklyText },
        ]}
      />
      {rhythm.kind !== 'at-once' && (
        <div className="notice-hours">
          {rhythm.kind === 'weekly' && (
            <Select
              label={words.day}
              value={String(rhythm.weekday)}
              options={words.days.map((day, index) => ({ value: String(index + 1), label: day }))}
              onChange={text => set({ ...rhythm, weekday: Number(text) })}
            />
          )}
          <HourSelect label={words.hour} value={rhythm.hour} onChange={next => set({ ...rhythm, hour: next })} />
        </div>
      )}
    </>
  )
}

const QuietHours = ({ timing, onChange }: PartProps) => {
  const { settings: words } = noticesWords.useWords()
  const { quiet } = timing
  // One hour cannot be both: the other moves on.
  const set = (from: number, to: number): void => onChange({ ...timing, quiet: { from, to: from === to ? (to + 1) % 24 : to } })
  return (
    <>
      <RadioGroup
        label={words.quiet}
        value={quiet === null ? 'none' : 'some'}
        onChange={kind => onChange({ ...timing, quiet: kind === 'none' ? null : NIGHT })}
        options={[
          { value: 'none', label: words.noQuiet, consequence: words.noQuietText },
          { value: 'some', label: words.withQuiet, consequence: words.withQuietText },
        ]}
      />
      {quiet !== null && (
        <div className="notice-hours">
          <HourSelect label={words.from} value={quiet.from} onChange={from => set(from, quiet.to)} />
          <HourSelect label={words.to} value={quiet.to} onChange={to => set(quiet.from, to)} />
        </div>
      )}
    </>
  )
}

const Zone = ({ timing, onChange }: PartProps) => {
  const { settings: words } = noticesWords.useWords()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <>
      <p className="muted">{words.zone(placeOf(timing.zone))}</p>
      {here.includes('/') && here !== timing.zone && (
        <div>
          <Button onPress={() => onChange({ ...timing, zone: here })}>{words.takeZone(placeOf(here))}</Button>
        </div>
      )}
    </>
  )
}

/** When, and in which language. Security and emergencies wait for nothing. */
export const Timing = ({ settings }: { readonly settings: NoticeSettings }) => {
  const { settings: words } = noticesWords.useWords()
  const set = useSetting(words)
  const { language, zone, rhythm, quiet } = settings
  const timing: NoticeTiming = { language, zone, rhythm, quiet }
  const onChange = (next: NoticeTiming): void => set.mutate({ act: () => setNoticeTiming(next) })
  return (
    <section className="stack" aria-labelledby="when">
      <h2 id="when">{words.when}</h2>
      <p>{words.whenHint}</p>
      <Rhythm timing={timing} onChange={onChange} />
      <QuietHours timing={timing} onChange={onChange} />
      <Zone timing={timing} onChange={onChange} />
      <RadioGroup
        label={words.language}
        inline
        value={language}
        onChange={next => onChange({ ...timing, language: next })}
        options={[
          { value: 'fr', label: words.languages.fr },
          { value: 'en', label: words.languages.en },
        ]}
      />
    </section>
  )
}
