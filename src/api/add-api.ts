import type { FastifyInstance } from 'fastify'
import { type CookieStyle, cookieStyle } from '../accounts/index.ts'
import { addRoutes } from './add-routes.ts'
import { describeApi } from './openapi.ts'
import type { Route } from './route.ts'
import { accessReviewRoutes } from './routes/access-review.ts'
import { accessRoutes } from './routes/access.ts'
import { accountRoutes } from './routes/account.ts'
import { activationRoutes } from './routes/activation.ts'
import { agentRoutes } from './routes/agents.ts'
import { batchRoutes } from './routes/batches.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { authorisedRoutes } from './routes/authorised.ts'
import { cardRoutes } from './routes/card.ts'
import { cardLinkRoutes } from './routes/card-links.ts'
import { contentRoutes } from './routes/content.ts'
import { delegationRoutes } from './routes/delegations.ts'
import { demonstrationRoutes } from './routes/demonstration.ts'
import { depositRoutes } from './routes/deposits.ts'
import { deskRoutes } from './routes/desk.ts'
import { documentRoutes } from './routes/documents.ts'
import { emergencyRoutes } from './routes/emergency.ts'
import { enrolmentRoutes } from './routes/enrolment.ts'
import { exportRoutes } from './routes/exports.ts'
import { factRoutes } from './routes/facts.ts'
import { findingRoutes, simulatedCardRoutes } from './routes/finding.ts'
import { habilitationRoutes } from './routes/habilitations.ts'
import { handedOverRoutes } from './routes/handed-over.ts'
import { healthRoutes } from './routes/health.ts'
import { journalRoutes } from './routes/journal.ts'
import { lifeRoutes } from './routes/life.ts'
import { measureRoutes } from './routes/measures.ts'
import { noticeRoutes } from './routes/notices.ts'
import { onDemandRoutes } from './routes/on-demand.ts'
import { openidRoutes } from './routes/openid.ts'
import { yearlyLetterRoutes } from './routes/yearly-letter.ts'
import { placeRoutes } from './routes/places.ts'
import { professionalRoutes } from './routes/professional.ts'
import { profileRoutes } from './routes/profile.ts'
import { proofRoutes } from './routes/proofs.ts'
import { recordRoutes } from './routes/records.ts'
import { renditionRoutes } from './routes/renditions.ts'
import { reviewRoutes } from './routes/review.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { shelfRoutes } from './routes/shelf.ts'
import { sharingRoutes } from './routes/sharing.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { termRoutes } from './routes/terms.ts'
import { resultRoutes } from './routes/results.ts'
import { standingRoutes } from './routes/standings.ts'
import { stayRoutes } from './routes/stays.ts'
import { synthesisRoutes } from './routes/synthesis.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { tlogRoutes } from './routes/tlog.ts'
import { wishRoutes } from './routes/wishes.ts'
import { uploadRoutes } from './routes/uploads.ts'
import type { Services } from './services.ts'

export const routesOf = (services: Services, style: CookieStyle): readonly Route[] => [
  ...demonstrationRoutes(services, style),
  ...sessionRoutes(style),
  ...signInRoutes(style),
  ...activationRoutes(style),
  ...accountRoutes(style),
  ...openidRoutes(style),
  ...agentRoutes(style),
  ...deskRoutes,
  ...placeRoutes,
  ...yearlyLetterRoutes,
  ...noticeRoutes,
  ...enrolmentRoutes(services),
  ...recordRoutes,
  ...onDemandRoutes,
  ...documentRoutes,
  ...searchRoutes,
  ...contentRoutes,
  ...depositRoutes,
  ...batchRoutes,
  ...shelfRoutes,
  ...uploadRoutes,
  ...renditionRoutes,
  ...accessRoutes,
  ...sharingRoutes,
  ...cardRoutes,
  ...cardLinkRoutes,
  ...delegationRoutes,
  ...journalRoutes,
  ...reviewRoutes,
  ...proofRoutes,
  ...attachmentRoutes,
  ...authorisedRoutes,
  ...accessReviewRoutes,
  ...habilitationRoutes,
  ...lifeRoutes,
  ...exportRoutes,
  ...handedOverRoutes,
  ...professionalRoutes,
  ...findingRoutes,
  ...simulatedCardRoutes(services),
  ...stayRoutes,
  ...standingRoutes,
  ...profileRoutes,
  ...wishRoutes,
  ...termRoutes,
  ...factRoutes,
  ...measureRoutes,
  ...timelineRoutes,
  ...synthesisRoutes,
  ...resultRoutes,
  ...emergencyRoutes,
  ...tlogRoutes,
  ...healthRoutes,
]

/** The JSON API of the web applications, with its own description. */
export const addApi = async (app: FastifyInstance, services: Services): Promise<void> => {
  const style = cookieStyle(services.isSecure)
  await describeApi(app, style)
  await addRoutes(app, services, style, routesOf(services, style))
}
