// A wall whose clock is moved by hand, so that what is said on it has a date, and its pages: each is asked of pages that
// were opened for it, as after a start, so that nothing is answered from what an earlier one kept.

import {
  addressOf,
  isVersioned,
  KIND,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
  viewOf,
  type WallView,
} from '@commonwall/wall'
import type { PageRenderer } from '@commonwall/web/pages'
import { keyEvent } from '../../../wall/test/key-event.ts'
import { PendingWithdrawals } from '../../src/admission/pending-withdrawals.ts'
import { withdrawalOf } from '../../src/admission/withdrawal.ts'
import { FoldedBodies } from '../../src/moderation/folded-bodies.ts'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall } from '../state/wall-rig.ts'

const HOUR = 3_600

/** A secret key of one byte; 10 is a keeper's. */
export const secret = (byte: number) => new Uint8Array(32).fill(byte)

/** @param drawnBy what makes a page of what it is given: the pages' own by default */
export async function openDatedWall(drawnBy: (renderer: PageRenderer) => PageRenderer = (own) => own) {
  const wall = await openWall()
  const { founding, store, state, now } = wall
  const names = new NamesBook(store, state)
  const renderer = drawnBy(await loadRenderer())
  const opened = (withheld: readonly string[] = []) =>
    openPages({
      store,
      state,
      renderer,
      onReleased: () => () => {},
      names: () => names.names(),
      now,
      base: () => 'https://wall.example/',
      withheld: () => withheld,
    })
  const pending = () => {
    const witnessedTime = (id: string) => state.witnessedTime(id)
    const time = () => ({ wallTime: state.history().wallTime, witnessedTime })
    const { wall } = state
    return new PendingWithdrawals({ ...{ store, wall, time, now }, names: () => names.names() })
  }
  const sign = (key: Uint8Array, kind: number, tags: string[][], content = '') => {
    const template = { kind, created_at: now.time, tags: [['h', founding.id], ...tags], content }
    return signEvent(template, key, secret(0))
  }
  /** Has its place with what is written next. @param takesBack whether it has an effect now, if it is a throwaway's withdrawal */
  const hold = async (event: VerifiedEvent, takesBack: boolean) => {
    const withdraw = takesBack ? withdrawalOf(event, [event.pubkey]) : undefined
    await store.put([{ event, log: 'default', ...(withdraw && { withdraw }) }])
  }
  const place = (id: string) => store.position('default', id)
  /** All versions of what is held. */
  const events = () => {
    const { events: current } = store.query([{ tags: {} }], 10_000)
    return current.flatMap((event) => {
      const versions = isVersioned(event.kind) ? store.versions(addressOf(event)) : []
      return versions.length > 0 ? versions : [event]
    })
  }
  return {
    write: wall.write,
    /** Gives it a place that no anchor covers yet, as where witnesses are slow. */
    async writeUnwitnessed(event: VerifiedEvent) {
      await store.put([{ event, log: 'default' }])
      await store.place('default', store.placedCount('default'), [event.id])
    },
    hold,
    /** As the intake does it: what a throwaway takes back loses its body at once. */
    async takeBack(event: VerifiedEvent) {
      await hold(event, true)
      await wall.flush()
    },
    /** A place of which this host never had the body. */
    placeAlone: (id: string) => store.place('default', store.placedCount('default'), [id]),
    /** Time goes by, and the log signs nothing. */
    wait(seconds: number) {
      now.time += seconds
    },
    sign,
    /** A thread on the one board. */
    thread(key: Uint8Array, title: string, text = title) {
      const tags = [
        ['title', title],
        ['t', 'board'],
        ['l', 'en'],
      ]
      return sign(key, KIND.thread, tags, text)
    },
    /** How a name looks. */
    called: (key: Uint8Array, name: string) => sign(key, KIND.profile, [], JSON.stringify({ name })),
    /** Makes a key a lasting name, or with `prev` another key its successor. @param by who signs it */
    key(owner: Uint8Array, next: Uint8Array, prev?: string, by = owner) {
      const [keys, words] = [[publicKeyOf(owner)], publicKeyOf(next)]
      return keyEvent({ wall: founding.id, prev, keys, next: words, at: now.time }, by)
    },
    /** Idle logs sign again each hour: the anchor that dates what was said before. */
    async anHourLater() {
      now.time += HOUR
      await wall.look()
      now.time += HOUR
    },
    /** So many seconds go by, and what waited for them is taken back. */
    async carryOut(seconds: number) {
      now.time += seconds
      await wall.look()
      await pending().run()
      now.time += HOUR
    },
    place,
    /** True for a place that a withdrawal emptied. */
    remembers: (at: number | undefined) =>
      at !== undefined && store.hole(store.placed('default', at, at + 1)[0] ?? '') !== undefined,
    names: () => names.names(),
    /** What the app makes of all that is held. */
    view(): WallView {
      return viewOf({ events: events(), history: state.history(), names: names.names(), now: now() })
    },
    /** What the app holds of it. */
    held() {
      const ids = store.placed('default', 0, store.placedCount('default'))
      return {
        events: new Map(events().map((event) => [event.id, event])),
        ...{ history: state.history(), names: names.names(), now: now() },
        positions: new Map(ids.map((id, position) => [id, position])),
      }
    },
    /** The one page that copies carry. @param withheld ids whose bodies are held and not published */
    index(withheld: readonly string[] = []): string | undefined {
      const pages = opened(withheld)
      const html = pages.renderIndex()
      pages.close()
      return html
    },
    /** A page, and right after it the one that copies carry. */
    async pageAndIndex(path: string) {
      const pages = opened()
      const page = await (await pages.app.request(path)).text()
      const index = pages.renderIndex()
      pages.close()
      return { page, index }
    },
    /** Pages at paths, all of one start, where folded bodies are kept back; undefined for what has none. */
    async pages(paths: readonly string[]) {
      const onChanged = () => Promise.resolve()
      const { withheld } = new FoldedBodies({ store, state, host: publicKeyOf(secret(99)), onChanged })
      const { app, close } = opened([...withheld])
      const pages: (string | undefined)[] = []
      for (const path of paths) {
        const response = await app.request(path)
        pages.push(response.ok ? await response.text() : undefined)
      }
      close()
      return pages
    },
    /** The page at a path, or of the post of an id. */
    async page(path: string, init?: RequestInit): Promise<string> {
      const { app, close } = opened()
      const at = path.startsWith('/') ? path : `/t/${place(path)}`
      const response = await app.request(at, init)
      close()
      if (!response.ok) throw new Error(`page ${at}: expected one, got ${response.status}`)
      return response.text()
    },
    close: wall.close,
  }
}
