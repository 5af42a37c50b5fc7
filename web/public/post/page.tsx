import { useQuery } from '@tanstack/react-query'
import { letterAddress, readShownPost } from '../../api/enrolment.ts'
import type { ShownPost } from '../../api/types.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Link } from '../../ui/link.tsx'
import { Day, Instant } from '../../ui/time.tsx'
import './post.css'
import { postWords } from './words/index.ts'

const A_LOOK = 5_000

/** The embedded outbox: in a demonstration no mail server is needed to read one’s code. */
export const PostPage = () => {
  const words = postWords.useWords()
  const post = useQuery({ queryKey: ['demonstration-post'], queryFn: readShownPost, refetchInterval: A_LOOK })
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      <Loaded query={post} rows={4}>
        {({ mails, letters, cards }) => (
          <>
            <Mails mails={mails} />
            <Letters letters={letters} />
            {cards.length > 0 && <Cards cards={cards} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const Mails = ({ mails }: Pick<ShownPost, 'mails'>) => {
  const words = postWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="mails">
      <h2 id="mails">{words.mails}</h2>
      {mails.length === 0 && <p>{words.none}</p>}
      {mails.map(({ id, at, to, subject, text }) => (
        <Disclosure
          key={id}
          summary={
            <span>
              <strong>{subject}</strong> – {words.to(to)} – <Instant at={at} />
            </span>
          }
        >
          <p className="post-text">{text}</p>
        </Disclosure>
      ))}
    </section>
  )
}

const Letters = ({ letters }: Pick<ShownPost, 'letters'>) => {
  const words = postWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="letters">
      <h2 id="letters">{words.letters}</h2>
      {letters.length === 0 && <p>{words.none}</p>}
      <ul role="list" className="stack is-tight">
        {letters.map(({ id, at, to, subject }) => (
          <li key={id}>
            <strong>{subject}</strong> – {words.to(to)} – <Instant at={at} />{' '}
            <a href={letterAddress(id)} target="_blank" rel="noreferrer" aria-label={`${words.read} – ${words.to(to)}`}>
              {words.read}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Cards = ({ cards }: Pick<ShownPost, 'cards'>) => {
  const words = postWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="cards">
      <h2 id="cards">{words.cards}</h2>
      <p>{words.cardsText}</p>
      <ul className="points">
        {cards.map(({ name, ins, vitaleSerial, birthDate }) => (
          <li key={ins}>
            <strong>{name}</strong> – {words.number} {ins} – {words.serial} {vitaleSerial} – {words.born} <Day date={birthDate} />
          </li>
        ))}
      </ul>
      <p>
        <Link to="/refuser">{words.refuse}</Link>
      </p>
    </section>
  )
}
