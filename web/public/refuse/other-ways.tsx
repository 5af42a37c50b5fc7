import { useQuery } from '@tanstack/react-query'
import { readPlacesToAnswer } from '../../api/enrolment.ts'
import { refuseWords } from './words/index.ts'

export const usePlaces = () => useQuery({ queryKey: ['places'], queryFn: readPlacesToAnswer, staleTime: Number.POSITIVE_INFINITY }).data

const telephone = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`

/** The same choice without this page. */
export const OtherWays = () => {
  const words = refuseWords.useWords()
  const places = usePlaces()
  if (places === undefined) return null
  return (
    <section className="stack is-tight" aria-labelledby="other-ways">
      <h2 id="other-ways">{words.otherWays}</h2>
      <ul className="points">
        <li>
          {words.byPhone} <a href={telephone(places.phone)}>{places.phone}</a>
        </li>
        <li>{words.byDesk}</li>
        <li>
          {words.byPost} {places.postalAddress}
        </li>
      </ul>
    </section>
  )
}
