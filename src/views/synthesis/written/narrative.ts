import { escapeXml } from '../../../platform/xml/write.ts'
import type { Item, Result } from '../model.ts'
import { sourceOf } from './model.ts'

export type Narrative = { readonly status: 'generated'; readonly div: string }

const EMPTY = { none: 'Aucun(e), dit ainsi par la personne ou un soignant.', unknown: 'Non renseigné.' } as const

const divOf = (title: string, inner: string): Narrative => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml" lang="fr" xml:lang="fr"><p><b>${escapeXml(title)}</b></p>${inner}</div>`,
})

/** What a person reads of a section, whatever her software makes of the codes. */
export const narrativeOf = (title: string, items: readonly Item[], empty?: keyof typeof EMPTY): Narrative => {
  if (items.length === 0) return divOf(title, empty === undefined ? '' : `<p>${EMPTY[empty]}</p>`)
  return divOf(title, `<ul>${items.map(item => `<li>${escapeXml(lineOf(item))}</li>`).join('')}</ul>`)
}

const lineOf = (item: Item): string =>
  [item.severe === true ? `${item.text} (grave)` : item.text, item.detail, item.onset, sourceOf(item)]
    .filter(part => part !== undefined && part !== '')
    .join(' – ')

export const resultsNarrative = (title: string, results: readonly Result[]): Narrative =>
  divOf(
    title,
    `<ul>${results
      .flatMap(linesOfResult)
      .map(line => `<li>${escapeXml(line)}</li>`)
      .join('')}</ul>`,
  )

/** The hour of a sample is in its code: a line says its day. */
export const linesOfResult = ({ label, unit, latest, earlier }: Result): readonly string[] =>
  [latest, ...earlier].map(({ value, date, by }) => `${label} : ${[value, unit].filter(Boolean).join(' ')} – ${date.slice(0, 10)} – ${by}`)
