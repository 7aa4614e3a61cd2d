// What the node answers over HTTP, under one prefix: the inbox, the published files, then the pages.

import type { NostrEvent } from '@commonwall/wall'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Doorways } from '../demonstration/demonstration.ts'
import { doorsApp } from '../demonstration/doors-app.ts'
import { inboxApp } from '../inbox/inbox.ts'
import type { Answer, Intake } from '../intake/intake.ts'
import { Rates } from '../relay/rates.ts'
import type { HeldTogether } from './held-together.ts'
import { publishedApp } from './published.ts'

export interface WallAppOptions {
  /** Without slashes at its ends; empty for none. */
  readonly prefix: string
  /** The published folder, prefix included. */
  readonly published: string
  readonly pages: Hono
  readonly intake: Intake
  readonly openSealed: (event: NostrEvent) => Promise<Answer>
  readonly originHashes: () => readonly string[]
  /** Where it is counted what bodies hold that have not ended. */
  readonly held: HeldTogether
  /** The verbs behind a demonstration's doors; absent everywhere else. */
  readonly doors?: Doorways
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  /** Told of a fault of ours; without it the framework would print what it knows of a request's end. */
  readonly onFault: (error: unknown) => void
}

/** Inbox bodies of one source: a first burst, then one every two seconds. */
const INBOX_BURST = 60
const INBOX_PER_SECOND = 0.5

export function wallApp(options: WallAppOptions): Hono {
  const { prefix, held, now, random } = options
  const rates = new Rates({ burst: INBOX_BURST, perSecond: INBOX_PER_SECOND, salt: () => random(16), now })
  const incomingOf = (env: unknown) => (env as HttpBindings | undefined)?.incoming
  const allow = (env: unknown) => rates.take(rates.sourceOf(incomingOf(env)?.socket.remoteAddress))
  const begin = (env: unknown) => held.begin(() => incomingOf(env)?.destroy())
  const inside = new Hono()
  inside.onError((error, context) => {
    options.onFault(error)
    return context.text('error: this node failed; try again\n', 500)
  })
  inside.route('/', inboxApp(options.originHashes, { ...options, allow, begin }))
  inside.route('/', publishedApp(options.published, prefix === '' ? '/' : `/${prefix}/`))
  if (options.doors) inside.route('/', doorsApp(options.doors, options.onFault))
  inside.route('/', options.pages)
  if (prefix === '') return inside
  // With the slash, else the front page would stand where what is relative in it leads elsewhere.
  return new Hono()
    .get(`/${prefix}`, (context) => context.redirect(`${prefix.split('/').at(-1)}/`, 308))
    .route(`/${prefix}/`, inside)
}
