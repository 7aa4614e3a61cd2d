// The drivers that run whole readers, by name: what each needs, and how it goes through scenarios.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CellResult, Reader, Scenario } from '@commonwall/lab'
import { PacketLab, whyNoNamespaces } from '@commonwall/lab/packet'
import { whyNoBrowser } from '../browser.ts'
import type { BrowserReader } from './browser/at-browser.ts'
import { openBrowserLab } from './browser/browser-lab.ts'
import { BROWSER_READERS } from './browser/readers.ts'
import { READERS, runMatrix } from './matrix.ts'
import { openBehind } from './packet/behind.ts'
import { runPacketCell } from './packet/run-cell.ts'

export interface Order {
  readonly scenarios: readonly Scenario[]
  /** Ids. */
  readonly readers: readonly string[]
  readonly seed: string
  readonly lists: string | undefined
}

export interface ReaderDriver {
  readonly readers: readonly Pick<Reader, 'id' | 'title' | 'tells'>[]
  /** Why it cannot run here, or undefined. */
  whyNot(): string | undefined
  run(order: Order, onCell: (cell: CellResult) => void): Promise<void>
}

export const DRIVERS: Readonly<Record<string, ReaderDriver>> = {
  virtual: {
    readers: READERS,
    whyNot: () => undefined,
    async run({ scenarios, readers, seed, lists }, onCell) {
      const options = { seed, ...(lists === undefined ? {} : { lists }) }
      await runMatrix(
        scenarios,
        READERS.filter(({ id }) => readers.includes(id)),
        options,
        onCell,
      )
    },
  },
  stream: {
    readers: BROWSER_READERS,
    whyNot: whyNoBrowser,
    async run(order, onCell) {
      const folder = mkdtempSync(join(tmpdir(), 'commonwall-lab-'))
      const lab = await openBrowserLab(folder)
      try {
        for (const [scenario, reader] of cellsOf(order)) onCell(await lab.run(scenario, reader, order.seed))
      } finally {
        await lab.close()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  },
  packet: {
    readers: BROWSER_READERS,
    whyNot: () => whyNoBrowser() ?? whyNoNamespaces(),
    async run(order, onCell) {
      const lab = await PacketLab.open()
      try {
        const behind = await openBehind(lab, true)
        try {
          for (const [scenario, reader] of cellsOf(order))
            onCell(await runPacketCell(lab, behind, scenario, reader, order.seed))
        } finally {
          await behind.close()
        }
      } finally {
        await lab.close()
      }
    },
  },
}

function cellsOf({ scenarios, readers }: Order): readonly (readonly [Scenario, BrowserReader])[] {
  const wanted = BROWSER_READERS.filter(({ id }) => readers.includes(id))
  return scenarios.flatMap((scenario) => wanted.map((reader) => [scenario, reader] as const))
}
