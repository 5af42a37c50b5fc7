import type { AccessCopy } from '../../access/index.ts'
import { type Instant, toIso } from '../../kernel/instant.ts'

const dated = (at: Instant | null): string | null => (at === null ? null : toIso(at))

/** Who may see, as she decided it, and the carers she listed: by name, without any number of ours. */
export const accessCopy = ({ rules, shares, carers, places, stays, card, links }: AccessCopy): string =>
  `${JSON.stringify(
    {
      settings: rules.settings,
      rules: rules.actors.map(({ actor, relation, basis, from, until, blocked, blockedInEmergency, depositsOpposed, scope }) => ({
        name: actor.name,
        relation,
        basis,
        from: toIso(from),
        until: dated(until),
        blocked,
        blockedInEmergency,
        depositsOpposed,
        scope,
      })),
      shares: shares.map(({ createdAt, until, openedAt, actor, scope }) => ({
        createdAt: toIso(createdAt),
        until: toIso(until),
        openedAt: dated(openedAt),
        openedBy: actor?.name ?? null,
        scope,
      })),
      carers: carers.flatMap(carer => {
        if (!carer.listed) return []
        if (carer.kind === 'known') return [{ name: carer.actor.name }]
        const { name, role, town, phone } = carer
        return [{ name, role, ...(town === undefined ? {} : { town }), ...(phone === undefined ? {} : { phone }) }]
      }),
      protectedPlaces: places.map(({ place, name, hiddenFrom, by, from, until, decision }) => ({
        kind: place.kind,
        name,
        hiddenFrom: hiddenFrom.name,
        askedBy: by.name,
        from: toIso(from),
        until: toIso(until),
        ...(decision === undefined ? {} : { decision }),
      })),
      stays: stays.map(({ structureName, service, from, until, ended }) => ({
        structure: structureName,
        ...(service === undefined ? {} : { service }),
        from: toIso(from),
        until: toIso(until),
        ended,
      })),
      emergencyCard: card,
      emergencyCardLinks: links.map(({ createdAt, until, state, opened, openedAt }) => ({
        createdAt: toIso(createdAt),
        until: toIso(until),
        state,
        opened,
        lastOpenedAt: dated(openedAt),
      })),
    },
    null,
    2,
  )}\n`
