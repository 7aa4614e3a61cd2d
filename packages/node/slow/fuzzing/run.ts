// Throws cases at a relay and its inbox, a few connections at a time, and says which were not answered as they
// should be.

import { Client } from '../conformance/client.ts'
import { tryInbox } from './broken-bodies.ts'
import { brokenConnections, type ConnectionAttack } from './broken-connections.ts'
import { brokenEvents } from './broken-events.ts'
import { brokenFrames } from './broken-frames.ts'
import type { InboxSupplies } from './broken-lines.ts'
import { brokenPosts } from './broken-posts.ts'
import { type Case, isAnswer, type Supplies, type Surface } from './case.ts'
import { Dice } from './dice.ts'
import { oddRequests } from './odd-requests.ts'

/** Everything that the relay takes messages for. */
export const SURFACES: readonly Surface[] = [...brokenFrames, ...brokenEvents, ...oddRequests]

/** One in so many cases goes below the messages. */
const CONNECTION_EVERY = 250
/** One in so many cases is a body for the inbox, with a few lines. */
const INBOX_EVERY = 15
/** Milliseconds that a relay gets to answer one case. */
const WAIT = 10_000

export interface FuzzOptions {
  readonly url: string
  readonly seed: number
  /** Number of the first case, so that a run can be gone on with. */
  readonly from: number
  readonly count: number
  readonly connections: number
  readonly supplies: Supplies
  /** Where bodies are posted; without it, those cases are messages like the others. */
  readonly inbox?: { readonly url: string; readonly supplies: InboxSupplies } | undefined
  /** Told after every thousandth case. */
  readonly onProgress?: (done: number) => void
}

export interface FuzzResult {
  readonly done: number
  /** Lines that the inbox answered. */
  readonly lines: number
  /** Cases by surface. */
  readonly by: ReadonlyMap<string, number>
  /** One line each: number, surface, case, what came. */
  readonly problems: readonly string[]
}

/** Case `n` of a seed is always the same, whatever else runs. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { url, from, count } = options
  const by = new Map<string, number>()
  const problems: string[] = []
  let next = from
  let done = 0
  let lines = 0
  const worker = async (): Promise<void> => {
    let client = await Client.connect(url)
    while (next < from + count && problems.length < 100) {
      const number = next
      next += 1
      const { name, problem, answered = 0 } = await tried(number, client, options)
      lines += answered
      by.set(name, (by.get(name) ?? 0) + 1)
      if (problem !== undefined) problems.push(`case ${number}: ${name}: ${problem}`)
      client.frames.length = 0
      if (!client.isOpen) client = await Client.connect(url)
      done += 1
      if (done % 1_000 === 0) options.onProgress?.(done)
    }
    client.close()
  }
  await Promise.all(Array.from({ length: options.connections }, worker))
  return { done, lines, by, problems }
}

interface Tried {
  readonly name: string
  readonly problem: string | undefined
  /** Lines that the inbox answered. */
  readonly answered?: number
}

function tried(number: number, client: Client, { url, seed, supplies, inbox }: FuzzOptions): Promise<Tried> {
  const dice = new Dice(seed, number)
  if (number % CONNECTION_EVERY === 0) return attack(url, brokenConnections, dice, supplies)
  if (!inbox || number % INBOX_EVERY !== 1) return ask(client, dice, supplies)
  if (dice.below(10) === 0) return attack(inbox.url, brokenPosts, dice, supplies)
  return tryInbox(inbox.url, dice, inbox.supplies)
}

async function attack(
  url: string,
  attacks: readonly ConnectionAttack[],
  dice: Dice,
  { events }: Supplies,
): Promise<Tried> {
  const { name, run } = dice.one(attacks)
  try {
    return { name, problem: await run(url, dice, dice.one(events)) }
  } catch (error) {
    return { name, problem: String(error) }
  }
}

async function ask(client: Client, dice: Dice, supplies: Supplies): Promise<Tried> {
  const surface = dice.one(SURFACES)
  const made = surface.make(dice, supplies)
  return { name: surface.name, problem: await answered(client, made) }
}

async function answered(client: Client, { name, text, answer }: Case): Promise<string | undefined> {
  // Whatever the case, one frame ends it; where nothing may come, the answer to the next question does.
  const isLast = ([verb, id]: readonly unknown[]): boolean =>
    answer === 'silence' ? verb === 'COUNT' && id === 'after' : verb !== 'EVENT' && verb !== 'AUTH'
  const waiting = client.next(isLast, WAIT)
  client.sendText(text)
  if (answer === 'silence') client.sendText('["COUNT","after",{"kinds":[]}]')
  const frame = await waiting
  if (!frame) return `${name}: ${client.isOpen ? 'no answer' : 'the connection was closed'}`
  if (answer === 'silence') {
    // EVENT is no answer: an earlier case may have left a subscription open.
    const spoke = client.frames.find(([verb]) => verb !== 'COUNT' && verb !== 'EVENT')
    return spoke && `${name}: expected silence, got ${JSON.stringify(spoke)}`
  }
  return isAnswer(answer, frame)
    ? undefined
    : `${name}: expected ${answer}, got ${JSON.stringify(frame).slice(0, 200)}`
}
