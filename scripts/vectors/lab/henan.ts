// A province with a device of its own.

import { fromLatin1, toHex } from '../../../packages/lab/src/wire/bytes.ts'
import {
  benign,
  CLIENT,
  FORBIDDEN,
  first,
  forbidden,
  lists,
  open,
  rest,
  type Steps,
  say,
  writeVectors,
} from './made.ts'

export function henan(): void {
  /** Each connection is opened first, though this box does not ask for that. */
  const opened = (vector: Steps): Steps => {
    const flows = Map.groupBy(vector.steps, ({ client = CLIENT }) => client)
    const opens = [...flows].map(([client, [one]]) => {
      const { header, inside } = one ?? {}
      return open({
        client,
        ...(header === undefined ? {} : { header }),
        ...(inside === undefined ? {} : { inside }),
      })
    })
    return { ...vector, steps: [...opens, ...vector.steps] }
  }
  writeVectors(
    'henan',
    {
      about:
        'A province’s own device: reads single packets with a TCP header of exactly 20 bytes, tells the client alone, forgets at once.',
      source: 'IEEE S&P 2025, "A Wall Behind A Wall": Henan, China Unicom, 2023-08 to 2025',
      boxes: [{ box: 'henan', list: 'names' }],
      lists,
    },
    [
      {
        name: 'a header of 20 bytes',
        steps: [say(20, forbidden, 'reset', { header: 20, to: 'client', count: 1 })],
      },
      {
        name: 'a header with timestamps',
        why: 'four in five connections of today',
        steps: [say(20, forbidden, 'pass', { header: 32 })],
      },
      { name: 'a header of 24 bytes', steps: [say(20, forbidden, 'pass', { header: 24 })] },
      {
        name: 'in two segments',
        why: 'nothing is put together',
        steps: [say(20, first, 'pass', { header: 20 }), say(21, rest, 'pass', { header: 20 })],
      },
      {
        name: 'a forbidden Host',
        steps: [
          say(20, toHex(fromLatin1(`GET / HTTP/1.1\r\nHost: ${FORBIDDEN}\r\n\r\n`)), 'reset', {
            header: 20,
            to: 'client',
          }),
        ],
      },
      {
        name: 'nothing stays blocked',
        steps: [
          say(20, forbidden, 'reset', { header: 20 }),
          say(30, benign, 'pass', { header: 20, client: '10.9.1.2:50001' }),
        ],
      },
      {
        name: 'from outside in',
        why: 'outbound only',
        steps: [say(20, forbidden, 'pass', { header: 20, inside: 'server' })],
      },
    ].map(opened),
  )
}
