// Calls of who writes: what the composer is told, what is said, and how far it has come.

import type { UnsignedEvent } from '@commonwall/wall'
import type { Ground } from '../ground.ts'
import { type Composing, type ComposingAsked, composing } from './composing.ts'
import { prepareOutside, takeSigned } from './outside.ts'
import { JITTER, type MyPost, type Saying, type Withdrawing } from './say.ts'

export interface SignedOutside {
  /** What it was given. */
  readonly given: UnsignedEvent
  /** What came back: anything. */
  readonly signed: unknown
  readonly careful: boolean
  readonly notBefore?: number | undefined
}

export interface SayCalls {
  composing(asked: ComposingAsked): Promise<Composing>
  /** Signs it and lets it wait to leave. @returns its id */
  say(saying: Saying): Promise<string>
  /** The post that a key outside is to sign: as `say`, under the public key of `as`. @throws EngineError */
  prepareOutside(saying: Saying): Promise<UnsignedEvent>
  /** Lets what a key outside signed wait to leave. @returns its id. @throws EngineError engine/signed */
  saySigned(said: SignedOutside): Promise<string>
  /** Takes one's own back. @throws EngineError engine/no-key */
  withdraw(what: Withdrawing): Promise<void>
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
    async prepareOutside(saying) {
      const { now, random } = ground.options
      return prepareOutside(ground.wall(), saying, { now: now(), random })
    },
    async saySigned({ given, signed, careful, notBefore = 0 }) {
      const event = takeSigned(ground.wall(), given, signed)
      const wait = Math.max(0, notBefore - ground.options.now())
      const speaker = await ground.speaking()
      await speaker.send(event, wait, careful ? JITTER : 0, 'name')
      return event.id
    },
    async withdraw(what) {
      await (await ground.speaking()).withdraw(what)
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
