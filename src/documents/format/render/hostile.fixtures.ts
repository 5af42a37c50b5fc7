import { parseXml } from '../../../platform/xml/document.ts'
import { escapeXml } from '../../../platform/xml/write.ts'
import { factsOf, sampleCda, section, structured } from '../sample.fixtures.ts'
import { PAYLOADS } from './payloads.fixtures.ts'
import { renderTree } from './render-tree.ts'

/** Where a narrative lets somebody write: `§` is the place. */
const PLACES = [
  '<content ID="§" styleCode="§">§</content>',
  '<paragraph styleCode="§"><caption>§</caption>§</paragraph>',
  '<linkHtml href="§" title="§">§</linkHtml>',
  '<linkHtml href="https://x.example/§">x</linkHtml>',
  '<list styleCode="§"><item ID="§">§</item></list>',
  '<table summary="§" onclick="§" style="§"><tbody><tr><td styleCode="§">§</td></tr></tbody></table>',
  '<renderMultiMedia referencedObject="§"><caption>§</caption></renderMultiMedia>',
  '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="§" onerror="§"/>',
] as const

/** What an XML text may hold: the rest never comes as far as the renderer. */
const writable = (payload: string): boolean => payload.isWellFormed() && !/[^\t\n\r -\uD7FF\uE000-\uFFFD]/u.test(payload)

/** `count` narratives, every payload in turn in every place. */
export const hostileNarratives = (count: number): readonly string[] => {
  const payloads = PAYLOADS.filter(writable).map(escapeXml)
  const all = PLACES.flatMap((place, shift) =>
    payloads.map((_, index) => place.replaceAll('§', () => payloads[(index + shift) % payloads.length] ?? '')),
  )
  return Array.from({ length: count }, (_, index) => all[index % all.length] ?? '')
}

/** The page that the server makes of one document with these narratives, as the browser receives it. */
export const renderHostile = (narratives: readonly string[]): string => {
  const { reduced, parts } = factsOf(sampleCda({ body: structured(...narratives.map(text => section(text))) }))
  return renderTree(parseXml(reduced), parts, {}).html
}

const REWRITTEN: readonly ((payload: string) => string)[] = [
  payload => payload,
  payload => payload.replaceAll(/[a-z]/g, (letter, at: number) => (at % 2 === 0 ? letter.toUpperCase() : letter)),
  payload => payload.replaceAll(' ', '\f'),
  payload => `<div class="cda" id="x" tabindex="0"${payload}>x</div>`,
  payload => `<a href="${payload}">x</a><a href='${payload}'>x</a>`,
  payload => `<table><tr><td${payload}>x</td></tr>${payload}</table>`,
  payload => `<scr<script>ipt>${payload}</scr</script>ipt>`,
  payload =>
    `<svg><foreignObject>${payload}</foreignObject></svg><math><annotation-xml encoding="text/html">${payload}</annotation-xml></math>`,
]

/** Markup that no renderer of ours would write: what the page would receive if the server were wrong. */
export const hostileMarkup = (count: number): readonly string[] => {
  const all = REWRITTEN.flatMap(rewrite => PAYLOADS.map(rewrite))
  return Array.from({ length: count }, (_, index) => all[index % all.length] ?? '')
}
