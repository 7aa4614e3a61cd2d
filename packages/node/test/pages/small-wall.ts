// A small real wall in memory: founded, written on, logged, moderated; and its pages.

import {
  definitionTemplate,
  type EventTemplate,
  KIND,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Doorways } from '../../src/demonstration/demonstration.ts'
import { loadRenderer, openPages, type Pages } from '../../src/pages/index.ts'
import type { Turns } from '../../src/relay/turns.ts'
import { createWallState } from '../../src/state/create-wall-state.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { MemoryStore } from '../../src/store/index.ts'
import type { LogChoice } from '../../src/store/store.ts'

export const NOW = 1_795_000_000

/** Secret keys by one byte; signatures without randomness, so that every run has the same ids. */
const secret = (byte: number) => new Uint8Array(32).fill(byte)
const NO_RANDOM = new Uint8Array(32)

const KEEPER = publicKeyOf(secret(1))

export interface SmallWall {
  readonly wall: string
  readonly store: MemoryStore
  readonly pages: Pages
  /** Signs with the key of a byte, stores, logs and releases. */
  post(
    by: number,
    template: Partial<EventTemplate> & { readonly kind: number },
    log?: LogChoice,
  ): Promise<VerifiedEvent>
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; html: string; headers: Headers }>
  search(words: string): Promise<string>
  close(): Promise<void>
}

interface Opened {
  readonly turns?: Turns
  /** It is a demonstration's. */
  readonly doors?: Pick<Doorways, 'token' | 'run'>
}

export async function smallWall({ turns, doors }: Opened = {}): Promise<SmallWall> {
  const founding = signEvent(
    definitionTemplate(
      {
        wall: undefined,
        prev: undefined,
        voids: [],
        version: 1,
        titles: [
          { lang: 'en', text: 'Small wall' },
          { lang: 'zh-Hant', text: '小牆' },
        ],
        keepers: [KEEPER],
        threshold: 1,
        logs: [{ key: 'ab'.repeat(32), url: 'http://127.0.0.1/', admission: 'default', open: true }],
        continues: [],
        witnesses: [],
        groups: [],
        moderators: [],
        boards: [
          { slug: 'talk', lang: 'en', title: 'Talk' },
          { slug: 'talk', lang: 'zh-Hans', title: '闲谈' },
          { slug: 'news', lang: 'en', title: 'News' },
        ],
        langs: ['en'],
        pow: 0,
        batch: 15,
        addresses: [],
        validUntil: NOW + 900_000,
      },
      { createdAt: NOW - 900_000 },
    ),
    secret(1),
    NO_RANDOM,
  )
  const store = new MemoryStore()
  await store.put([{ event: founding, log: 'default' }])
  await store.place('default', 0, [founding.id])
  const state = createWallState({ store, founding, logs: { default: 'ab'.repeat(32) }, now: () => NOW })
  const names = new NamesBook(store, state)
  const listeners = new Set<(events: readonly VerifiedEvent[]) => void>()
  const faults: unknown[] = []
  const pages = openPages({
    store,
    state,
    renderer: await loadRenderer(),
    onReleased: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    names: () => names.names(),
    now: () => NOW,
    base: () => 'https://wall.example/',
    ...(turns && { turns }),
    ...(doors && { doors }),
    onError: (error) => faults.push(error),
  })
  const request = async (path: string, init?: RequestInit) => {
    const response = await pages.app.request(path, init)
    const html = await response.text()
    if (faults.length > 0) throw faults[0]
    return { status: response.status, html, headers: response.headers }
  }
  return {
    wall: founding.id,
    store,
    pages,
    async post(by, { kind, created_at = NOW - 3600, tags = [], content = '' }, log = 'default') {
      const template = { kind, created_at, tags: [['h', founding.id], ...tags], content }
      const event = signEvent(template, secret(by), NO_RANDOM)
      const named = (wanted: string) => tags.flatMap(([name, value = '']) => (name === wanted ? [value] : []))
      const withdraw = {
        by: event.id,
        authors: [event.pubkey],
        ids: named('e'),
        addresses: named('a'),
        everything: kind === KIND.vanish,
        until: created_at,
      }
      await store.put([
        { event, log, ...(kind === KIND.withdrawal || kind === KIND.vanish ? { withdraw } : {}) },
      ])
      if (log === 'default' || log === 'optional') await store.place(log, store.placedCount(log), [event.id])
      for (const listener of listeners) listener([event])
      return event
    },
    get: (path, headers = {}) => request(path, { headers }),
    async search(words) {
      const body = new URLSearchParams({ q: words })
      return (await request('/s', { method: 'POST', body })).html
    },
    async close() {
      pages.close()
      await store.close()
    },
  }
}
