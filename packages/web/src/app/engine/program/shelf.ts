// Where the kept program lies: one page in this browser's Cache Storage, under the address of the wall, where the service
// worker finds it. Not sealed: it is the same for everybody and holds nothing of the wall.

import { StoreError } from '@commonwall/sync'
import { SHELF } from '../../program/shelf-name.ts'

export interface Shelf {
  get(): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Whole or not at all: what lay there stays until then. @throws StoreError store/full */
  put(program: Uint8Array<ArrayBuffer>): Promise<void>
}

/** As a node serves the page; its own policy stands in it, but for what only a header can say. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** @param root of the wall, as the scope of the service worker */
export function cacheShelf(root: string): Shelf {
  return {
    async get() {
      const page = await caches.match(root, { cacheName: SHELF })
      return page === undefined ? undefined : new Uint8Array(await page.arrayBuffer())
    },
    async put(program) {
      try {
        const shelf = await caches.open(SHELF)
        await shelf.put(root, new Response(program, { headers: HEADERS }))
      } catch (cause) {
        throw new StoreError('store/full', 'program: no room left', {
          cause,
        })
      }
    },
  }
}

/** True where this browser has such a shelf: in a secure context, and not in every private window. */
export function hasShelf(): boolean {
  return 'caches' in globalThis
}
