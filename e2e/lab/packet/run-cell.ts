// One cell with a real browser and real packets: every box of the scenario, on its own clock, nothing compressed.

import { type CellResult, forbiddenIn, Path, pathOf, type Scenario, whyVoid } from '@commonwall/lab'
import type { PacketLab } from '@commonwall/lab/packet'
import type { BrowserReader } from '../browser/at-browser.ts'
import { sitDown } from '../browser/sit-down.ts'
import type { Behind } from './behind.ts'

/** A server ends what is idle after five seconds: between two visits nothing stays open. */
const OVERNIGHT = 6_000

export async function runPacketCell(
  lab: PacketLab,
  { chromium, release }: Behind,
  scenario: Scenario,
  reader: BrowserReader,
  seed: string,
): Promise<CellResult> {
  const { wire } = lab
  const at = scenario.visits.at(-1) ?? 0
  const began = performance.now()
  const now = () => at + performance.now() - began
  const context = await chromium.newContext({ locale: 'en-GB', acceptDownloads: true })
  const note = (what: string) => wire.journal.note(now(), 'reader', what)
  const given = { scenario, context, release, demo: undefined, folder: '', note }
  const empty = { scenario: scenario.id, reader: reader.id, driver: 'packet', seed, requests: 0, lost: 0 }
  const nothing = { visits: [], bytesIn: 0, bytesOut: 0, names: [], forbiddenNames: [], entries: [] }
  const cannot =
    reader.cannot?.(scenario) ??
    (reader.id === 'ours-file' ? 'a file is carried past the wall, not through it' : undefined)
  if (cannot !== undefined) return { ...empty, ...nothing, notExercised: cannot }
  try {
    if (reader.prepare !== undefined) {
      wire.use(new Path([], { seed }), now)
      await reader.prepare(given)
      await new Promise((resolve) => setTimeout(resolve, OVERNIGHT))
    }
    wire.use(pathOf(scenario, { seed }), now)
    const voidBecause = await voidBehind(lab, chromium, scenario, seed)
    wire.journal.names.clear()
    const { read, write } = await sitDown(reader.start(given), note)
    const { names, bytesIn, bytesOut, entries, lost } = wire.journal
    return {
      ...empty,
      ...(voidBecause === undefined ? {} : { void: voidBecause }),
      visits: [{ at, read, write }],
      bytesIn,
      bytesOut,
      lost,
      requests: names.size,
      names: [...names],
      forbiddenNames: [...names].filter(forbiddenIn(scenario, {})),
      entries: [...entries],
    }
  } finally {
    await context.close()
  }
}

/** Controls that are a web visit are made by this very browser; those of other kinds run in virtual time. */
async function voidBehind(
  lab: PacketLab,
  chromium: Behind['chromium'],
  scenario: Scenario,
  seed: string,
): Promise<string | undefined> {
  const { forbidden, benign } = scenario
  if ((forbidden ?? benign)?.client !== 'https') return whyVoid(scenario, { seed })
  const loads = async ({ host, port = 443 }: { host: string; port?: number | undefined }) => {
    const context = await chromium.newContext()
    const page = await context.newPage()
    const loaded = await page.goto(`https://${host}:${port}/`, { timeout: 8000 }).then(
      () => true,
      () => false,
    )
    await context.close()
    return loaded
  }
  if (benign?.client === 'https' && !(await loads(benign))) return 'what nobody minds did not get through'
  if (forbidden === undefined) return undefined
  for (let tries = 0; tries < 3; tries++) if (!(await loads(forbidden))) return undefined
  return `what is forbidden got through (${lab.wire.counts.dropped} packets were dropped)`
}
