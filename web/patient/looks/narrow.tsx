import type { JournalEvent } from '../../api/types.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/field.tsx'
import { common } from '../../ui/words/index.ts'
import { looksWords } from './words/index.ts'
import { choicesIn, type Narrowed } from './shown.ts'

type NarrowProps = {
  readonly events: readonly JournalEvent[]
  readonly narrowed: Narrowed
  readonly onChange: (narrowed: Narrowed) => void
}

/** One person, one section, one basis: what there is in the period. */
export const Narrow = ({ events, narrowed, onChange }: NarrowProps) => {
  const words = looksWords.useWords()
  const { category } = common.useWords()
  const { people, sections, bases } = choicesIn(events)
  return (
    <>
      {people.length > 1 && (
        <Select
          label={words.person}
          value={narrowed.person}
          onChange={person => onChange({ ...narrowed, person })}
          options={[{ value: 'all', label: words.everybody }, ...people.map(value => ({ value, label: value }))]}
        />
      )}
      {sections.length > 1 && (
        <Select<Narrowed['section']>
          label={words.section}
          value={narrowed.section}
          onChange={section => onChange({ ...narrowed, section })}
          options={[{ value: 'all', label: words.everySection }, ...sections.map(value => ({ value, label: category[value] }))]}
        />
      )}
      {bases.length > 1 && (
        <Select<Narrowed['basis']>
          label={words.byBasis}
          value={narrowed.basis}
          onChange={basis => onChange({ ...narrowed, basis })}
          options={[{ value: 'all', label: words.everyBasis }, ...bases.map(value => ({ value, label: words.bases[value] }))]}
        />
      )}
    </>
  )
}

/** The whole rule in words: the same lines, in the same order, as the server's table. */
export const Rule = () => {
  const words = looksWords.useWords()
  return (
    <Disclosure summary={words.rule}>
      <p>{words.ruleText}</p>
      <ol>
        {words.ruleLines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Disclosure>
  )
}
