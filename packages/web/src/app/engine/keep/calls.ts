// Calls about what stays on this device: going over to *Saved here* and back, and what only it remembers.

import { opened } from '../ground.ts'
import { heldIn } from '../held.ts'
import type { OwnGround } from '../own/own-ground.ts'
import { inOneTab } from '../say/turn.ts'
import { Saving, type SavingState } from './saving.ts'
import { openTable } from './there.ts'

/** What is half written, or the way by which the reader came. */
export interface Keeping {
  readonly row: 'drafts' | 'steps'
  /** What is to be kept; undefined where it is only looked. */
  readonly text?: string
  /** What was kept when it was looked last: where another tab has kept something else since, that stays. */
  readonly before?: string | undefined
}

export interface KeepCalls {
  /** Whether something is saved on this device, and open. */
  saving(): Promise<SavingState>
  /** Begins *Saved here* with what is open; where that fails, nothing is saved. @throws StoreError */
  beginSaving(passphrase: string): Promise<void>
  /** @throws StoreError store/passphrase; EngineError wall/another, engine/no-wall where what is saved is not the wall that is open */
  unlock(passphrase: string): Promise<void>
  /** What is in this tab alone: nothing is saved, and there is a voice in an assembly, or posts wait of which no file was made. */
  diesWithTab(): Promise<'voice' | 'posts' | undefined>
  lock(): Promise<void>
  /** Somebody uses the device: what is saved here stays open for a while longer. */
  stay(): Promise<void>
  /** In *Saved here*: keeps a text of the shell's, if one is given. @returns what is kept now. @throws StoreError */
  kept(keeping: Keeping): Promise<string | undefined>
  follow(input: { readonly root: string; readonly followed: boolean }): Promise<void>
  /** In *Saved here*: marks a thread or an article as read. */
  read(root: string): Promise<void>
}

export function keepCalls(ground: OwnGround): KeepCalls {
  const { random, onLock } = ground.options
  const saving = new Saving({
    open: openTable,
    random,
    onLock() {
      ground.rest()
      onLock()
    },
  })
  return {
    async saving() {
      const state = await saving.state()
      return { ...state, full: state.open && ground.isOpen && ground.session().copy.isFull }
    },
    async beginSaving(passphrase) {
      const { store, source } = ground.session()
      const kept = await saving.begin(passphrase)
      try {
        for (const path of await store.list()) {
          const bytes = await store.get(path)
          if (bytes !== undefined) await kept.store.put(path, bytes)
        }
        await ground.moveTo(kept, source)
      } catch (error) {
        // Half a wall is not what was asked for, and the tab goes on without it.
        await saving.undo()
        throw error
      }
    },
    async unlock(passphrase) {
      const kept = await saving.unlock(passphrase)
      try {
        await ground.moveTo(kept)
      } catch (error) {
        saving.relock()
        throw error
      }
      opened(heldIn(ground.session().copy, false))
      if (ground.session().pool.addresses().length > 0) await ground.catchUp().catch(() => undefined)
    },
    async diesWithTab() {
      const { session, speaker, voices } = ground.own()
      if (session.saved) return undefined
      const waits = (speaker?.entries ?? []).filter(
        ({ state, carriedAt }) => state === 'waiting' && carriedAt === undefined,
      )
      // What a voice says cannot be taken along without the voice.
      const ofVoice = voices.all.length > 0 && waits.every(({ lane }) => lane === 'voice')
      return ofVoice ? 'voice' : waits.length > 0 ? 'posts' : undefined
    },
    lock: async () => saving.lock(),
    stay: async () => saving.stay(),
    kept: ({ row, text, before }) =>
      inOneTab(async () => {
        const { rows, session } = ground.own()
        if (!session.saved) return undefined
        const bytes = await rows.get(row)
        const there = bytes && new TextDecoder().decode(bytes)
        if (text === undefined || there !== before) return there
        await rows.put(row, new TextEncoder().encode(text))
        return text
      }),
    async follow({ root, followed }) {
      await ground.own().marks.follow(root, followed)
      ground.changed()
    },
    async read(root) {
      const { marks, session } = ground.own()
      if (session.saved && (await marks.read(root, ground.wall().saidByOthers(root)))) ground.changed()
    },
  }
}
