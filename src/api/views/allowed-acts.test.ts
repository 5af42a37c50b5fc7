import { describe, expect, test } from 'vitest'
import type { DocumentLine } from '../../documents/index.ts'
import type { AccessMode, Subject } from '../../kernel/actors.ts'
import { instant } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { allowedActs, readerOf } from './allowed-acts.ts'

const line = (of: Partial<DocumentLine> = {}): DocumentLine => ({
  id: 'd' as DocumentLine['id'],
  seriesId: 's',
  version: 1,
  status: 'approved',
  bytes: 1,
  submittedAt: instant(0),
  masked: false,
  chosen: false,
  heldUntil: null,
  hiddenFromRepresentatives: false,
  own: false,
  replacedBy: null,
  facts: { title: 'A', typeCode: '11488-4', typeSystem: 'x', date: '2026', authorName: 'B', mediaType: 'text/xml', format: 'cda' },
  ...of,
})

const reader = (kind: Subject['kind'], relation: string, mode: AccessMode = 'normal', profession = '10') =>
  readerOf(
    {
      mode,
      caller: {
        subject: { kind, id: 'a', name: 'A', nationalId: '8' } as never,
        means: 'demonstration',
        level: 'low',
        authenticatedAt: instant(0),
        sessionId: 's' as never,
        ...(kind === 'professional'
          ? {
              exercise: {
                profession,
                structureId: 'x' as never,
                structureNationalId: '1',
                structureName: 'S',
                occupational: false,
                regulation: false,
              },
            }
          : {}),
      },
    } as unknown as Operation,
    { basis: { rule: 'x', relation, policy: 'p', mode } },
  )
const offered = (acts: ReturnType<typeof allowedActs>): readonly string[] =>
  Object.entries(acts)
    .filter(([, may]) => may)
    .map(([name]) => name)
    .sort()

describe('a page offers what the functional table allows (PDT-INF-526)', () => {
  test.each([
    ['the person', reader('person', 'holder'), line(), ['choose', 'mask']],
    ['the person, of her own', reader('person', 'holder'), line({ own: true }), ['archive', 'choose', 'delete', 'mask', 'replace']],
    ['the person, of what she masked', reader('person', 'holder'), line({ masked: true }), ['choose', 'unmask']],
    ['a representative', reader('person', 'representative'), line(), ['choose', 'mask']],
    ['a helper', reader('person', 'helper'), line(), []],
    ['an authorised professional', reader('professional', 'authorised'), line(), ['mask']],
    ['an authorised professional, of what is held', reader('professional', 'authorised'), line({ heldUntil: instant(1) }), ['reveal']],
    ['its author', reader('professional', 'none'), line({ own: true }), ['archive', 'delete', 'mask', 'replace']],
    ['the attending doctor', reader('professional', 'attending'), line(), ['archive', 'mask']],
    ['the attending doctor, of what is masked', reader('professional', 'attending'), line({ masked: true }), ['archive', 'unmask']],
    ['a doctor in an emergency', reader('professional', 'emergency', 'break-glass'), line(), ['archive']],
    ['a nurse in an emergency', reader('professional', 'emergency', 'break-glass', '60'), line(), []],
    ['a secretary, of her structure’s', reader('secretary', 'none'), line({ own: true }), ['delete', 'replace']],
    ['anybody, of what is deleted', reader('professional', 'attending'), line({ status: 'deleted', own: true }), []],
  ] as const)('to %s', (_, who, document, acts) => {
    expect(offered(allowedActs(who, document))).toEqual(acts)
  })
})
