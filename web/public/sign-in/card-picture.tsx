import { doorWords } from './words/index.ts'
import './card-picture.css'

/**
 * Where the serial number is, as large as the page allows: the card carries nothing that a camera could read instead, neither bars nor squares, only
 * digits, and a photograph of a health card is better not taken.
 */
export const CardPicture = () => {
  const { identity } = doorWords.useWords()
  return (
    <figure className="card-picture">
      <svg viewBox="0 0 340 214" role="img" aria-label={identity.cardTitle}>
        <rect className="outline" x="2" y="2" width="336" height="210" rx="16" />
        <path className="dim" d="M24 38h92M24 56h60" />
        <rect className="metal" x="26" y="88" width="54" height="44" rx="7" />
        <path className="metal" d="M26 110h54M44 88v44M62 88v44" />
        <path className="dim" d="M24 162h132M24 184h176" />
        <rect className="portrait" x="262" y="112" width="56" height="74" rx="6" />
        <rect className="sought" x="128" y="20" width="192" height="46" rx="8" />
        <text x="224" y="51" textAnchor="middle">
          {identity.cardSample}
        </text>
        <path className="pointer" d="M224 100V74m-8 9 8-9 8 9" />
      </svg>
      <figcaption>{identity.cardText}</figcaption>
    </figure>
  )
}
