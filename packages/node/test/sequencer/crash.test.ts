import { describe, expect, it } from 'vitest'
import { killOften } from '../../slow/crash/kill.ts'
import { restoreBackups } from '../../slow/crash/restore.ts'

describe('a node that dies and comes back', () => {
  it('loses nothing acknowledged and publishes nothing unsound in ten kills', async () => {
    const { kills, acknowledged, problem } = await killOften(10, { seed: 1, life: 400 })
    expect(problem).toBeUndefined()
    expect(kills.flatMap((kill) => kill.problem ?? [])).toEqual([])
    expect(kills).toHaveLength(10)
    expect(acknowledged).toBeGreaterThan(0)
  }, 60_000)

  it('refuses to sign from every stale backup, and says why', async () => {
    const restores = await restoreBackups()
    expect(restores.filter(({ ok }) => !ok)).toEqual([])
    for (const { said } of restores) expect(said).toMatch(/nothing was signed$/)
  })
})
