import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { socksDialer } from '../../src/dial/socks-dialer.ts'
import { transportAcceptance } from '../../src/transports/acceptance/transport-acceptance.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { httpRig } from '../transports/http-rig.ts'
import { relayRig } from '../transports/relay-rig.ts'
import { socksServer } from './socks-server.ts'

const proxy = await socksServer()
const dialer = socksDialer(proxy.url, randomBytes)
const through = { dialer, host: 'node.wall' }
const http = await httpRig(through)
const relay = await relayRig(through)

afterAll(async () => {
  await dialer.close()
  await http.close()
  await relay.close()
  await proxy.close()
})

describe('http through SOCKS5', () => {
  for (const { name, run } of transportAcceptance(http.rig)) it(name, run)
})

describe('relay through SOCKS5', () => {
  for (const { name, run } of transportAcceptance(relay.rig)) it(name, run)
})

describe('a SOCKS5 dialer', () => {
  it('lets the proxy resolve every name', () => {
    expect(proxy.asked.length).toBeGreaterThan(20)
    for (const asked of proxy.asked) expect(asked).toMatch(/^node\.wall:\d+$/)
  })

  it('gives each of its kind a name of its own, and the one that it was told where it was told one', async () => {
    const tor = await socksServer(true)
    const { address } = await http.rig.open()
    const namesOf = async (url: string) => {
      const one = socksDialer(url, randomBytes)
      const before = tor.names.length
      for (const path of ['checkpoint', 'head.tar'])
        await httpTransport(address, { dialer: one })
          .read?.(path)
          .catch(() => undefined)
      await one.close()
      return new Set(tor.names.slice(before))
    }
    const [first, second] = [await namesOf(tor.url), await namesOf(tor.url)]
    for (const names of [first, second])
      expect([...names]).toEqual([expect.stringMatching(/^[0-9a-f]{32}:./)])
    expect(second).not.toEqual(first)
    const told = tor.url.replace('//', '//one:secret@')
    expect(await namesOf(told)).toEqual(new Set(['one:secret']))
    await tor.close()
  })

  it('never connects straight where the proxy is gone', async () => {
    const gone = await socksServer()
    await gone.close()
    const { address } = await http.rig.open()
    const straight = address.replace('node.wall', '127.0.0.1')
    const lost = httpTransport(straight, { dialer: socksDialer(gone.url, randomBytes) })
    await expect(lost.read?.('head.tar')).rejects.toMatchObject({ code: 'transport/unreachable' })
  })

  it.each(['http://127.0.0.1:1', 'socks5://127.0.0.1', 'socks4://127.0.0.1:1', ''])('refuses %j', (proxy) => {
    expect(() => socksDialer(proxy, randomBytes)).toThrow('proxy: expected socks5://host:port')
  })
})
