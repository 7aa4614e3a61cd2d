// Questions that every client asks, over one connection, one at a time: the same filters to everybody.

import { KIND, type NostrEvent } from '@commonwall/wall'
import { type Figure, figure, notExercised } from '../figure.ts'
import { RefusedError, RelayClient } from '../relay-client.ts'
import { quantile } from '../statistics.ts'
import type { Target } from '../target.ts'

interface Question {
  readonly name: string
  /** Filters of the n-th time it is asked, so that no answer is simply the last one again. */
  filters(n: number): readonly object[]
  /** How many events an answer has at least; fewer is another question. */
  readonly least: number
}

/** Two characters: most Chinese words. FTS5's own tokenizers find nothing for them. */
const WORDS = ['人权', '自由', '教育', '国家', '法律']

function questions(held: readonly NostrEvent[]): readonly Question[] {
  const threads = held.filter(({ kind }) => kind === KIND.thread)
  const authors = [...new Set(held.map(({ pubkey }) => pubkey))]
  const pick = <T>(list: readonly T[], n: number) => list[(n * 7_919) % list.length]
  const replies = { kinds: [KIND.reply] }
  return [
    { name: 'newest 50', least: 50, filters: () => [{ ...replies, limit: 50 }] },
    { name: 'newest 500', least: 500, filters: () => [{ ...replies, limit: 500 }] },
    {
      name: 'thread of 20',
      least: 20,
      filters: (n) => {
        const { id } = pick(threads, n) ?? { id: '' }
        return [{ ids: [id] }, { '#E': [id], limit: 500 }]
      },
    },
    { name: 'author, 100', least: 100, filters: (n) => [{ authors: [pick(authors, n)], limit: 100 }] },
    {
      name: 'search, two characters',
      least: 1,
      filters: (n) => [{ search: pick(WORDS, n), kinds: [KIND.thread, KIND.reply], limit: 50 }],
    },
  ]
}

/** Asks everything `times` times in each of `rounds` rounds; a figure is the median of the rounds' medians. */
export async function measureReading(
  target: Target,
  { rounds, times }: { readonly rounds: number; readonly times: number },
): Promise<Figure[]> {
  const client = await RelayClient.open(target.url)
  try {
    const figures: Figure[] = []
    for (const question of questions(target.held))
      figures.push(await measure(client, target, question, rounds, times))
    return figures
  } finally {
    client.close()
  }
}

async function measure(
  client: RelayClient,
  { subject }: Target,
  { name, filters, least }: Question,
  rounds: number,
  times: number,
): Promise<Figure> {
  const medians: number[] = []
  let bytes = 0
  try {
    for (let round = 0; round < rounds; round++) {
      const waits: number[] = []
      for (let n = 0; n < times; n++) {
        const asked = await client.ask(...filters(round * times + n))
        if (asked.events < least)
          return notExercised(name, subject, 'ms', `answered with ${asked.events} events`)
        waits.push(asked.milliseconds)
        bytes = asked.bytes
      }
      medians.push(
        quantile(
          waits.sort((a, b) => a - b),
          0.5,
        ),
      )
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return notExercised(name, subject, 'ms', error.message)
  }
  return figure(name, subject, 'ms', medians, `${Math.round(bytes / 1024)} KiB an answer`)
}
