// A demonstration that others can reach has no doors: what is behind them is for who sits at the machine.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freePort, start } from '../reach/wall.ts'

it('has no doors and no page for its operator where it listens to the world', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-host-'))
  const port = await freePort()
  const demonstration = await start(
    ...['demo', '--data', join(folder, 'data'), '--host', '0.0.0.0', '--port', `${port}`],
  )
  try {
    const page = await fetch(`http://127.0.0.1:${port}/en/`)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('name="doors"')
    expect((await fetch(`http://127.0.0.1:${port}/d/2`)).status).toBe(404)
    expect(demonstration.up.operator).toBeUndefined()
  } finally {
    await demonstration.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
