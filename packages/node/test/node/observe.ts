// Everything that a stranger, a mirror or whoever takes the published folder away can see of a node, by name.
//
// Left out are the machine's own clock (the Date header, change times and folder times, which tell when a file was
// written: at a release) and the memory of the process.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logHash } from '@commonwall/wall'
import type { LiveNode } from './wall-on-loopback.ts'

/** Frames of one connection, in order. */
export interface Listener {
  readonly frames: readonly string[]
  /** Sends a frame and resolves with all that comes until one of a kind. */
  ask(frame: readonly unknown[], until: readonly string[]): Promise<readonly string[]>
  close(): void
}

/** Opens a connection to the relay that remembers every frame. */
export async function listen({ url }: Pick<LiveNode, 'url'>): Promise<Listener> {
  const socket = new WebSocket(url.replace('http', 'ws'))
  const frames: string[] = []
  let arrived = () => {}
  socket.onmessage = ({ data }) => {
    frames.push(String(data))
    arrived()
  }
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  return {
    frames,
    async ask(frame, until) {
      const from = frames.length
      const ended = () => frames.slice(from).some((one) => until.includes(JSON.parse(one)[0]))
      socket.send(JSON.stringify(frame))
      while (!ended())
        await new Promise<void>((resolve) => {
          arrived = resolve
        })
      return frames.slice(from)
    },
    close: () => socket.close(),
  }
}

/** A first message of NIP-77 that holds nothing: the answer lists every id. */
const EMPTY_NEGENTROPY = '6100000200'

export interface Asked {
  /** Ids that are asked for by name. */
  readonly ids: readonly string[]
  /** A word that is searched for. */
  readonly word: string
}

/** What the node shows, by a name for each thing: file, page, answer. */
export async function observe(node: LiveNode, { ids, word }: Asked): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const published = join(node.folder, 'public')
  for (const entry of readdirSync(published, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { mtimeMs, mode, size } = statSync(path)
    const name = path.slice(published.length)
    seen.set(`file ${name}`, `${mtimeMs} ${mode} ${size} ${readFileSync(path).toString('base64')}`)
  }
  const hash = logHash(node.state.history().current.logs[0]?.key ?? '')
  const pages = [
    '',
    'f/1',
    'b/1',
    'l',
    'a',
    's',
    'feed.atom',
    'feed.json',
    'feed/1.atom',
    'index.html',
    'en/',
  ]
  const places = Array.from({ length: 12 }, (_, n) => `t/${n}`)
  const paths = [...pages, ...places, `log/${hash}/checkpoint`, `log/${hash}/inbox`, 'head.tar']
  for (const path of paths) seen.set(`GET ${path}`, await fetched(node.url + path))
  const form = { method: 'POST', body: new URLSearchParams({ q: word }) }
  seen.set('POST s', await fetched(`${node.url}s`, form))
  const nip11 = { headers: { accept: 'application/nostr+json' } }
  seen.set('NIP-11', await fetched(node.url, nip11))
  seen.set('metrics', await metricsOf(node))
  seen.set('operator’s page', await operatorsPage(node))
  for (const [name, answer] of await relayAnswers(node, ids, word)) seen.set(name, answer)
  return seen
}

async function relayAnswers(node: LiveNode, ids: readonly string[], word: string) {
  const relay = await listen(node)
  const questions: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
    ['REQ all', ['REQ', 'all', {}], ['EOSE', 'CLOSED']],
    ['REQ ids', ['REQ', 'ids', { ids }], ['EOSE', 'CLOSED']],
    ['REQ search', ['REQ', 'search', { search: word }], ['EOSE', 'CLOSED']],
    ['COUNT all', ['COUNT', 'count', {}], ['COUNT', 'CLOSED']],
    ['COUNT ids', ['COUNT', 'count', { ids }], ['COUNT', 'CLOSED']],
    ['NEG all', ['NEG-OPEN', 'neg', {}, EMPTY_NEGENTROPY], ['NEG-MSG', 'NEG-ERR']],
    ['NEG ids', ['NEG-OPEN', 'neg2', { ids }, EMPTY_NEGENTROPY], ['NEG-MSG', 'NEG-ERR']],
  ]
  const answers: [string, string][] = []
  for (const [name, question, until] of questions)
    answers.push([name, (await relay.ask(question, until)).join('\n')])
  relay.close()
  return answers
}

async function fetched(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  return `${response.status} ${JSON.stringify(headers)} ${body}`
}

async function metricsOf({ operator }: LiveNode): Promise<string> {
  const text = await (await fetch(`${operator}metrics`)).text()
  return text.replace(/^(commonwall_memory_bytes) .*$/m, '$1')
}

/** What the operator is shown, but for the machine's own disk, memory, ports and folder. */
async function operatorsPage({ operator, folder }: LiveNode): Promise<string> {
  const html = await (await fetch(operator ?? '')).text()
  return html
    .replaceAll(folder, 'FOLDER')
    .replaceAll(/(127\.0\.0\.1):\d+/g, '$1')
    .replaceAll(/<dt>(Free on this disk|Memory)<\/dt><dd>[^<]*<\/dd>/g, '')
}
