import { toIso } from '../../kernel/instant.ts'
import { type Body, type Entry, isAbsence } from '../../profile/index.ts'
import { asksPregnancy } from '../card/asks-pregnancy.ts'
import { CARD_RISKS, type CardRisk } from '../card/model.ts'
import { riskOf } from '../card/risks.table.ts'
import { blocksOf as synthesisBlocksOf } from '../synthesis/blocks-of.ts'
import { atcOf } from '../synthesis/codes.ts'
import type { Block, Item } from '../synthesis/model.ts'
import type { EmergencyBlock, EmergencyBlockName, EmergencyLine, EmergencyTag, Silence, ToPlace, Topic } from './model.ts'
import { recentOf } from './recent-of.ts'
import { wishesOf } from './wishes-of.ts'

/** How many lines of a block stand on a screen of 1366 × 768 that is not scrolled. */
const SHOWN: Readonly<Record<EmergencyBlockName, number>> = { danger: 7, treatments: 8, conditions: 6, wishes: 5, recent: 6 }

/** The five blocks, of what this reader sees: who says it stands beside each line, and what nobody said is written as such. */
export const emergencyBlocksOf = (on: ToPlace): Readonly<Record<EmergencyBlockName, EmergencyBlock>> => {
  const { allergies, treatments, conditions, history } = synthesisBlocksOf(on.entries, on.facts, on.today, on.closed)
  const past = itemsOf(history)
  const dangers = dangersOf(itemsOf(allergies), itemsOf(treatments), [...itemsOf(conditions), ...past])
  const recent = recentOf(on.lines, on.facts, past, on.isClosed)
  return {
    danger: cut('danger', dangers, [...silenceOf('allergies', allergies), ...pregnancyOf(on, dangers)]),
    treatments: cut(
      'treatments',
      itemsOf(treatments).map(item => lineOf(item, item.risk ?? null)),
      silenceOf('treatments', treatments),
    ),
    conditions: cut(
      'conditions',
      [...itemsOf(conditions).map(item => lineOf(item, null)), ...bloodOf(on.entries)],
      silenceOf('conditions', conditions),
    ),
    wishes: cutWishes(on),
    recent: cut('recent', recent.items, recent.silent),
  }
}

const cutWishes = (on: ToPlace): EmergencyBlock => {
  const { items, silent } = wishesOf(on)
  return cut('wishes', items, silent)
}

/** A grave allergy is never what is cut. */
const cut = (name: EmergencyBlockName, items: readonly EmergencyLine[], silent: readonly Silence[]): EmergencyBlock => {
  const shown = Math.max(SHOWN[name], items.filter(({ tag }) => tag === 'severe-allergy').length)
  return { items: items.slice(0, shown), more: Math.max(items.length - shown, 0), silent }
}

const itemsOf = (block: Block): readonly Item[] => (block.state === 'list' ? block.items : [])

/** A « none » that a line contradicts is told beside it; an empty block is never blank. */
const silenceOf = (topic: Topic, block: Block): readonly Silence[] => {
  switch (block.state) {
    case 'unknown':
    case 'closed':
      return [{ topic, state: block.state }]
    case 'none':
      return [{ topic, state: 'none', by: block.by, date: block.date }]
    case 'list':
      return block.denied === undefined ? [] : [{ topic, state: 'none', ...block.denied }]
  }
}

export const lineOf = (item: Item, tag: EmergencyTag | null): EmergencyLine => {
  const { id, text, detail, date, by, standing, document } = item
  return { id, tag, text, detail, date, by, standing, ...(document === undefined ? {} : { document }) }
}

const OF_LIFE = ['pregnancy', 'transplant', 'rare-disease', 'implant'] as const

const dangersOf = (allergies: readonly Item[], treatments: readonly Item[], life: readonly Item[]): readonly EmergencyLine[] => {
  const found = [
    ...allergies.map(item => lineOf(item, item.severe === true ? 'severe-allergy' : 'allergy')),
    ...treatments.flatMap(item => (item.risk === 'anticoagulant' ? [lineOf(item, 'anticoagulant')] : [])),
    ...life.flatMap(item => {
      const risk = item.origin === 'family' || item.origin === 'stay' ? null : riskOf(toldOf(item), OF_LIFE)
      // A pregnancy of the past is no danger of today; what was put in, or grafted, stays.
      return risk === null || (risk === 'pregnancy' && item.origin === 'past-condition') ? [] : [lineOf(item, risk)]
    }),
  ]
  return found.toSorted((a, b) => rankOf(a) - rankOf(b))
}

const toldOf = (item: Item): { readonly text: string; readonly code?: string } => {
  const code = atcOf(item.code) ?? item.code?.code
  return { text: item.text, ...(code === undefined ? {} : { code }) }
}

const RANKS: readonly EmergencyTag[] = [...CARD_RISKS, 'allergy']
const rankOf = ({ tag }: EmergencyLine): number => (tag === null ? RANKS.length : RANKS.indexOf(tag))

const pregnancyOf = ({ today, closed, ...holder }: ToPlace, dangers: readonly EmergencyLine[]): readonly Silence[] => {
  const isTold = dangers.some(({ tag }) => tag === ('pregnancy' satisfies CardRisk))
  return asksPregnancy(holder, today) && !isTold ? [{ topic: 'pregnancy', state: closed.has('conditions') ? 'closed' : 'unknown' }] : []
}

const isBlood = (body: Entry['body']): body is Extract<Body, { readonly rubric: 'blood-group' }> =>
  !isAbsence(body) && body.rubric === 'blood-group'

/** Said by her: no blood is given on it (a card of her group is two determinations). */
const bloodOf = (entries: readonly Entry[]): readonly EmergencyLine[] =>
  entries.flatMap(({ id, body, status, source, author, writtenAt }) => {
    if (status !== 'active' || !isBlood(body)) return []
    const date = body.effective ?? toIso(writtenAt).slice(0, 10)
    return [{ id, tag: 'blood-group' as const, text: body.value, detail: '', date, by: author.name, standing: source }]
  })
