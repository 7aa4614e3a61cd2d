import { afterAll, beforeAll, describe, it } from 'vitest'
import { transportAcceptance } from '../../src/transports/acceptance/transport-acceptance.ts'
import { httpRig } from './http-rig.ts'

describe('http', async () => {
  const { rig, close } = await httpRig()
  afterAll(close)
  beforeAll(() => undefined)
  for (const { name, run } of transportAcceptance(rig)) it(name, run)
})
