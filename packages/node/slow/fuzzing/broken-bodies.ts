// Bodies for the inbox: many lines, padded in every way or not at all, too long, too many; and their answers.
//
// Every line must be answered in its place, by the hash of its bytes, whatever stands beside it.

import { createHash } from 'node:crypto'
import { decodeInboxAnswer, INBOX_SIZES, MAX_INBOX_BYTES, MAX_INBOX_LINES } from '@commonwall/wall'
import { type InboxSupplies, type Line, makeLine } from './broken-lines.ts'
import type { Dice } from './dice.ts'

/** undefined: the inbox did the right thing. */
type Problem = string | undefined

const LF = 10
const REFUSAL = /^(invalid|error|blocked|restricted|rate-limited|pow): ./

/** Posts one body to the inbox. Tells how many lines were answered. */
export async function tryInbox(
  inbox: string,
  dice: Dice,
  supplies: InboxSupplies,
): Promise<{ name: string; answered: number; problem: Problem }> {
  if (dice.below(25) === 0) return oddBody(inbox, dice)
  const lines = makeLines(dice, supplies)
  const { name, body } = dice.one(PADDINGS)(dice, lines)
  const response = await post(inbox, body)
  const answer = new Uint8Array(await response.arrayBuffer())
  const problem =
    response.status === 200
      ? answerProblem(answer, lines)
      : `expected 200, got ${response.status} ${new TextDecoder().decode(answer).slice(0, 100)}`
  return { name: `inbox: ${name}`, answered: lines.length, problem }
}

/** As many as fit, sometimes the same one twice. */
function makeLines(dice: Dice, supplies: InboxSupplies): readonly Line[] {
  const lines: Line[] = []
  let left = MAX_INBOX_BYTES
  for (let wanted = 1 + dice.below(16); wanted > 0; wanted -= 1) {
    const line = lines.length > 0 && dice.below(8) === 0 ? dice.one(lines) : makeLine(dice, supplies)
    left -= line.bytes.length + 3
    if (left < 0) break
    lines.push(line)
  }
  return lines
}

type Padding = (dice: Dice, lines: readonly Line[]) => { name: string; body: Buffer }

const PADDINGS: readonly Padding[] = [
  (_, lines) => {
    const text = joined(lines, 1)
    const size = INBOX_SIZES.find((size) => size >= text.length) ?? MAX_INBOX_BYTES
    return { name: 'padded as it should be', body: Buffer.concat([text], size).fill(LF, text.length) }
  },
  (_, lines) => ({ name: 'without padding and last LF', body: joined(lines, 1).subarray(0, -1) }),
  (dice, lines) => {
    const text = joined(lines, 1)
    const more = dice.below(MAX_INBOX_BYTES - text.length + 1)
    return { name: 'padded to any length, before', body: Buffer.concat([Buffer.alloc(more, LF), text]) }
  },
  (_, lines) => ({ name: 'empty lines between', body: joined(lines, 3) }),
]

function joined(lines: readonly Line[], ends: number): Buffer {
  return Buffer.concat(lines.flatMap(({ bytes }) => [bytes, Buffer.alloc(ends, LF)]))
}

function answerProblem(answer: Uint8Array, lines: readonly Line[]): Problem {
  if (!INBOX_SIZES.includes(answer.length)) return `expected a padded answer, got ${answer.length} bytes`
  const results = decodeInboxAnswer(answer)
  if (results.length !== lines.length) return `expected ${lines.length} answers, got ${results.length}`
  for (const [at, { name, bytes, answer }] of lines.entries()) {
    const { hash, refused } = results[at] ?? {}
    if (hash !== createHash('sha256').update(bytes).digest('hex')) return `${name}: answered as another line`
    if ((refused === undefined ? 'taken' : 'refused') !== answer)
      return `${name}: expected ${answer}, got ${refused ?? 'taken'}`
    if (refused !== undefined && !REFUSAL.test(refused))
      return `${name}: refused without a prefix: ${refused}`
  }
  return undefined
}

/** What holds too much, or nothing, or goes nowhere. */
async function oddBody(inbox: string, dice: Dice) {
  const [name, url, body, status] = dice.one<readonly [string, string, Buffer, number]>([
    ['too many bytes', inbox, Buffer.alloc(MAX_INBOX_BYTES + 1 + dice.below(500_000), 'a'), 413],
    ['too many lines', inbox, Buffer.from('{}\n'.repeat(MAX_INBOX_LINES + 1 + dice.below(1_000))), 400],
    ['nothing but padding', inbox, Buffer.alloc(1 + dice.below(MAX_INBOX_BYTES), LF), 200],
    [
      'a log that is not here',
      inbox.replace(/[0-9a-f]{16}\/inbox$/, `${dice.hex(16)}/inbox`),
      Buffer.from('{}\n'),
      404,
    ],
  ])
  const response = await post(url, body)
  await response.arrayBuffer()
  const problem = response.status === status ? undefined : `expected ${status}, got ${response.status}`
  return { name: `inbox: ${name}`, answered: 0, problem }
}

function post(url: string, body: Buffer): Promise<Response> {
  const headers = { 'content-type': 'text/plain' }
  return fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(10_000),
  })
}
