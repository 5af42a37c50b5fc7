import { expect } from 'vitest'
import { type Answer, type Client, clientOf } from './client.ts'
import { register, signedIn } from './people.ts'

export const ELSEWHERE = '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f'
/** An identity card and a face that is the photo's. */
export const SEEN = { pieces: ['identity-card', 'vitale-card'], photoAgrees: true, doubt: false }
const AGENTS = ['599999999800018-AG0001', '599999999800018-AG0002', '599999999800018-AG0003']

export const registerAgents = async (url: string): Promise<void> => {
  const client = clientOf(url)
  for (const [i, nationalId] of AGENTS.entries()) await register(client, { nationalId, family: `GUICHET${i}`, kind: 'agent' })
}
export const enter = (url: string, n: number): Promise<Client> => signedIn(url, { nationalId: AGENTS[n] })

export const codeOf = ({ json }: Answer): unknown => (json as { code?: string }).code

/** One asks, the other agrees. */
export const agree = async (one: Client, two: Client, kind: string, subject: string): Promise<void> => {
  const { json } = await one.send('POST', '/api/agents/acts', { kind, subject })
  const { actId } = json as { actId: string }
  expect((await two.send('POST', `/api/agents/acts/${actId}/answer`, { approve: true })).status).toBe(204)
}
