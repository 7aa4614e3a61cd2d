// Addresses and ports: cut at the first knock, at the first byte, or swallowed.

import { open, type Step, say, writeVectors } from './made.ts'

export function places(): void {
  const to = (server: string, more: Partial<Step>): Step => ({
    at: 0,
    kind: 'syn',
    server,
    expect: 'pass',
    ...more,
  })
  writeVectors(
    'ip-reset-syn',
    {
      about: 'A place that is cut at the first knock.',
      source: 'net4people/bbs issue 285: 1.1.1.1:443, 2023-09-05 to 2023-09-20',
      boxes: [{ box: 'ip-reset-syn', places: ['1.1.1.1:443'] }],
    },
    [
      {
        name: 'a SYN: the client is told',
        steps: [to('1.1.1.1:443', { expect: 'reset', to: 'client', count: 3 })],
      },
      {
        name: 'a SYN+ACK: the server is told',
        steps: [
          to('1.1.1.1:443', { kind: 'syn-ack', from: 'server', expect: 'reset', to: 'server', count: 3 }),
        ],
      },
      { name: 'another port', steps: [to('1.1.1.1:80', {})] },
      { name: 'another place', steps: [to('1.1.1.2:443', {})] },
    ],
  )
  writeVectors(
    'ip-reset-data',
    {
      about: 'A place whose connections open and are cut at the first byte.',
      source: 'ooni/data issue 139, 2025-10',
      boxes: [{ box: 'ip-reset-data', places: ['203.0.113.5:443'] }],
    },
    [
      { name: 'one byte', steps: [open(), say(20, '61', 'reset', { to: 'both' })] },
      {
        name: 'another port',
        steps: [open({ server: '203.0.113.5:8443' }), say(20, '61', 'pass', { server: '203.0.113.5:8443' })],
      },
    ],
  )
  writeVectors(
    'ip-null-route',
    {
      about: 'Places whose answers are lost on the way in.',
      source: 'IMC 2020 and net4people/bbs issue 129: only server to client was blocked',
      boxes: [
        {
          box: 'ip-null-route',
          places: ['203.0.113.0/29'],
          growing: { every: 1000, places: ['203.0.113.9'] },
        },
      ],
    },
    [
      {
        name: 'what leaves passes, what answers is lost',
        steps: [open(), { at: 200, kind: 'syn-ack', from: 'server', expect: 'drop' }],
      },
      {
        name: 'an address beside the network',
        steps: [{ at: 0, kind: 'syn-ack', from: 'server', server: '203.0.113.8:443', expect: 'pass' }],
      },
      {
        name: 'a list that grows',
        steps: [
          { at: 999, kind: 'syn-ack', from: 'server', server: '203.0.113.9:443', expect: 'pass' },
          { at: 1000, kind: 'syn-ack', from: 'server', server: '203.0.113.9:443', expect: 'drop' },
        ],
      },
    ],
  )
}
