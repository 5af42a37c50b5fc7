import type { Route } from 'playwright-core'

/** What goes wrong between a page and the server (ui.md C9), and what a whole screen then says, with its way out. */
export type Fault = {
  readonly name: string
  readonly answer: (route: Route) => Promise<void>
  readonly says: RegExp
  /** A press or a link that leads on. */
  readonly out: RegExp
  /** Told in the same words as a fault of the server: two screens are enough to see it, a part and a whole. */
  readonly alike?: true
}

const RETRY = /^Réessayer$/
const problem =
  (status: number, code: string): Fault['answer'] =>
  route =>
    route.fulfill({ status, json: { code, message: 'Message du serveur.', correlationId: 'c0ffee' } })

const FAILED = /Nous n’avons pas réussi à afficher cette page/

export const FAULTS: readonly Fault[] = [
  { name: 'offline', answer: route => route.abort('internetdisconnected'), says: /hors connexion/, out: RETRY },
  { name: '401', answer: problem(401, 'session.none'), says: /Votre session est terminée/, out: /Entrer à nouveau|GUILLOUX/ },
  { name: '403', answer: problem(403, 'not-allowed'), says: /Vous n’avez pas accès à cette page/, out: /Aller à l’accueil/ },
  { name: '404', answer: problem(404, 'absent'), says: /Cette page n’existe pas/, out: /Aller à l’accueil/ },
  { name: '409', answer: problem(409, 'conflict'), says: FAILED, out: RETRY, alike: true },
  { name: '413', answer: problem(413, 'too-large'), says: FAILED, out: RETRY, alike: true },
  { name: '429', answer: problem(429, 'too-many'), says: FAILED, out: RETRY, alike: true },
  { name: '500', answer: problem(500, 'fault'), says: FAILED, out: RETRY },
  { name: 'timeout', answer: () => new Promise(() => undefined), says: /C’est plus long que d’habitude/, out: RETRY },
  { name: 'half an answer', answer: route => route.fulfill({ contentType: 'application/json', body: '{"items":[{"id":"1' }), says: FAILED, out: RETRY },
]
