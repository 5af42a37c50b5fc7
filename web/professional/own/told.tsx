import { useQuery } from '@tanstack/react-query'
import { readNotices } from '../../api/notices.ts'
import { Card } from '../../ui/card.tsx'
import { useLanguage } from '../../ui/i18n/language.ts'
import { Link } from '../../ui/link.tsx'
import { Instant } from '../../ui/time.tsx'
import { ownWords } from './words/index.ts'

const SHOWN = 10

/**
 * What others did in her name or on records of hers: her secretary noted an agreement, filed what she wrote; an emergency of whom she attends. What is
 * told of her account is of no record.
 */
export const Told = () => {
  const words = ownWords.useWords()
  const language = useLanguage()
  const told = useQuery({ queryKey: ['told'], queryFn: () => readNotices() })
  const items = told.data?.items.slice(0, SHOWN) ?? []
  if (items.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="told">
      <h2 id="told">{words.told}</h2>
      <ul role="list" className="bases">
        {items.map(({ id, at, text, textEn, recordId, event, template }) => (
          <li key={id}>
            <Card>
              <p>
                <strong>{language === 'en' ? textEn : text}</strong>
              </p>
              <p className="muted">
                <Instant at={at} />
              </p>
              {recordId !== undefined && event !== 'security' && (
                <p>
                  <Link to="/pro/p/$recordId" params={{ recordId }}>
                    {words.toldRecord}
                  </Link>
                </p>
              )}
              {template === 'place-added' && (
                <p>
                  <Link to="/pro/remplacants">{words.toldPlaces}</Link>
                </p>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}
