// Who sits at this machine, and who only seems to.

import { describe, expect, it } from 'vitest'
import { isFromHere } from '../../src/http/own-machine.ts'

const asked = (remoteAddress: string, headers: Record<string, string>) => ({
  headers: { host: '127.0.0.1:4850', ...headers },
  socket: { remoteAddress },
})

describe('a request from this machine', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('comes from its loopback: %s', (address) => {
    expect(isFromHere(asked(address, {}))).toBe(true)
  })

  it.each(['localhost:4850', '[::1]:4850', '127.0.0.2'])('may call it %s', (host) => {
    expect(isFromHere(asked('127.0.0.1', { host }))).toBe(true)
  })
})

describe('a request from elsewhere', () => {
  it.each(['192.168.1.7', '203.0.113.9', '::ffff:10.0.0.1', 'fe80::1', ''])(
    'is known by its address: %s',
    (address) => {
      expect(isFromHere(asked(address, {}))).toBe(false)
    },
  )

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-real-ip',
    'cf-connecting-ip',
    'true-client-ip',
    'x-envoy-external-address',
  ])('is known by what a proxy adds, whatever it says: %s', (name) => {
    expect(isFromHere(asked('127.0.0.1', { [name]: '127.0.0.1' }))).toBe(false)
  })

  it.each(['letters.example', '127.0.0.1.evil.example', 'localhost.evil.example:4850', ''])(
    'is known by a name that is not this machine’s, so that no page can lead a browser here: %s',
    (host) => {
      expect(isFromHere(asked('127.0.0.1', { host }))).toBe(false)
    },
  )
})
