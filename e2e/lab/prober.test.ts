import { beforeAll, expect, it } from 'vitest'
import { type BridgeTrial, bridgeFinding, tryBridge } from './bridge.ts'

const times = Number(process.env.COMMONWALL_KNOCKS ?? 1000)
let trial: BridgeTrial

beforeAll(async () => {
  trial = await tryBridge(times, 'knock')
}, 120_000)

it('does not tell a node on an unguessable prefix from an empty server', () => {
  expect(trial.hidden).toEqual([])
})

it('tells a node on the bare root', () => {
  expect(trial.bare.length).toBeGreaterThan(0)
})

it('says both in the report', () => {
  const { well, tells } = bridgeFinding(trial)
  expect(well).toBe(true)
  expect(tells.join(' ')).toContain('Not one of the')
  expect(tells.join(' ')).toContain('on the bare root is told at once')
})
