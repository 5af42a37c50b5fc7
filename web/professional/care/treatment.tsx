import { TriangleAlert } from 'lucide-react'
import type { Treated, TreatmentFlag, TreatmentSaid } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { plain } from '../../ui/format/plain.ts'
import { Link } from '../../ui/link.tsx'
import { Source } from '../record/block.tsx'
import { careWords } from './words/index.ts'

const SOURCES = ['prescribed', 'delivered', 'declared'] as const

type SaidProps = { readonly said: TreatmentSaid; readonly name: string; readonly recordId: string }

/** The words of a source stand when they are not those of the title. */
const Said = ({ said, name, recordId }: SaidProps) => {
  const { treatments: words } = careWords.useWords()
  const tail = [said.dose, said.until === undefined ? '' : words.until(formatDate(said.until))].filter(Boolean).join(', ')
  return (
    <li className="treatment-said">
      {plain(said.text) !== plain(name) && <strong>{said.text}</strong>}
      {tail && <span className="muted">{tail}</span>}
      <Source
        recordId={recordId}
        standing={said.standing}
        by={said.by}
        date={said.date}
        {...(said.document ? { document: said.document } : {})}
      />
    </li>
  )
}

export const Evidence = ({ against, recordId }: { readonly against: TreatmentFlag['against']; readonly recordId: string }) => {
  const { text, by, date, document } = against
  const said = [text, by, date === '' ? '' : formatDate(date)].filter(Boolean).join(', ')
  return document ? (
    <Link to="/pro/p/$recordId/documents" params={{ recordId }} search={{ doc: document.id }}>
      {said}
    </Link>
  ) : (
    <span>{said}</span>
  )
}

/** What, compared with what, and who says that it must be: a mark, a word and a sentence, never colour alone. */
const Flag = ({ flag, recordId }: { readonly flag: TreatmentFlag; readonly recordId: string }) => {
  const { treatments: words } = careWords.useWords()
  return (
    <li className="treatment-flag">
      <Badge tone={flag.rule === 'duplicate' ? 'warning' : 'danger'} icon={TriangleAlert}>
        {words.rules[flag.rule]}
      </Badge>
      <span>
        {words.degrees[flag.degree]} – <Evidence against={flag.against} recordId={recordId} />
        {flag.threshold !== undefined && <> – {words.threshold(flag.threshold)}</>}
      </span>
      <span className="muted small">{words.source(flag.ruleSource)}</span>
    </li>
  )
}

type OfOne = { readonly treated: Treated; readonly recordId: string }

export const Flags = ({ treated: { flags }, recordId }: OfOne) =>
  flags.length > 0 && (
    <ul role="list" className="treatment-flags">
      {flags.map(flag => (
        <Flag key={`${flag.rule} ${flag.against.text} ${flag.against.date}`} flag={flag} recordId={recordId} />
      ))}
    </ul>
  )

/** The latest of each wording is what is read; what says the same earlier is folded. */
const latestOfEach = (said: readonly TreatmentSaid[]): readonly TreatmentSaid[] => {
  const sorted = said.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  return [...Map.groupBy(sorted, ({ text, dose }) => plain(`${text} ${dose}`)).values()].flatMap(([latest]) => latest ?? [])
}

type FromOneProps = { readonly name: string; readonly said: readonly TreatmentSaid[]; readonly recordId: string; readonly nothing: string }

const FromOne = ({ name, said, recordId, nothing }: FromOneProps) => {
  const { treatments: words } = careWords.useWords()
  if (said.length === 0) return <span className="muted">{nothing}</span>
  const shown = latestOfEach(said)
  const older = said.filter(each => !shown.includes(each))
  const lines = (of: readonly TreatmentSaid[]) => (
    <ul role="list">
      {of.map(each => (
        <Said key={each.id} name={name} said={each} recordId={recordId} />
      ))}
    </ul>
  )
  return (
    <>
      {lines(shown)}
      {older.length > 0 && (
        <div className="small">
          <Disclosure summary={words.older(older.length)}>{lines(older)}</Disclosure>
        </div>
      )}
    </>
  )
}

/** Prescribed, handed over, declared: side by side, and an empty place says so. */
export const Sources = ({ treated: { name, said }, recordId }: OfOne) => {
  const { treatments: words } = careWords.useWords()
  return (
    <dl className="treatment-sources">
      {SOURCES.map(source => (
        <div key={source}>
          <dt>{words.columns[source]}</dt>
          <dd>
            <FromOne name={name} said={said.filter(each => each.source === source)} recordId={recordId} nothing={words.nothing[source]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
