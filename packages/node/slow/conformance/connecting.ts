// Before anybody is known: the information document, AUTH, EOSE, and writing as a stranger.

import type { Client } from './client.ts'
import { type Bench, type Outcome, optional, refused, required, type Trial, taken } from './trial.ts'

/** Seconds of NIP-42's window, three times over. */
const LONG_AGO = 30 * 60
const UNKNOWN_ID = 'deadbeef'.repeat(8)

async function information(bench: Bench): Promise<Record<string, unknown>> {
  const response = await fetch(bench.url.replace(/^ws/, 'http'), {
    headers: { accept: 'application/nostr+json' },
  })
  return (await response.json()) as Record<string, unknown>
}

const claims: readonly Trial[] = [4, 9, 11, 26, 29, 40, 42, 45, 50, 59, 65, 94, 96].map((nip) =>
  optional(`nip11: claims support for NIP-${nip}`, async (bench) => {
    const { supported_nips } = await information(bench)
    return Array.isArray(supported_nips) && supported_nips.includes(nip) ? undefined : 'not claimed'
  }),
)

/** A fresh connection and its challenge. */
async function challenged(bench: Bench): Promise<{ client: Client; challenge: string } | undefined> {
  const client = await bench.connect()
  const find = () => client.frames.find(([verb]) => verb === 'AUTH')
  const frame = find() ?? (await client.next(([verb]) => verb === 'AUTH'))
  return frame && { client, challenge: String(frame[1]) }
}

interface Reply {
  readonly kind?: number
  readonly relay?: string
  readonly challenge?: string
  readonly created_at?: number
}

async function authenticate(
  bench: Bench,
  reply: Reply,
): Promise<{ ok: boolean; message: string } | undefined> {
  const offered = await challenged(bench)
  if (!offered) return undefined
  const event = bench.stranger.event({
    kind: reply.kind ?? 22242,
    created_at: reply.created_at ?? Math.floor(bench.now()),
    tags: [
      ['relay', reply.relay ?? bench.url],
      ['challenge', reply.challenge ?? offered.challenge],
    ],
  })
  const answer = offered.client.next(([verb, id]) => verb === 'OK' && id === event.id)
  offered.client.send(['AUTH', event])
  const ok = await answer
  return ok ? { ok: ok[2] === true, message: String(ok[3]) } : { ok: false, message: 'no answer' }
}

function authTrial(name: string, wrong: (bench: Bench) => Reply): Trial {
  return required(`auth: ${name}`, async (bench): Promise<Outcome> => {
    const answer = await authenticate(bench, wrong(bench))
    if (!answer) return 'not challenged'
    return answer.message === 'no answer' ? 'AUTH was not answered' : refused(answer)
  })
}

export const connecting: readonly Trial[] = [
  optional('nip11: document is provided', async (bench) =>
    typeof (await information(bench)).name === 'string' ? undefined : 'no name',
  ),
  ...claims,
  required('nip11: CORS headers', async (bench) => {
    const url = bench.url.replace(/^ws/, 'http')
    const { headers } = await fetch(url, { headers: { accept: 'application/nostr+json' } })
    const missing = ['origin', 'headers', 'methods'].filter(
      (name) => !headers.has(`access-control-allow-${name}`),
    )
    return missing.length === 0 ? undefined : `missing: ${missing.join(', ')}`
  }),
  optional('auth: prompts on connect', async (bench) =>
    (await challenged(bench)) ? undefined : 'no AUTH came',
  ),
  authTrial('kind is verified', () => ({ kind: 1 })),
  authTrial('relay tag is verified', () => ({ relay: 'wss://elsewhere.example' })),
  authTrial('challenge is verified', () => ({ challenge: 'another challenge' })),
  authTrial('time is verified', (bench) => ({ created_at: Math.floor(bench.now()) - LONG_AGO })),
  optional('auth: can AUTH as unknown', async (bench) => {
    const answer = await authenticate(bench, {})
    return answer ? taken(answer) : 'not challenged'
  }),
  required('eose: supports EOSE', async (bench) => {
    const { eose } = await bench.client.fetch({ authors: [bench.author().pubkey], kinds: [1], limit: 10 })
    return eose ? undefined : 'no EOSE'
  }),
  optional('eose: closes complete subscriptions', async (bench) => {
    const client = await bench.connect()
    const closed = client.next(([verb]) => verb === 'CLOSED', 500)
    client.open({ ids: [UNKNOWN_ID], kinds: [1] })
    return (await closed) ? undefined : 'stays open'
  }),
  required('eose: keeps incomplete subscriptions open', async (bench) => {
    const client = await bench.connect()
    const closed = client.next(([verb]) => verb === 'CLOSED', 500)
    client.open({ authors: [bench.author().pubkey], kinds: [1], until: 1_700_000_000, limit: 10 })
    return (await closed) ? 'closed' : undefined
  }),
  ...[1, 10002, 10050, 23195].map((kind) =>
    optional(`public: a stranger can write kind ${kind}`, async (bench) =>
      taken(await bench.client.publish(bench.stranger.event({ kind }))),
    ),
  ),
]
