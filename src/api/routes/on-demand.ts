import { ACT_REFUSED, openRecord } from '../../access/index.ts'
import { issueActivationCode } from '../../accounts/index.ts'
import { displayName } from '../../identity/index.ts'
import { after, DAY } from '../../kernel/instant.ts'
import { isMinor } from '../../kernel/majority.ts'
import { refuse } from '../../kernel/refusal.ts'
import { parametersAt } from '../../policy/index.ts'
import { dateInWords, printProof } from '../../platform/print/index.ts'
import type { Places } from '../../records/index.ts'
import { onDemandOpenedSchema, onDemandSchema } from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { toActorId } from '../ids.ts'
import { ASSOCIATION_MISSING } from '../refusals.ts'
import { type Route, route } from '../route.ts'

/** Whom SEED 2 names: the professional she consults, the pharmacist; the desk of the insurer. */
const MAY_ASK: ReadonlySet<string> = new Set(['professional', 'agent'])
const CONSENT = 'accord exprès de la personne, informée de ce qu’est le dossier'

/** What the child, and later the adult, reads in her journal. */
const ASSOCIATED = {
  explained: 'enfant associé : la création lui a été expliquée avec ses mots',
  asked: 'enfant associé : son avis a été demandé',
  'too-young': 'enfant trop jeune pour être associé',
} as const

const motiveOf = (isChild: boolean, association: keyof typeof ASSOCIATED | undefined): string => {
  if (!isChild) return CONSENT
  return association === undefined ? refuse(ASSOCIATION_MISSING) : `accord exprès du représentant légal ; ${ASSOCIATED[association]}`
}

export const onDemandRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/records/on-demand',
    tag: 'records',
    summary: 'Opens a record at its person’s word, and gives her code on paper; she activates it herself (SEED 2)',
    body: onDemandSchema,
    answer: onDemandOpenedSchema,
    status: 201,
    handle: async ({
      op,
      services,
      body: {
        traits: { ins, oid, ...traits },
        association,
      },
    }) => {
      if (!MAY_ASK.has(op.caller.subject.kind)) return refuse(ACT_REFUSED)
      const asked = { ...traits, ins: insFrom(services, { ins, ...(oid === undefined ? {} : { oid }) }) }
      const motive = motiveOf(isMinor(traits.birthDate, parametersAt(op.instant).majorityYears, op.instant), association)
      const { recordId, personId, created } = await openRecord(op, { traits: asked, state: 'open', motive })
      const until = after(op.instant, parametersAt(op.instant).activationCodeDays * DAY)
      // Of a record that stood, the code is nobody’s: a professional learns nothing by it, by the same work, and no second way opens into an account.
      const whose = created ? personId : toActorId(op.draw.uuid())
      const code = await op.db.transaction(tx => issueActivationCode(tx, op, whose, { until, reason: 'on-demand' }))
      const paper = await printProof({
        title: 'Votre dossier Carnet est ouvert',
        reference: code,
        at: op.instant,
        facts: [
          { label: 'Nom', value: displayName(asked) },
          { label: 'Code valable jusqu’au', value: dateInWords(until) },
        ],
        paragraphs: words(services.places),
      })
      return { recordId, code, paper: paper.toString('base64') }
    },
  }),
]

const words = ({ publicUrl, phone }: Places): readonly string[] => [
  'La référence est votre code. Il sert une seule fois.',
  `Pour activer votre dossier, allez sur ${publicUrl.replace(/^https?:\/\//, '')}/activer avec votre carte Vitale et ce code.`,
  `Si le code ne marche pas, vous avez peut-être déjà un dossier : connectez-vous, ou appelez le ${phone}.`,
  'Vous pouvez fermer ce dossier à tout moment. Vos soins et vos remboursements restent les mêmes.',
]
