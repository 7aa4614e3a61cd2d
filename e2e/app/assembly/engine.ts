// The app's engine without a browser: somebody else's device, to whom a journey lends its clock.

import { randomBytes } from 'node:crypto'
import { MemoryPathStore, memoryRows } from '@commonwall/sync'
import { assemblyCalls } from '../../../packages/web/src/app/engine/assembly/calls.ts'
import { Ground } from '../../../packages/web/src/app/engine/ground.ts'
import { keepCalls } from '../../../packages/web/src/app/engine/keep/calls.ts'
import { nameCalls } from '../../../packages/web/src/app/engine/name/calls.ts'
import { OwnGround } from '../../../packages/web/src/app/engine/own/own-ground.ts'
import { laterScreens } from '../../../packages/web/src/app/engine/own/screens.ts'
import { readCalls } from '../../../packages/web/src/app/engine/read/calls.ts'
import { sayCalls } from '../../../packages/web/src/app/engine/say/calls.ts'
import { voiceCalls } from '../../../packages/web/src/app/engine/voice/calls.ts'
import type { AssemblyHall } from './hall.ts'

/** The engine without what only a browser's build gives it. */
export function openEngine(now: () => number) {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const screens = laterScreens(() => undefined)
  const ground = new Ground({
    now,
    random,
    onChange() {},
    onLock() {},
    onRelay() {},
    signOutside: async () => undefined,
    laterScreens: async () => screens,
  })
  const own = new OwnGround(ground)
  const save = () => own.moveTo({ store: new MemoryPathStore(), rows: memoryRows() })
  return {
    save,
    ...keepCalls(own),
    ...nameCalls(own),
    ...readCalls(ground),
    ready: () => own.ready(),
    ...sayCalls(own),
    ...assemblyCalls(own),
    ...voiceCalls(own),
  }
}
export type Engine = ReturnType<typeof openEngine>

/** One that joined by an invitation, and was answered: a second voice, without a screen. */
export async function openVoice(hall: AssemblyHall, group: string): Promise<Engine> {
  const engine = openEngine(hall.now)
  await engine.open({ root: hall.node.url })
  await engine.ready()
  await engine.joinBy(hall.invitation(group))
  const requests = await engine.requests(hall.constitution.id)
  for (const [n, { line }] of requests.entries()) await engine.handIn(hall.answer(group, n, line))
  return engine
}
