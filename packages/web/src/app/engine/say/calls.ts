// Calls of who writes: what the composer is told, what is said, and how far it has come.

import { isHex64, show } from '@commonwall/wall'
import type { OwnGround } from '../own/own-ground.ts'
import { EngineError } from '../wire.ts'
import { type Composing, type ComposingAsked, composing } from './composing.ts'
import type { MyPost } from './my-posts.ts'
import type { Saying, Withdrawing } from './speaker.ts'

export interface SayCalls {
  composing(asked: ComposingAsked): Promise<Composing>
  /** Signs it and lets it wait to leave. @returns its id */
  say(saying: Saying): Promise<string>
  /** Lets a key that signs outside speak in this tab. @param pubkey 64 hex digits · @throws EngineError engine/key */
  speakOutside(pubkey: string): Promise<void>
  /** Takes one's own back. @returns false if it had never left this device. @throws EngineError engine/no-key */
  withdraw(what: Withdrawing): Promise<boolean>
  /** This device's own posts, the newest first. */
  mine(): Promise<readonly MyPost[]>
  /** Sends what is due, and looks whether what was sent is on the wall. */
  look(): Promise<void>
  /** Lets a post leave now. */
  hurry(id: string): Promise<void>
  forget(id: string): Promise<void>
}

export function sayCalls(ground: OwnGround): SayCalls {
  return {
    composing: async (asked) => composing(ground.wall(), ground.own().keyring, asked),
    async say(saying) {
      const own = ground.own()
      return (await own.speak()).say(saying, () => own.saveKeys())
    },
    async speakOutside(pubkey) {
      if (!isHex64(pubkey))
        throw new EngineError('engine/key', `key: expected 64 hex digits, got ${show(pubkey)}`)
      ground.own().keyring.outside.add(pubkey)
      ground.changed()
    },
    withdraw: async (what) => (await ground.speaking()).withdraw(what),
    mine: async () => (await ground.speaking()).mine(),
    look: async () => (await ground.speaking()).look(),
    hurry: async (id) => (await ground.speaking()).hurry(id),
    forget: async (id) => (await ground.speaking()).forget(id),
  }
}
