import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readRightsByProfession } from '../../api/enrolment.ts'
import { CATEGORIES, type Category, type RightsByProfession } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { plain } from '../../ui/format/plain.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { common } from '../../ui/words/index.ts'
import './understand.css'
import { understandWords } from './words/index.ts'

/** P2: what it is, without a word of the trade; who sees what is asked, not shown as a picture. */
export const UnderstandPage = () => {
  const words = understandWords.useWords()
  const rights = useQuery({ queryKey: ['rights'], queryFn: readRightsByProfession, staleTime: Number.POSITIVE_INFINITY })
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      <section className="stack is-tight" aria-labelledby="inside">
        <h2 id="inside">{words.inside}</h2>
        <ul className="points">
          {Object.values(words.insideItems).map(item => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <section className="stack is-tight" aria-labelledby="rights">
        <h2 id="rights">{words.rights}</h2>
        <p>{words.rightsText}</p>
        <Loaded query={rights} rows={4}>
          {table => <Rights table={table} />}
        </Loaded>
        <p>{words.never}</p>
      </section>
      <Questions />
      <section className="stack is-tight" aria-labelledby="next">
        <h2 id="next">{words.next}</h2>
        <div className="button-row">
          <ButtonLink to="/activer">{words.activate}</ButtonLink>
          <ButtonLink to="/refuser">{words.refuse}</ButtonLink>
        </div>
      </section>
    </Page>
  )
}

type Named = keyof ReturnType<typeof understandWords.useWords>['professions']

const Rights = ({ table: { items, illustrative } }: { readonly table: RightsByProfession }) => {
  const words = understandWords.useWords()
  const names: Readonly<Record<string, string>> = words.professions
  const [profession, setProfession] = useState<string>('doctor' satisfies Named)
  const [sought, setSought] = useState('')
  const chosen = items.find(item => item.profession === profession)
  if (chosen === undefined) return null
  const { sees, seesSome } = chosen
  const not = CATEGORIES.filter(category => !sees.includes(category) && !seesSome.includes(category))
  return (
    <>
      <Select
        label={words.profession}
        value={profession}
        onChange={setProfession}
        options={items.map(item => ({ value: item.profession, label: names[item.profession] ?? item.profession }))}
      />
      <TextField label={words.filter} type="search" value={sought} onChange={setSought} unmarked />
      <div className="rights" role="status">
        <Family title={words.sees} tone="done" categories={sees} sought={sought} />
        <Family title={words.seesSome} tone="info" categories={seesSome} sought={sought} />
        <Family title={words.seesNot} tone="plain" categories={not} sought={sought} />
      </div>
      {illustrative && <p className="muted small">{words.illustrative}</p>}
    </>
  )
}

type FamilyProps = {
  readonly title: string
  readonly tone: 'done' | 'info' | 'plain'
  readonly categories: readonly Category[]
  readonly sought: string
}

const Family = ({ title, tone, categories, sought }: FamilyProps) => {
  const { category: names } = common.useWords()
  const shown = categories.filter(category => plain(names[category]).includes(plain(sought)))
  if (shown.length === 0) return null
  return (
    <Card tone={tone}>
      <h3>{title}</h3>
      <ul className="points">
        {shown.map(category => (
          <li key={category}>{names[category]}</li>
        ))}
      </ul>
    </Card>
  )
}

const Questions = () => {
  const words = understandWords.useWords()
  const [sought, setSought] = useState('')
  const found = Object.values(words.pairs).filter(pair => plain(Object.values(pair).join(' ')).includes(plain(sought)))
  return (
    <section className="stack is-tight" aria-labelledby="questions">
      <h2 id="questions">{words.questions}</h2>
      <TextField label={words.search} type="search" value={sought} onChange={setSought} unmarked />
      <p role="status" className="muted small">
        {found.length === 0 ? words.none : words.found(found.length)}
      </p>
      {found.map(([question = '', answer = '']) => (
        <Disclosure key={question} summary={question} open={sought !== ''}>
          <p>{answer}</p>
        </Disclosure>
      ))}
    </section>
  )
}
