// The engine: holds the copy, and answers the shell. It runs in a worker, so that no check holds up a finger.
//
// It has two parts. What reads stands first, so that a reader on a long line waits for no more than that; what writes,
// keeps and carries (`own/calls.ts`) is fetched after the first screen, or when something of it is asked for, whichever
// comes first. What is asked of it meanwhile waits for it.

import { type EngineOptions, Ground } from './ground.ts'
import { BEFORE } from './own/before.ts'
import type { OwnCalls, OwnPart } from './own/calls.ts'
import { type ReadCalls, readCalls } from './read/calls.ts'
import { EngineError } from './wire.ts'

/** What a screen asks of the engine; every answer is plain data. */
export interface Calls extends ReadCalls, OwnCalls {
  /** Has the second part come, where it has not. @throws EngineError engine/part where it cannot be fetched; the next call tries again */
  whole(): Promise<void>
}

/** Fetches the second part. @throws whatever kept it from coming */
export type FetchOwn = () => Promise<{ readonly ownPart: (ground: Ground) => OwnPart }>

export interface Engine {
  /** @throws EngineError engine/part where the second part is needed and cannot be fetched; what the call throws */
  ask(method: string, input: unknown): Promise<unknown>
}

type Answerer = (input: unknown) => Promise<unknown>
type Answerers = Readonly<Partial<Record<string, Answerer>>>

export function createEngine(options: Omit<EngineOptions, 'laterScreens'>, fetchOwn: FetchOwn): Engine {
  const ground = new Ground({ ...options, laterScreens: async () => (await second()).screens })
  const whole: Answerer = async () => void (await second())
  const reading = { ...readCalls(ground), whole } as unknown as Answerers
  const before = BEFORE as unknown as Answerers
  let part: OwnPart | undefined
  let fetching: Promise<OwnPart> | undefined

  /** The second part, fetched where it has not come; what is the reader's own beside the open wall is open in it. */
  async function second(): Promise<OwnPart> {
    fetching ??= fetchOwn().then(({ ownPart }) => ownPart(ground))
    try {
      part = await fetching
    } catch (cause) {
      fetching = undefined
      throw new EngineError('engine/part', `second part: expected it from the host, got none: ${cause}`)
    }
    await part.ready()
    return part
  }

  return {
    async ask(method, input) {
      // A call that the engine does not have fails like any other: the shell and it are of one build.
      const first = reading[method] ?? (part === undefined ? before[method] : undefined)
      const answer = first ?? ((await second()).calls as unknown as Answerers)[method]
      return answer?.(input)
    },
  }
}
