// Where an outbox keeps what waits: under the key of a device, in a folder, on a disk that is full.

import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { seededBytes } from '../../../wall/test/seeded.ts'
import { folderRows } from '../../src/rows/folder-rows.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { vaultRows } from '../../src/rows/vault-rows.ts'
import { MemoryTable, type Table } from '../../src/store/browser/table.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { Vault } from '../../src/store/vault/vault.ts'
import { httpTransport } from '../../src/transports/http.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { openScene, states } from './scene.ts'

const { wall, openDevice, write, release, timesOnTheWall } = await openScene()
afterAll(wall.close)

describe('rows', () => {
  const random = seededBytes(12)
  const openVault = async (table: Table) => {
    const vault = new Vault({
      table,
      random,
      now: Date.now,
      idle: 60_000,
      after: () => () => undefined,
      logN: 10,
    })
    await ((await vault.isThere()) ? vault.unlock('eight or more') : vault.create('eight or more'))
    return vault
  }

  it('under the device’s key outlive the tab, and say nothing', async () => {
    const table = new MemoryTable()
    const event = write('not for the disk')
    const first = await openDevice({ rows: vaultRows(await openVault(table)) })
    await first.outbox.add(event)
    await first.close()
    for (const [key, bytes] of table.rows)
      for (const word of ['disk', 'post-', event.id])
        expect([key.includes(word), Buffer.from(bytes).includes(word)]).toEqual([false, false])
    const second = await openDevice({ rows: vaultRows(await openVault(table)) })
    expect(second.outbox.entries.map((entry) => entry.event.id)).toEqual([event.id])
    await second.close()
  })

  it('that were damaged or moved are left where they are, and the others are opened', async () => {
    const table = new MemoryTable()
    const device = await openDevice({ rows: vaultRows(await openVault(table)) })
    const [one, two, three] = [write(), write(), write()]
    for (const event of [one, two, three]) await device.outbox.add(event)
    await device.close()
    const [first = '', second = '', third = ''] = await table.keys('r/')
    await table.write([
      [first, await table.get(second)],
      [third, new Uint8Array(3)],
    ])
    const again = await openDevice({ rows: vaultRows(await openVault(table)) })
    expect(again.outbox.entries).toHaveLength(1)
    expect(again.outbox.damaged).toHaveLength(2)
    expect(await table.keys('r/')).toHaveLength(3)
    await again.close()
  })

  it('are read again: two tabs of one device see what the other added, sent and forgot', async () => {
    const table = new MemoryTable()
    const rows = vaultRows(await openVault(table))
    const one = await openDevice({ rows })
    const other = await openDevice({ rows })
    const [sent, gone] = [write(), write()]
    await one.outbox.add(sent)
    await one.outbox.add(gone)
    expect(other.outbox.entries).toEqual([])
    await other.outbox.reload()
    expect(other.outbox.entries).toEqual(one.outbox.entries)
    await other.outbox.forget(gone.id)
    await one.outbox.reload()
    await one.catchUp()
    await one.outbox.send()
    await other.outbox.reload()
    expect([states(one.outbox), states(other.outbox)]).toEqual([['sent'], ['sent']])
    await one.close()
    await other.close()
  })

  it('of a vault that locks itself keep what was there, and go on when it is opened', async () => {
    const vault = await openVault(new MemoryTable())
    const device = await openDevice({ rows: vaultRows(vault) })
    const event = write()
    await device.outbox.add(event)
    vault.lock()
    await expect(device.outbox.add(write())).rejects.toMatchObject({ code: 'store/locked' })
    await vault.unlock('eight or more')
    await device.catchUp()
    await device.outbox.send()
    expect(states(device.outbox)).toEqual(['sent'])
    await device.close()
  })

  it('that were locked, or closed, while a post was about to leave keep it here: nobody would know that it left', async () => {
    for (const how of ['lock', 'close']) {
      const left: string[] = []
      const plain = httpTransport(wall.node.url)
      const post: Transport['post'] = async (log, lines, signal) => {
        left.push(...lines)
        return (await plain.post?.(log, lines, signal)) ?? []
      }
      const vault = await openVault(new MemoryTable())
      const device = await openDevice({ rows: vaultRows(vault), post: [{ ...plain, post }] })
      await device.catchUp()
      await device.outbox.add(write())
      const ask: typeof device.pool.ask = device.pool.ask.bind(device.pool)
      device.pool.ask = async (...question) => {
        if (how === 'lock') vault.lock()
        else await device.outbox.close()
        return ask(...question)
      }
      await expect(device.outbox.send()).rejects.toMatchObject({
        code: how === 'lock' ? 'store/locked' : 'outbox/closed',
      })
      expect({ how, left }).toEqual({ how, left: [] })
      await device.close()
    }
  })

  it('in a folder outlive the process, and are its owner’s alone', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'commonwall-rows-')), 'rows')
    const event = write()
    const first = await openDevice({ rows: folderRows(folder) })
    await first.outbox.add(event)
    await first.close()
    const [name = ''] = await folderRows(folder).names()
    expect([statSync(folder).mode & 0o777, statSync(join(folder, `${name}.row`)).mode & 0o777]).toEqual([
      0o700, 0o600,
    ])
    const second = await openDevice({ rows: folderRows(folder) })
    expect(second.outbox.entries.map((entry) => entry.event.id)).toEqual([event.id])
    await second.close()
  })

  it('keeps what is on the disk where it is full, and goes on when there is room', async () => {
    const disk = memoryRows()
    let full = false
    const rows = {
      ...disk,
      put: async (name: string, bytes: Uint8Array) => {
        if (full) throw new StoreError('store/full', 'the disk is full')
        await disk.put(name, bytes)
      },
    }
    const device = await openDevice({ rows })
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    full = true
    await expect(device.outbox.add(write())).rejects.toMatchObject({ code: 'store/full' })
    await expect(device.outbox.send()).rejects.toMatchObject({ code: 'store/full' })
    expect(device.outbox.entries.map((entry) => [entry.event.id, entry.state])).toEqual([
      [event.id, 'waiting'],
    ])
    full = false
    await device.outbox.send()
    await release()
    await device.look()
    expect(states(device.outbox)).toEqual(['on-the-wall'])
    expect(await timesOnTheWall(event)).toBe(1)
    await device.close()
  })
})
