import { memoryRows, StoreError, type Transport } from '@commonwall/sync'
import { formatVerifierKey, sha256, signerFromSeed, TYPE_ED25519, toHex, verifierKey } from '@commonwall/tlog'
import { APP_HTML, PAUSE, parseReleaseKeys, RELEASE_NOTE, signRelease, WORKER_JS } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { KeptProgram } from '../../src/app/engine/program/kept-program.ts'
import { renderAppFile } from '../../src/pages/app-file.tsx'

const SEEDS = [1, 2, 3].map((n) => new Uint8Array(32).fill(n))
const KEYS = parseReleaseKeys(
  SEEDS.map((seed, n) =>
    formatVerifierKey(verifierKey(`r${n}`, TYPE_ED25519, signerFromSeed(seed).publicKey)),
  ).join('\n'),
)
const bytes = (text: string) => new TextEncoder().encode(text)
const hash = (text: string) => toHex(sha256(bytes(text)))

/** A program as the build writes it, by what it does. */
const program = (does: string) => renderAppFile(`console.log('${does}')`, hash)
const [ONE, TWO, NEWER, EVIL] = ['one', 'two', 'newer', 'evil'].map(program) as [
  string,
  string,
  string,
  string,
]
const first = { [APP_HTML]: ONE, [WORKER_JS]: 'worker' }

async function note(version: number, program: string, signers = [0, 2]): Promise<Uint8Array> {
  let signed: string | undefined
  for (const n of signers)
    signed = await signRelease(
      { version, app: hash(program), sources: '00'.repeat(32) },
      { name: `r${n}`, seed: SEEDS[n] as Uint8Array, ...(signed !== undefined && { note: signed }) },
    )
  return bytes(signed ?? '')
}

/** A host: its files, which may change, and whether it can be reached. */
function host(files: Record<string, string | Uint8Array>) {
  const served = new Map(Object.entries(files))
  const state = { silent: false, asked: [] as string[] }
  const transport: Transport = {
    kind: 'http',
    address: 'https://wall.example/',
    async read(path) {
      state.asked.push(path)
      if (state.silent) throw Object.assign(new Error('gone'), { code: 'transport/reset' })
      const file = served.get(path)
      return typeof file === 'string' ? bytes(file) : file
    },
    async close() {},
  }
  return { served, state, transport }
}

async function keep(home: ReturnType<typeof host>, others: readonly ReturnType<typeof host>[] = []) {
  let now = 1_000_000
  let shelf: Uint8Array<ArrayBuffer> | undefined
  let isFull = false
  const rows = new Map<string, Uint8Array>()
  const kept = new KeptProgram({
    rows: memoryRows(rows),
    shelf: {
      get: async () => shelf,
      async put(program) {
        if (isFull) throw new StoreError('store/full', 'no room')
        shelf = program
      },
    },
    keys: KEYS,
    now: () => now,
    async ask(ask) {
      for (const { transport } of [home, ...others]) {
        const answer = await ask(transport).catch(() => undefined)
        if (answer !== undefined) return answer
      }
      return undefined
    },
  })
  await kept.hold(home.transport)
  return {
    kept,
    check: () => kept.check(home.transport),
    damage() {
      shelf = shelf?.slice(1)
    },
    /** Nothing more fits, or it does again. */
    fill(full: boolean) {
      isFull = full
    },
    /** Does it, and leaves what is remembered as it was: the tab ended before it was written down. */
    async unwritten(step: () => Promise<unknown>) {
      const before = new Map(rows)
      await step()
      rows.clear()
      for (const [name, row] of before) rows.set(name, row)
    },
    forgetRows: () => rows.clear(),
    runs: () => new TextDecoder().decode(shelf),
    later(seconds: number) {
      now += seconds
    },
  }
}

describe('the program that is kept', () => {
  it('is what the host served, and stays while it serves the same', async () => {
    const { check, later, runs } = await keep(host(first))
    later(2 * 24 * 3600)
    expect(await check()).toMatchObject({ version: 0, app: hash(ONE), served: 'same', silent: false })
    expect(runs()).toBe(ONE)
  })

  it('stays where the host serves another one, and that is named', async () => {
    const home = host(first)
    const { check, later, runs } = await keep(home)
    home.served.set(APP_HTML, EVIL)
    later(24 * 3600)
    expect(await check()).toMatchObject({ served: 'another' })
    later(10 * PAUSE)
    expect(await check()).toMatchObject({ served: 'another' })
    expect(runs()).toBe(ONE)
  })

  it('is compared, and a release waits no longer than 72 h, after a clock that was a year ahead is set right', async () => {
    const home = host(first)
    const { check, later, runs } = await keep(home)
    const year = 365 * 24 * 3600
    later(year)
    home.served.set(RELEASE_NOTE, await note(2, TWO))
    expect(await check()).toMatchObject({ served: 'same', next: { kind: 'waits' } })
    later(-year)
    home.served.set(APP_HTML, TWO)
    expect(await check()).toMatchObject({ served: 'newer', next: { kind: 'waits', version: 2 } })
    later(PAUSE)
    expect(await check()).toMatchObject({ next: { kind: 'taken' } })
    expect(runs()).toBe(TWO)
  })

  it('stays where the host serves another service worker, and that is named', async () => {
    const home = host(first)
    const { check } = await keep(home)
    expect(await check()).toMatchObject({ served: 'same' })
    home.served.set(WORKER_JS, 'evil')
    expect(await check()).toMatchObject({ served: 'another' })
  })

  it('is taken anew, where the disk damaged it, from a host that has the same and from no other', async () => {
    const home = host(first)
    const { kept, damage, runs } = await keep(home)
    damage()
    home.served.set(APP_HTML, EVIL)
    expect(await kept.hold(home.transport)).toMatchObject({ app: hash(ONE), served: 'another' })
    expect(runs()).toBe(ONE.slice(1))
    home.served.set(APP_HTML, ONE)
    expect(await kept.hold(home.transport)).toMatchObject({ app: hash(ONE), served: 'same' })
    expect(runs()).toBe(ONE)
  })

  it('gives way to a release after 72 h, over whatever address has it', async () => {
    const home = host(first)
    const mirror = host({ [APP_HTML]: TWO, [RELEASE_NOTE]: await note(2, TWO) })
    const { check, later, runs } = await keep(home, [mirror])
    home.state.silent = true
    expect(await check()).toMatchObject({ silent: true, next: { kind: 'waits', version: 2 } })
    later(PAUSE - 1)
    expect(await check()).toMatchObject({ next: { kind: 'waits' } })
    expect(runs()).toBe(ONE)
    later(1)
    expect(await check()).toMatchObject({ version: 2, next: { kind: 'taken', version: 2 } })
    expect(runs()).toBe(TWO)
  })

  it('gives way to a release of another address, where its host and others go on serving an old one that is truly signed', async () => {
    const old = await note(2, TWO)
    const home = host({ [APP_HTML]: TWO, [WORKER_JS]: 'worker', [RELEASE_NOTE]: old })
    const honest = host({ [APP_HTML]: NEWER, [RELEASE_NOTE]: await note(3, NEWER) })
    const { check, later, runs } = await keep(home, [host({ [RELEASE_NOTE]: await note(1, ONE) }), honest])
    expect(await check()).toMatchObject({ version: 2, next: { kind: 'waits', version: 3 } })
    later(PAUSE)
    expect(await check()).toMatchObject({ version: 3, next: { kind: 'taken', version: 3 } })
    expect(runs()).toBe(NEWER)
  })

  it('says of a signed release that waits that it is newer, and of nothing else', async () => {
    const home = host(first)
    const { check, later } = await keep(home)
    home.served.set(APP_HTML, TWO).set(RELEASE_NOTE, await note(2, TWO))
    later(24 * 3600)
    expect(await check()).toMatchObject({ served: 'newer', next: { kind: 'waits' } })
  })

  it.each([
    ['that one key alone signed', undefined, () => note(2, TWO, [1])],
    ['of the version that is kept', () => note(1, ONE), () => note(1, TWO)],
  ])('never takes a program %s', async (_, before, made) => {
    const home = host({ ...first, ...(before && { [RELEASE_NOTE]: await before() }) })
    const { check, later, runs } = await keep(home)
    home.served.set(APP_HTML, TWO).set(RELEASE_NOTE, await made())
    await check()
    later(10 * PAUSE)
    expect(await check()).toMatchObject({ served: 'another' })
    expect(runs()).toBe(ONE)
  })

  it('never goes back where the note of what is kept came only after it', async () => {
    const home = host(first)
    const { check, later, runs } = await keep(home)
    home.served.set(RELEASE_NOTE, await note(5, ONE))
    expect(await check()).toMatchObject({ version: 5, next: { kind: 'none' } })
    home.served.set(APP_HTML, TWO).set(RELEASE_NOTE, await note(1, TWO))
    await check()
    later(10 * PAUSE)
    expect(await check()).toMatchObject({ version: 5, served: 'another', next: { kind: 'none' } })
    expect(runs()).toBe(ONE)
  })

  it('takes nothing whose bytes are not those of the release', async () => {
    const home = host(first)
    const { check, later, runs } = await keep(home)
    home.served.set(APP_HTML, EVIL).set(RELEASE_NOTE, await note(2, TWO))
    await check()
    later(10 * PAUSE)
    expect(await check()).toMatchObject({ version: 0, served: 'another' })
    expect(runs()).toBe(ONE)
  })

  it('is what lies on the shelf, where the tab that put it there ended before it was written down', async () => {
    const home = host(first)
    const { kept, check, forgetRows } = await keep(home)
    forgetRows()
    home.state.silent = true
    expect(await kept.look()).toMatchObject({ version: 0, app: hash(ONE), here: true })
    // What comes from the host later is not what was kept.
    home.state.silent = false
    home.served.set(APP_HTML, EVIL)
    expect(await kept.hold(home.transport)).toMatchObject({ app: hash(ONE), here: true })
    expect(await check()).toMatchObject({ app: hash(ONE), served: 'another' })
  })

  it.each([
    [
      'of a network that wants its visitors to sign in first',
      '<!doctype html><title>Sign in</title></html>\n',
    ],
    ['of which the end is lacking', ONE.slice(0, -9)],
  ])('is never a page %s, whoever asks for it', async (_, page) => {
    await expect(keep(host({ ...first, [APP_HTML]: page }))).rejects.toMatchObject({
      code: 'program/another',
    })
    const home = host(first)
    const { kept, damage, runs } = await keep(home)
    damage()
    home.served.set(APP_HTML, page)
    await expect(kept.hold(home.transport, true)).rejects.toMatchObject({ code: 'program/another' })
    expect(runs()).toBe(ONE.slice(1))
  })

  it('is the release that was taken, where the tab ended in the middle of that', async () => {
    const home = host(first)
    const { kept, check, later, runs, unwritten } = await keep(home)
    home.served.set(APP_HTML, TWO).set(RELEASE_NOTE, await note(2, TWO))
    await check()
    later(PAUSE)
    await unwritten(check)
    expect(runs()).toBe(TWO)
    home.state.silent = true
    expect(await kept.look()).toMatchObject({ version: 2, app: hash(TWO), here: true })
  })

  it('stays where there is no room for a due release, which is said; with room again it is taken', async () => {
    const home = host(first)
    const { check, later, runs, fill } = await keep(home)
    home.served.set(APP_HTML, TWO).set(RELEASE_NOTE, await note(2, TWO))
    await check()
    later(PAUSE)
    fill(true)
    expect(await check()).toMatchObject({ version: 0, here: true, next: { kind: 'no-room', version: 2 } })
    expect(runs()).toBe(ONE)
    fill(false)
    expect(await check()).toMatchObject({ version: 2, next: { kind: 'taken' } })
  })

  it('is kept where the line is cut after it came, and where it was lost is taken from another host by request alone', async () => {
    const home = host(first)
    const { kept, damage, runs } = await keep(home)
    damage()
    expect(await kept.look()).toMatchObject({ here: false })
    home.served.set(APP_HTML, NEWER)
    expect(await kept.hold(home.transport)).toMatchObject({ here: false, served: 'another' })
    const cut: Transport = {
      ...home.transport,
      async read(path) {
        if (path !== APP_HTML) throw Object.assign(new Error('cut'), { code: 'transport/cut' })
        return home.transport.read?.(path)
      },
    }
    expect(await kept.hold(cut, true)).toMatchObject({ app: hash(NEWER), here: true, served: 'same' })
    expect(runs()).toBe(NEWER)
  })
})
