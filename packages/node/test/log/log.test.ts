import { existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLog, type LogFields } from '../../src/log.ts'

describe('the log', () => {
  const write = (fields: LogFields) => {
    const path = join(mkdtempSync(join(tmpdir(), 'commonwall-log-')), 'log')
    const log = createLog({ fd: openSync(path, 'w') })
    log.info(fields, 'hello')
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  }

  it('writes the fields that it knows', () => {
    expect(write({ part: 'relay', count: 3 })).toMatchObject({ part: 'relay', count: 3, msg: 'hello' })
  })

  it('drops every field that it does not know', () => {
    const address = { part: 'relay', ip: '203.0.113.7', headers: { 'user-agent': 'x', referer: 'y' } }
    expect(Object.keys(write(address as LogFields)).sort()).toEqual(['level', 'msg', 'part', 'time'])
  })

  it('says nothing of the machine or the process', () => {
    expect(write({ part: 'relay' })).not.toHaveProperty('hostname')
    expect(write({ part: 'relay' })).not.toHaveProperty('pid')
  })

  it.skipIf(!existsSync('/dev/full'))('ends nobody where the disk is full', () => {
    const log = createLog({ fd: openSync('/dev/full', 'w') })
    expect(() => {
      for (let line = 0; line < 3; line += 1) log.error({ part: 'node', code: 'ENOSPC' }, 'something failed')
    }).not.toThrow()
  })
})
