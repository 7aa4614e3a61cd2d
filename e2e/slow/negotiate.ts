// The negotiate run: four members of four groups, each at a browser, agree on the words of one passage and sign the outcome.
// One sits behind the firewall of `sni-rst-2024` with the app as a file: the wall's own host is cut there.
//
//   npm run test:slow -- negotiate [--shots FOLDER]

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readScenarios, startStream } from '@commonwall/lab'
import { inFolder, type ReachRun } from '../../packages/cli/test/reach/in-folder.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { openGate } from '../gate.ts'
import { BrowserLine } from '../lab/browser/line.ts'
import { openTown, TOWN } from '../lab/town/town.ts'
import { type Convened, convene, GROUPS } from '../negotiate/convened.ts'
import { shiftClock } from '../negotiate/moved-clock.ts'
import { type Negotiator, negotiator } from '../negotiate/negotiator.ts'

const FIRST = 'Governments govern the Internet.'
const OTHER = 'Governments, business, engineers and civil society govern the Internet together.'
const ANSWER = 'Each in its own role: nobody decides for another.'
/** The wall's own name, which the wall of the scenario cuts, and one that it does not know. */
const CUT = 'https://wall.blocked.test/'
const OPEN = 'https://blue-kiln.test/'
const PHONE = { width: 390, height: 844 }

export function run({ log, args }: ReachRun) {
  const reason = whyNoBrowser()
  if (reason !== undefined) return { passed: 0, failed: 0, skipped: 1, notes: [`not exercised: ${reason}`] }
  return inFolder('negotiate', log, async (folder, note) => {
    const convened = await convene(folder, FIRST)
    note('convened by twelve issuers of four groups')
    try {
      await negotiate(convened, { folder, note, shots: args.shots })
    } finally {
      await convened.end()
    }
  })
}

interface Meeting {
  readonly folder: string
  readonly note: (line: string) => void
  /** Folder for pictures. */
  readonly shots: string | undefined
}

async function negotiate(convened: Convened, { folder, note, shots }: Meeting): Promise<void> {
  const town = await openTown(convened.host)
  const browser = await launchBrowser([`--ignore-certificate-errors-spki-list=${town.certificate.spki}`])
  const gate = await openGate([convened.host])
  const scenario = readScenarios().find(({ id }) => id === 'sni-rst-2024')
  assert.ok(scenario)
  const line = new BrowserLine(scenario, '1')
  const driver = await startStream({
    path: line,
    now: () => line.now(),
    addressOf: (name) => TOWN[name],
    exit: (host, port) =>
      TOWN[host] === undefined || ![80, 443, 8443].includes(port)
        ? undefined
        : {
            ip: TOWN[host],
            inside: TOWN[host].startsWith('10.'),
            to: { host: '127.0.0.1', port: port === 80 ? town.httpPort : town.httpsPort },
          },
  })
  const shoot = async (who: Negotiator | undefined, name: string) => {
    if (shots === undefined || who === undefined) return
    mkdirSync(shots, { recursive: true })
    await who.page.waitForTimeout(400)
    await who.shoot(join(shots, `${name}.png`))
  }
  const open = async (proxy: { server: string; bypass: string }, locale: string) => {
    const context = await browser.newContext({
      ...{ proxy, locale, viewport: PHONE, deviceScaleFactor: 1.5, acceptDownloads: true },
    })
    await shiftClock(context, convened.later())
    return context.newPage()
  }
  try {
    const outside: Negotiator[] = []
    for (const group of GROUPS.slice(0, 3)) {
      const page = await open(gate.proxy, 'en-GB')
      await page.goto(`${convened.url}en/`)
      await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 60_000 })
      outside.push(await negotiator(page, group, 'en', { convened, folder }))
    }
    const [civil, state, tech] = outside
    assert.ok(civil && state && tech)

    // The fourth was given the wall as a file, and an address that the firewall does not know.
    const file = resolve(join(folder, 'wall.html'))
    await civil.takeAlong(file)
    const visit = await open(
      { server: `socks5://${driver.host}:${driver.port}`, bypass: '<-loopback>' },
      'zh-CN',
    )
    const cut = await visit.goto(CUT, { timeout: 20_000 }).then(
      () => 'it opened',
      (error: unknown) => String(error),
    )
    assert.match(cut, /ERR_CONNECTION_RESET|ERR_TIMED_OUT|ERR_SOCKS|ERR_EMPTY|Timeout/)
    note(`behind the firewall the wall's own host is cut: ${/ERR_[A-Z_]+/.exec(cut)?.[0] ?? 'nothing comes'}`)
    // The error page of a visit that failed may come late and take the next one's place.
    const inside = await visit.context().newPage()
    await visit.close()
    await inside.goto(pathToFileURL(file).href)
    await inside.locator('.said-aloud').waitFor({ state: 'attached', timeout: 60_000 })
    const trade = await negotiator(inside, 'trade', 'zh-Hans', { convened, folder })
    await trade.ask(OPEN)
    const all = [civil, state, tech, trade]

    for (const one of all) await one.join()
    await shoot(trade, 'negotiate-joined-zh-hans')
    note('four voices from invitations, by files')
    await convened.day(1.05)
    await convened.finishIssuance()
    // What issuers say counts if it is dated before the first round begins.
    await convened.day(1.3)
    await convened.day(3.05)
    for (const one of all) {
      await one.follow()
      await one.sendAll()
    }
    await convened.day(3.9)
    await convened.day(4.2)
    for (const one of all) await one.follow()
    note('first ballots are on the wall, in the day’s batch')

    await civil.propose(OTHER)
    await shoot(civil, 'negotiate-proposed')
    await civil.sendAll()
    await convened.day(4.6)
    await tech.follow()
    await tech.passage()
    await shoot(tech, 'negotiate-passage')
    await tech.standBehind()
    await tech.sendAll()
    await convened.day(5)
    await convened.day(8)
    note('proposed by civil, sponsored by tech, called when the round opened')

    for (const one of all) {
      await one.follow()
      await one.ballot()
      await one.take({ on: FIRST, value: one === state ? '1' : '-1' })
      await one.take({ on: OTHER, value: one === trade ? '-2' : one === state ? '1' : '2' })
      if (one === trade) await shoot(trade, 'negotiate-ballot-zh-hans')
      await one.cast()
      await one.sendAll()
    }
    await convened.day(8.6)
    await civil.follow()
    await civil.ballot()
    await civil.answer(OTHER, ANSWER)
    await shoot(civil, 'negotiate-answer')
    await civil.cast()
    await civil.sendAll()
    note('a red line is drawn behind the firewall, and answered outside')
    await convened.day(9.6)
    await trade.follow()
    await trade.passage()
    await shoot(trade, 'negotiate-passage-zh-hans')
    await trade.ballot()
    await trade.take({ on: OTHER, value: '1' })
    await trade.cast()
    await trade.sendAll()
    await convened.day(10.45)
    await convened.day(13.55)
    await convened.close(2)
    await convened.day(14)
    for (const one of all) {
      await one.follow()
      await one.ballot()
      await one.take({ on: undefined, value: '2' })
      await one.cast()
      await one.sendAll()
    }
    note('everybody can live with it; the whole document is voted on')
    await convened.day(15.55)
    for (const one of all) await one.follow()
    // A name never uses an address within the hour in which the voice did, and a ballot may just have been sent again.
    await convened.day(16)
    for (const one of all) {
      await one.follow()
      await one.makeName(NAMES[one.group])
      await one.sendAll()
    }
    await convened.day(18.7)
    await convened.close(3)
    await convened.day(18.9)
    for (const one of all) {
      await one.follow()
      await one.result()
      await one.sign(NAMES[one.group])
      await one.sendAll()
    }
    await convened.day(19.2)
    const hashes: string[] = []
    for (const one of all) {
      await one.follow()
      await one.result()
      hashes.push(await one.counted(4))
    }
    await shoot(civil, 'negotiate-result')
    await shoot(trade, 'negotiate-result-zh-hans')
    const { hash, outcome } = await convened.verb('outcome', convened.url)
    const { agreed, standing, passages } = outcome as {
      agreed: string
      standing: string
      passages: { state: string }[]
    }
    assert.deepEqual([agreed, standing, passages.map((one) => one.state)], ['yes', 'final', ['closed']])
    assert.deepEqual(new Set(hashes), new Set([hash]))
    note(`agreed, final, signed by four; every browser and the command count ${hash}`)
    note(
      `behind the firewall ${driver.journal.names.size} names were asked for: ${[...driver.journal.names].join(', ')}`,
    )
    assert.deepEqual(gate.refused, [])
  } catch (error) {
    if (shots !== undefined)
      for (const [n, context] of browser.contexts().entries())
        await context.pages()[0]?.screenshot({ path: join(shots, `failed-${n}.png`) })
    throw error
  } finally {
    await browser.close()
    await gate.close()
    await driver.close()
    await town.close()
  }
}

const NAMES = {
  civil: 'River Press',
  state: 'The Ministry',
  tech: 'Packet Works',
  trade: '海风商会',
} as const
