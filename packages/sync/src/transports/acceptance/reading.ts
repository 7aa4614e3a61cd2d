// Reading: the bytes at a path, or nothing; and nothing but paths of the layout.

import { TransportError } from '../transport-error.ts'
import { type AcceptanceCase, failureOf, must, sameBytes } from './case.ts'
import type { TransportRig } from './rig.ts'
import { withTransport } from './with-transport.ts'

const FOREIGN = [
  '../checkpoint',
  '/head.tar',
  'log/../head.tar',
  'head.tar?x',
  'http://127.0.0.1/head.tar',
  'etc/passwd',
  '',
]

export function readingCases(rig: TransportRig): AcceptanceCase[] {
  const { reads } = rig
  if (!reads) return []
  const paths = [...reads.files.keys()]
  return [
    {
      name: 'a path gives its bytes, again and at the same time',
      run: () =>
        withTransport(rig, async ({ read }) => {
          must(read !== undefined, 'read')
          const all = [...paths, ...paths].map(async (path) => {
            const bytes = await read(path)
            must(sameBytes(bytes, reads.files.get(path) ?? new Uint8Array()), `the bytes of ${path}`)
          })
          await Promise.all(all)
        }),
    },
    {
      name: 'a path at which nothing is gives nothing',
      run: () =>
        withTransport(rig, async ({ read }) => {
          must((await read?.(reads.absent)) === undefined, 'undefined', 'bytes')
        }),
    },
    {
      name: 'what is no path of the layout is never asked for',
      run: () =>
        withTransport(rig, async ({ read }) => {
          for (const path of FOREIGN) {
            const error = await failureOf(read?.(path) ?? Promise.resolve(), `a refusal of ${path}`)
            must(error instanceof TransportError && error.code === 'transport/refused', 'a refusal', error)
          }
        }),
    },
    {
      name: 'a request that is given up ends, and the next one works',
      run: () =>
        withTransport(rig, async ({ read }) => {
          const [path = ''] = paths
          const given = failureOf(read?.(path, AbortSignal.abort()) ?? Promise.resolve(), 'an end')
          must((await given).name === 'AbortError', 'AbortError', (await given).name)
          must((await read?.(path)) !== undefined, 'bytes')
        }),
    },
  ]
}
