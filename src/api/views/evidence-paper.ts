import type { Evidence } from '../../journal/index.ts'
import type { TraceEntry } from '../../audit/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { dateInWords, printProof } from '../../platform/print/index.ts'
import { underInWords } from '../wording/people.ts'

const STREAMS = {
  open: 'Journal commun',
  holder: 'Journal de la personne seule',
  held: 'Journal en attente',
  sheltered: 'Journal des lieux protégés',
} as const
const OUTCOMES = { granted: 'accepté', absent: 'rien trouvé', refused: 'refusé' } as const
/** A paper for people: whoever wants every byte takes the file, which a program checks. */
const MOST_LINES = 400

type Stream = keyof typeof STREAMS

const entriesOf = ({ streams }: Evidence): readonly (readonly [string, TraceEntry])[] =>
  Object.entries(streams).flatMap(([stream, entries]) =>
    // The border with our own canonical text: what audit/ wrote.
    (entries ?? []).map(({ n, entry }) => [`${stream} ${n}`, entry as TraceEntry] as const),
  )

const lineOf = ([place, { at, actor, action, outcome, relation, motive }]: readonly [string, TraceEntry]): string =>
  [
    `${place} – ${at.slice(0, 10)} ${at.slice(11, 19)} UTC – ${actor.name}`,
    ...(actor.under === undefined ? [] : [underInWords(actor.under)]),
    ...(actor.structureName === undefined ? [] : [actor.structureName]),
    `${action} (${OUTCOMES[outcome]}), à titre de ${relation}`,
    ...(motive === undefined ? [] : [`motif : ${motive}`]),
  ].join(', ')

/** The proof on paper: whose record, the newest lines, the head of each chain and the signed checkpoint that commits to all of them. */
export const printEvidence = (op: Operation, holderName: string, evidence: Evidence): Promise<Buffer> => {
  const entries = entriesOf(evidence).toSorted(([, a], [, b]) => (a.at < b.at ? 1 : -1))
  const heads = Object.entries(evidence.heads).map(([stream, { n, chain }]) => ({
    label: STREAMS[stream as Stream],
    value: `${n} lignes, empreinte ${Buffer.from(chain, 'base64').toString('hex')}`,
  }))
  return printProof({
    title: 'Preuve du journal des accès',
    reference: op.correlationId.slice(0, 8),
    at: op.instant,
    facts: [{ label: 'Nom', value: holderName }, { label: 'Dossier', value: evidence.record }, ...heads],
    paragraphs: [
      `Ce journal compte ${entries.length} lignes au ${dateInWords(op.instant)}. Chaque ligne est liée à la précédente par un calcul.`,
      'Le fichier JSON de la preuve se vérifie sans nous, avec le programme public verify-trace.mjs.',
      'Registre signé :',
      ...evidence.checkpoint.split('\n').filter(line => line.trim() !== ''),
      ...(entries.length > MOST_LINES
        ? [`Les ${MOST_LINES} lignes les plus récentes. Le fichier JSON les contient toutes.`]
        : ['Toutes les lignes :']),
      ...entries.slice(0, MOST_LINES).map(lineOf),
    ],
  })
}
