import { displayName, type Traits } from '../../identity/index.ts'
import type { DocumentLine } from '../../documents/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { plainLabelOf } from '../../policy/index.ts'
import type { Copied } from './archive-entries.ts'
import type { ExportScope, Families } from './model.ts'
import { COPY, WARNING } from './words.ts'

export type IndexPage = {
  readonly holder: Traits
  readonly at: Instant
  readonly scope: ExportScope
  readonly copied: readonly Copied[]
  /** Listed, and not in the archive. */
  readonly absent: readonly DocumentLine[]
  readonly familyOf: Families
  readonly hasTrace: boolean
  readonly hasProfile: boolean
  readonly hasFacts: boolean
  readonly hasShelf: boolean
  readonly hasAccess: boolean
  readonly hasNotices: boolean
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const html = (text: string): string => text.replace(/[&<>"']/g, sign => SIGNS[sign] ?? '')

const STYLE = `body{font:1.05rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem;border-bottom:1px solid #767676}
a{color:#0b4f8a}.warning{border-left:.4rem solid #8a4b00;padding:.5rem 1rem;background:#fff6e8}
@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#16181c}a{color:#9cc9ff}.warning{background:#33260f}}
.wide{overflow-x:auto}`

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })

/** One page that any browser opens from a disk: no script, nothing remote, and nothing a document says is more than text. */
export const indexPage = (page: IndexPage): string => {
  const { holder, at, copied, absent } = page
  const name = html(displayName(holder))
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Dossier de ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Dossier de ${name}</h1>
<p>${COPY} Elle a été faite le ${html(DAY.format(at))}, heure de Paris. ${html(scopeInWords(page))}</p>
<p class="warning">${WARNING}</p>
<div class="wide" tabindex="0" role="region" aria-label="Documents">
<table>
<caption>${copied.length} ${copied.length > 1 ? 'documents' : 'document'}</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Document</th><th scope="col">Type</th><th scope="col">Auteur</th></tr></thead>
<tbody>
${copied.map(rowOf).join('\n')}
</tbody>
</table>
</div>
${absentOf(absent)}
<h2>Les autres fichiers</h2>
<ul>
<li><a href="data/documents.csv">data/documents.csv</a> : la liste des documents, pour un tableur</li>
<li><a href="data/documents.json">data/documents.json</a> : la même liste, pour un logiciel (FHIR R4)</li>
${page.hasShelf ? SHELF : ''}${page.hasAccess ? ACCESS : ''}${page.hasNotices ? NOTICES : ''}${page.hasProfile ? PROFILE : ''}${page.hasFacts ? FACTS : ''}${page.hasTrace ? TRACE : ''}<li><a href="manifest.json">manifest.json</a> : la liste des fichiers et leurs empreintes</li>
</ul>
</main>
</body>
</html>
`
}

const PROFILE = `<li><a href="data/profile.json">data/profile.json</a> : votre profil de santé et vos volontés, pour un logiciel (FHIR R4)</li>
`

const FACTS = `<li><a href="data/results.csv">data/results.csv</a> : vos résultats et vos mesures, pour un tableur</li>
<li><a href="data/facts.json">data/facts.json</a> : ce qui a été lu dans vos documents, pour un logiciel (FHIR R4)</li>
`

const SHELF = `<li><a href="data/shelf.json">data/shelf.json</a> : vos dossiers, vos épingles et vos notes, pour un logiciel</li>
`

const ACCESS = `<li><a href="data/who-may-see.json">data/who-may-see.json</a> : qui peut voir, vos partages et vos soignants, pour un logiciel</li>
`

const NOTICES = `<li><a href="data/notices.json">data/notices.json</a> : vos notifications et leurs réglages, pour un logiciel</li>
`

const TRACE = `<li><a href="data/accesses.csv">data/accesses.csv</a> : qui a regardé ce dossier, pour un tableur</li>
<li><a href="proof/LISEZ-MOI.txt">proof/LISEZ-MOI.txt</a> : la preuve de cette liste, et comment la vérifier</li>
`

const rowOf = ({ line, files }: Copied): string => {
  const { facts } = line
  const [original, ...parts] = files
  const links = [
    `<a href="${html(original?.name ?? '')}">${html(facts.title)}</a>`,
    ...parts.map(({ name }, i) => `<a href="${html(name)}">${html(facts.title)}, pièce ${i + 1}</a>`),
  ]
  const author = [facts.authorName, facts.authorRole, facts.authorPlace].filter(part => part !== undefined && part !== '').join(', ')
  const state = line.status === 'deprecated' ? ' (remplacé)' : ''
  return `<tr><td>${html(facts.date.slice(0, 10))}</td><th scope="row">${links.join('<br>')}${state}</th><td>${html(plainLabelOf(facts.typeCode).fr)}</td><td>${html(author)}</td></tr>`
}

const absentOf = (absent: readonly DocumentLine[]): string =>
  absent.length === 0
    ? ''
    : `<h2>Documents qui n’ont pas pu être copiés</h2>
<p>Ils sont toujours dans votre dossier.</p>
<ul>
${absent.map(({ facts }) => `<li>${html(facts.date.slice(0, 10))} : ${html(facts.title)}</li>`).join('\n')}
</ul>`

const scopeInWords = ({ scope, familyOf, copied }: IndexPage): string => {
  switch (scope.kind) {
    case 'all':
      return 'Elle contient ce que vous pouviez voir ce jour-là.'
    case 'period':
      return `Elle contient les documents${scope.from === undefined ? '' : ` à partir du ${scope.from}`}${scope.to === undefined ? '' : ` jusqu’au ${scope.to}`}.`
    case 'categories': {
      const labels = new Set(copied.map(({ line }) => familyOf(line.facts.typeCode).label))
      return `Elle contient seulement une partie des documents${labels.size === 0 ? '' : ` : ${[...labels].join(', ')}`}.`
    }
  }
}
