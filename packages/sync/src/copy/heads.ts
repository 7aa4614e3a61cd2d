// The heads of a round: of two sources at a time, until one has one. Their definitions are taken first, since they say
// which wall it is; whoever is of another is left, and whoever stays silent beside another's answer is not waited for.

import { HEAD_TAR } from '@commonwall/wall'
import { type Ask, CaughtError } from './ask.ts'
import { type Head, readHead } from './head.ts'
import type { Holdings } from './holdings.ts'
import type { Source } from './source.ts'

/** At most so many addresses are asked at once. */
const AT_ONCE = 2
/** Once one head came, the other of a pair is waited for so long, in milliseconds: a line that is cut says nothing for long. */
const BESIDE = 4_000

interface HeadsOptions {
  readonly ask: Ask
  readonly holdings: Holdings
  /** Opens the logs that the definitions name. */
  readonly openLogs: () => Promise<void>
}

/** The heads whose definitions and evidence were taken, in the order of their sources. */
export async function askHeads({ ask, holdings, openLogs }: HeadsOptions): Promise<readonly Head[]> {
  const versions = new Map<Head, number>()
  for (let at = 0; at < ask.sources.length && versions.size === 0; at += AT_ONCE) {
    for (const head of await headsOf(ask, ask.sources.slice(at, at + AT_ONCE))) {
      const version = head && (await takeDefinitions(ask, holdings, head))
      if (head && version !== undefined) versions.set(head, version)
    }
  }
  await openLogs()
  const { current } = holdings.history() ?? {}
  for (const [head, version] of versions) {
    if (current && version > 0 && version < current.version)
      ask.caught(
        head.source,
        'definition/older',
        'definition',
        `expected version ${current.version}, which is in force, got ${version}`,
      )
    for (const path of head.evidence) await takeEvidence(ask, holdings, head, path)
  }
  await holdings.judge()
  return [...versions.keys()]
}

/** What a pair says. Whoever stays silent long after the other answered is left out of this round. */
async function headsOf(ask: Ask, pair: readonly Source[]): Promise<readonly (Head | undefined)[]> {
  const came: (Head | undefined)[] = pair.map(() => undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopWaiting = () => {}
  const waitedEnough = new Promise<void>((resolve) => {
    stopWaiting = resolve
  })
  const all = pair.map(async (source, at) => {
    came[at] = await readHead(ask, source)
    if (came[at] !== undefined) timer ??= setTimeout(stopWaiting, BESIDE)
  })
  try {
    await Promise.race([Promise.all(all), waitedEnough])
  } finally {
    clearTimeout(timer)
  }
  for (const [at, source] of pair.entries()) {
    if (came[at] !== undefined || !ask.open.includes(source)) continue
    const problem = `expected an answer within ${BESIDE / 1000} s of another's, got none`
    ask.caught(source, 'unreachable', HEAD_TAR, problem, 'transport/timeout')
    ask.drop(source)
  }
  return [...came]
}

/** How many definitions it has; undefined if its source is of another wall, or was left meanwhile. */
async function takeDefinitions(
  ask: Ask,
  holdings: Holdings,
  { source, read }: Head,
): Promise<number | undefined> {
  let version = 0
  try {
    await holdings.definitions.take(
      async (path) => {
        const bytes = await read(path)
        if (bytes) version++
        return bytes
      },
      holdings.verify,
      (code, path, problem) => ask.caught(source, code, path, problem),
    )
  } catch (error) {
    if (!(error instanceof CaughtError)) throw error
    ask.caught(source, error.code, 'definition/1.gz', error.message)
    ask.drop(source)
    return undefined
  }
  return ask.open.includes(source) ? version : undefined
}

async function takeEvidence(
  ask: Ask,
  holdings: Holdings,
  { source, read }: Head,
  path: string,
): Promise<void> {
  const { wall, definitions } = holdings
  const bytes = await read(path)
  if (bytes && wall !== undefined)
    await ask.during(source, path, () => holdings.evidence.take(bytes, definitions.logs))
}
