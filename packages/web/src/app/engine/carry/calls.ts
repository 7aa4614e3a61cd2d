// Calls of who carries: the wall or one's sealed posts out as bytes, and whatever was carried in.

import { CodeReader, type OpenedFile, openFile, readCode } from '@commonwall/sync'
import { encodeTar, type TarFile } from '@commonwall/wall'
import type { IndexPage, Language } from '../../../pages/model.ts'
import { openOrigin } from '../addresses/calls.ts'
import { takeCard } from '../addresses/take-card.ts'
import { type Citation, cite } from '../cite.ts'
import { indexPage } from '../fill/index-page.ts'
import type { OwnGround } from '../own/own-ground.ts'
import { EngineError } from '../wire.ts'
import { checkProof, type Proven } from './check-proof.ts'
import { handIn, isSealed } from './hand-in.ts'
import { type Opening, openBundle, openFrom } from './open-from.ts'
import { sharedWall } from './shared-wall.ts'

/** What came of a file. */
export type Opened =
  | { readonly kind: 'wall'; readonly posts: number; readonly other: boolean }
  | { readonly kind: 'lines'; readonly count: number; readonly sent: boolean }
  | { readonly kind: 'proof'; readonly proven: Proven }
  /** An address for one person, which is asked from now on. */
  | { readonly kind: 'address'; readonly url: string }
  /** A part of a code: so many squares are still to be read. */
  | { readonly kind: 'squares'; readonly missing: number }

export interface CarryCalls {
  /** Opens the wall, where none is open. @throws EngineError engine/no-wall where there is none; TypeError, AddressError */
  openFrom(opening: Opening): Promise<void>
  /** Everything that is held, as a tar of the layout, and the newest threads for who reads it without scripts. */
  bundle(lang: Language): Promise<{ readonly tar: Blob; readonly index: IndexPage }>
  /** Takes in a file that somebody handed over; where no wall is open, the one in it is opened. @throws EngineError, TransportError */
  openFile(file: Blob | Uint8Array<ArrayBuffer>): Promise<Opened>
  /** Files with every post that waits, sealed, to be carried by hand. */
  outboxFiles(): Promise<readonly Uint8Array<ArrayBuffer>[]>
  /** One post that waits, sealed, as the bytes of squares; none if it cannot be sealed now or is too long for them. */
  squares(id: string): Promise<readonly Uint8Array[]>
  /** Takes in one square that was read from a picture. @throws EngineError, CodeError */
  openSquare(square: Uint8Array): Promise<Opened>
  /** What somebody else needs to check a post. */
  cite(id: string): Promise<Citation>
}

/** What was carried in and is no wall. */
type Given = Exclude<OpenedFile, { readonly kind: 'wall' }>

/** Milliseconds for which a wall that is still being read is waited for, before it is given away as far as it is held. */
const PATIENCE = 15_000

export function carryCalls(ground: OwnGround): CarryCalls {
  const reader = new CodeReader()
  const take = async (given: Given): Promise<Opened> => {
    if (given.kind === 'proof') return { kind: 'proof', proven: await checkProof(ground.reading, given.text) }
    if (given.kind === 'card') return { kind: 'address', url: await takeCard(ground, given.card) }
    const { lines } = given
    if (!lines.every(isSealed))
      throw new EngineError('engine/code', 'file: expected sealed lines, got others')
    return { kind: 'lines', count: lines.length, sent: await handIn(ground.session(), lines) }
  }
  return {
    openFrom: (opening) => openFrom(ground, opening),
    cite: async (id) => cite(ground.wall(), id, openOrigin(ground)),
    async bundle(lang) {
      const session = ground.session()
      await session.untilWhole(PATIENCE)
      const files: TarFile[] = []
      for (const path of await session.store.list()) {
        const bytes = await session.store.get(path)
        if (bytes !== undefined) files.push({ path, bytes })
      }
      return {
        // No copy of it goes through the thread that draws.
        tar: new Blob([encodeTar(files)]),
        index: indexPage(sharedWall(session, ground.options.now()), lang),
      }
    },
    async openFile(file) {
      const opened = await openFile('file', file)
      if (opened.kind !== 'wall') return take(opened)
      if (!ground.isOpen) {
        await openBundle(ground, opened.transport)
        return { kind: 'wall', posts: ground.session().copy.status().posts, other: false }
      }
      const { session, speaker } = ground.own()
      const { posts, caught } = await session.take(opened.transport)
      await speaker?.settle()
      return { kind: 'wall', posts, other: caught.some(({ code }) => code === 'wall/another') }
    },
    outboxFiles: async () => (await ground.speaking()).carry(),
    squares: async (id) => (await ground.speaking()).squares(id),
    async openSquare(square) {
      const code = reader.push(square)
      if (code === undefined) return { kind: 'squares', missing: reader.missing ?? 0 }
      const said = await readCode(code)
      if (said.kind === 'slip') throw new EngineError('engine/code', `code: expected no slip, got one`)
      return take(said.kind === 'sealed-line' ? { kind: 'lines', lines: [said.line] } : said)
    },
  }
}
