// The storm on port 443.

import { syn, writeVectors } from './made.ts'

export function storm(): void {
  writeVectors(
    'storm-443',
    {
      about: '74 minutes on port 443, to the second; other ports are clean.',
      source: 'gfw.report, 2025-08: analysis of the unconditional block of port 443 of 2025-08-20',
      boxes: [{ box: 'storm-443', from: 600_000 }],
    },
    [
      { name: 'before', steps: [syn(599_999, 50_000, 'pass')] },
      { name: 'begins', steps: [syn(600_000, 50_000, 'reset', { to: 'client', count: 3 })] },
      { name: 'lasts', steps: [syn(600_000 + 74 * 60_000 - 1, 50_000, 'reset')] },
      { name: 'ends', steps: [syn(600_000 + 74 * 60_000, 50_000, 'pass')] },
      ...[22, 80, 444, 8443].map((port) => ({
        name: `port ${port}`,
        steps: [syn(700_000, 50_000, 'pass' as const, { server: `203.0.113.5:${port}` })],
      })),
      { name: 'from outside: the SYN passes', steps: [syn(700_000, 50_000, 'pass', { inside: 'server' })] },
      {
        name: 'from outside: the SYN+ACK triggers',
        steps: [syn(700_000, 50_000, 'reset', { inside: 'server', kind: 'syn-ack', from: 'server' })],
      },
    ],
  )
}
