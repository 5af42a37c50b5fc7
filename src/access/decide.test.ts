import { describe, expect, test } from 'vitest'
import { forEachCombination } from '../../test/oracle/product.ts'
import { inProductWords } from '../../test/oracle/product-decider.ts'
import { ACTING, decide, READING_BY_HOLDERS, READING_BY_PROFESSIONALS, type Rule } from './decide.ts'
import type { Facts } from './facts.ts'

const doctor: Facts = {
  actor: 'professional',
  doctor: true,
  relation: 'authorised',
  mode: 'normal',
  samu: true,
  breakGlass: true,
  maskedInEmergency: false,
  blockInEmergency: false,
  depositsOpposed: false,
  state: 'active',
  right: 'read',
  own: false,
  scope: 'all',
  matrix: true,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  audience: 'all',
}

describe('the decision', () => {
  test.each<readonly [string, Partial<Facts>, 'allow' | 'deny', string]>([
    ['an authorised doctor reads what the matrix allows', {}, 'allow', '10-matrix'],
    ['and not what it does not', { matrix: false }, 'deny', '10-matrix'],
    ['a closed record is shut before anything else is looked at', { state: 'closed', relation: 'attending' }, 'deny', '1-record-shut'],
    ['a block comes before authorship', { relation: 'blocked', own: true }, 'deny', '2-blocked'],
    [
      'a block « même en urgence » comes before the switch',
      { relation: 'blocked', mode: 'break-glass', blockInEmergency: true, breakGlass: false },
      'deny',
      '2-blocked-in-emergency',
    ],
    ['a refused emergency comes before authorship', { mode: 'break-glass', breakGlass: false, own: true }, 'deny', '3-emergency-refused'],
    [
      'authorship comes before masks, choices, scopes and the matrix',
      { relation: 'none', own: true, masked: true, audience: 'chosen-out', scope: 'outside', matrix: false },
      'allow',
      '4-author',
    ],
    ['the attending doctor sees what is masked', { relation: 'attending', masked: true, matrix: false }, 'allow', '5-leading'],
    ['nobody reads without a basis', { relation: 'none' }, 'deny', '6-no-basis'],
    ['a mask comes before the choice of professionals', { masked: true, audience: 'chosen-out' }, 'deny', '7-masked'],
    ['the choice comes before the scope', { audience: 'chosen-out', scope: 'outside' }, 'deny', '8-chosen-professionals'],
    ['the scope comes before the matrix', { scope: 'outside', matrix: false }, 'deny', '9-outside-scope'],
    [
      'the person reads whatever professionals may not',
      { actor: 'person', relation: 'none', masked: true, matrix: false },
      'allow',
      'holder',
    ],
    ['but not what is held', { actor: 'person', relation: 'none', held: true }, 'deny', 'held-until-announcement'],
    [
      'a representative does not read the secret of a minor',
      { actor: 'representative', relation: 'none', hiddenFromRepresentatives: true },
      'deny',
      'hidden-from-representatives',
    ],
    ['an agent has no right at all', { actor: 'agent', relation: 'none' }, 'deny', 'kind-has-no-right'],
    ['masked and held at once is refused', { right: 'mask', held: true }, 'deny', 'masked-and-held'],
    ['the author corrects although deposits are refused', { right: 'deposit', depositsOpposed: true, own: true }, 'allow', 'correction'],
    ['and adds nothing', { right: 'deposit', depositsOpposed: true }, 'deny', 'deposits-opposed'],
  ])('%s', (_, change, answer, rule) => {
    expect(decide({ ...doctor, ...change })).toEqual({ answer, rule })
  })

  test('has no rule that is never the first to match, so none stands there for nothing', () => {
    const fired = new Set<string>()
    forEachCombination(
      facts => {
        for (const own of [false, true]) {
          const { answer, rule } = decide({ ...inProductWords(facts), own })
          fired.add(`${facts.right === 'read' ? 'reading' : 'acting'} ${rule} ${answer}`)
        }
      },
      ['professional', 'occupational-doctor', 'secretary', 'representative', 'agent'],
    )
    const named = (kind: string, rules: readonly Rule[]): readonly string[] => rules.map(({ rule, answer }) => `${kind} ${rule} ${answer}`)
    const all = [...named('reading', [...READING_BY_PROFESSIONALS, ...READING_BY_HOLDERS]), ...named('acting', ACTING)]
    expect(all.filter(name => !fired.has(name))).toEqual([])
  }, 120_000)

  test('gives each rule its source', () => {
    expect([...READING_BY_PROFESSIONALS, ...READING_BY_HOLDERS, ...ACTING].filter(({ source }) => source.length < 5)).toEqual([])
  })
})
