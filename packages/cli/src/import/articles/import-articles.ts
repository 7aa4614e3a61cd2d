// Brings what was published elsewhere onto a wall: signs each article now, and says openly that nobody did then.
//
// Twice is once: what stands on the wall with these words is left alone, and what was signed and has not come there yet
// is sent again as it was. What was signed is kept in a record, so that a line that broke costs nothing.

import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import {
  checkWallEvent,
  type Definition,
  MAX_EVENT_BYTES,
  parseEventJson,
  stringifyEvent,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import { loadWall, seen } from '../../source/load-wall.ts'
import { now } from '../../terminal/arguments.ts'
import { CommandError } from '../../terminal/command-error.ts'
import { oneLine } from './entry.ts'
import { readSource } from './read-source.ts'
import { type Article, saysTheSame, toArticles } from './to-articles.ts'

export interface ImportPlan {
  readonly definition: Definition
  readonly items: readonly PlanItem[]
  readonly problems: readonly string[]
  readonly passedOver: number
}

export interface PlanItem {
  readonly article: Article
  /** `new`, or `changed`: these words stand nowhere yet; `signed`: in the record, not on the wall; `there`. */
  readonly state: 'new' | 'changed' | 'signed' | 'there'
  /** What was signed of it already. */
  readonly event?: VerifiedEvent
  /** Bytes as an event, about. */
  readonly bytes: number
}

export interface PlanOptions {
  readonly source: string
  /** Where the wall is read. */
  readonly wallAt: string
  readonly wall?: string | undefined
  readonly board: string
  readonly pubkey: string
  readonly lang?: string | undefined
  readonly date?: string | undefined
  /** File with what was signed before. */
  readonly record: string
}

/** Bytes that key, id, signature, time and work add to what an article says. */
const ENVELOPE = 420

/** Reads both sides and says what would be done. @throws CommandError */
export async function planImport(options: PlanOptions): Promise<ImportPlan> {
  const source = await readSource(options.source)
  const loaded = await loadWall(options.wallAt, { wall: options.wall, now: now() })
  const definition = loaded.history.current
  const boards = [...new Set(definition.boards.map(({ slug }) => slug))]
  if (!boards.includes(options.board))
    throw new CommandError(
      'import/no-board',
      `board: expected one of ${boards.join(', ')}, got ${options.board}`,
    )
  const { articles, problems } = toArticles(source, {
    wall: definition.wall,
    board: options.board,
    pubkey: options.pubkey,
    lang: options.lang,
    date: options.date,
    // No clock on Earth is further ahead of UTC: what is dated later has not been published anywhere.
    today: new Date(1000 * (now() + 14 * 3600)).toISOString().slice(0, 10),
  })
  const standing = seen(loaded).articles
  const signed = readRecord(options.record)
  const items: PlanItem[] = []
  const wrong = [...source.unreadable, ...problems]
  for (const article of articles) {
    const bytes =
      Buffer.byteLength(JSON.stringify([article.template.tags, article.template.content])) + ENVELOPE
    if (bytes > MAX_EVENT_BYTES) {
      const title = oneLine(article.entry.title, 60)
      wrong.push(
        `${title}: text: expected at most ${MAX_EVENT_BYTES} bytes as a post, got ${bytes}; split it`,
      )
      continue
    }
    const history = standing.get(article.address)?.history
    const there = [...(history?.versions.map(({ event }) => event) ?? []), ...(history?.gone ?? [])]
    const event = there.find((one) => saysTheSame(one, article))
    const waiting = signed.find((one) => one.pubkey === options.pubkey && saysTheSame(one, article))
    if (event !== undefined) items.push({ article, state: 'there', event, bytes })
    else if (waiting !== undefined) items.push({ article, state: 'signed', event: waiting, bytes })
    else items.push({ article, state: there.length > 0 ? 'changed' : 'new', bytes })
  }
  return { definition, items, problems: wrong, passedOver: source.passedOver }
}

/** Signs what is not signed yet and keeps it in the record before anything leaves. */
export async function signPlan(
  { definition, items }: ImportPlan,
  {
    record,
    sign,
  }: { readonly record: string; readonly sign: (template: Article['template']) => Promise<VerifiedEvent> },
): Promise<readonly VerifiedEvent[]> {
  const signed: VerifiedEvent[] = []
  cutToWholeLines(record)
  for (const { article, state, event } of items) {
    if (state === 'there') continue
    if (event !== undefined) {
      signed.push(event)
      continue
    }
    const made = await sign({ ...article.template, created_at: now() })
    checkWallEvent(made, { wall: definition.wall })
    appendFileSync(record, `${stringifyEvent(made)}\n`, { mode: 0o600 })
    signed.push(made)
  }
  return signed
}

/** What a crash or a full disk left of a last line goes: with the next one behind it, it would be none that can be read. */
function cutToWholeLines(record: string): void {
  if (!existsSync(record)) return
  const bytes = readFileSync(record)
  const whole = bytes.lastIndexOf(10) + 1
  if (whole < bytes.length) truncateSync(record, whole)
}

/** A last line that was cut short was not sent. */
function readRecord(record: string): readonly VerifiedEvent[] {
  if (!existsSync(record)) return []
  const lines = readFileSync(record, 'utf8').split('\n').slice(0, -1)
  return lines.flatMap((line, n) => {
    try {
      return verifyEvent(parseEventJson(line)) ?? []
    } catch (error) {
      throw new CommandError('import/record', `${record}: line ${n + 1}: ${(error as Error).message}`)
    }
  })
}
