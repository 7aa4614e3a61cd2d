// Calls of who writes: what the composer is told, what is said, and how far it has come.

import type { Ground } from '../ground.ts'
import { type Composing, type ComposingAsked, composing } from './composing.ts'
import type { MyPost, Saying } from './say.ts'

export interface SayCalls {
  composing(asked: ComposingAsked): Promise<Composing>
  /** Signs it and lets it wait to leave. @returns its id */
  say(saying: Saying): Promise<string>
  withdraw(id: string): Promise<void>
  /** This device's own posts, the newest first. */
  mine(): Promise<readonly MyPost[]>
  /** Sends what is due, and looks whether what was sent is on the wall. */
  look(): Promise<void>
  /** Lets a post leave now. */
  hurry(id: string): Promise<void>
  forget(id: string): Promise<void>
}

export function sayCalls(ground: Ground): SayCalls {
  return {
    composing: async (asked) => composing(ground.wall(), ground.session().keyring, asked),
    async say(saying) {
      const id = await (await ground.speaking()).say(saying)
      await ground.session().saveKeys()
      return id
    },
    async withdraw(id) {
      await (await ground.speaking()).withdraw(id)
    },
    mine: async () => (await ground.speaking()).mine(),
    async look() {
      await (await ground.speaking()).look()
    },
    async hurry(id) {
      await (await ground.speaking()).hurry(id)
    },
    async forget(id) {
      await (await ground.speaking()).forget(id)
    },
  }
}
