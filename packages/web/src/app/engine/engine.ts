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

type Answerers = Readonly<Partial<Record<string, (input: never) => Promise<unknown>>>>

export function createEngine(options: Omit<EngineOptions, 'laterScreens'>, fetchOwn: FetchOwn): Engine {
  const ground = new Ground({ ...options, laterScreens: async () => (await second()).screens })
  const whole: Calls['whole'] = async () => void (await second())
  const reading: Answerers = { ...readCalls(ground), whole }
  const before: Answerers = { ...BEFORE }
  let fetching: Promise<OwnPart> | undefined
  let isWhole = false

  /** The second part, fetched where it has not come; what is the reader's own beside the open wall is open in it. */
  async function second(): Promise<OwnPart> {
    fetching ??= fetchOwn().then(
      ({ ownPart }) => ownPart(ground),
      (cause: unknown) => {
        fetching = undefined
        throw new EngineError('engine/part', `part: expected one, got none: ${cause}`)
      },
    )
    const part = await fetching
    await part.ready()
    isWhole = true
    return part
  }

  return {
    async ask(method, input) {
      const first = reading[method] ?? (isWhole ? undefined : before[method])
      const own: Answerers = first === undefined ? { ...(await second()).calls } : {}
      // A call that neither part has answers nothing: the shell and they are of one build.
      const answer = first ?? own[method]
      return answer?.(input as never)
    },
  }
}
