// Makes ClientHellos of any shape, for vectors, probes and readers in virtual time. Their keys are filler: nobody
// finishes a handshake with them.

import { concat, fromLatin1, uint, vector } from './bytes.ts'

export interface HelloShape {
  readonly sni?: string
  readonly alpn?: readonly string[]
  /** Further extensions, in order, after the name and the ALPN. */
  readonly extensions?: readonly { readonly type: number; readonly body: Uint8Array }[]
  /** 32 bytes. */
  readonly random?: Uint8Array
}

/** The handshake message alone. */
export function helloMessage({ sni, alpn, extensions = [], random }: HelloShape): Uint8Array {
  const list: Uint8Array[] = []
  const add = (type: number, body: Uint8Array) => list.push(concat(uint(type, 2), vector(2, body)))
  if (sni !== undefined) add(0, vector(2, uint(0, 1), vector(2, fromLatin1(sni))))
  if (alpn !== undefined) add(16, vector(2, ...alpn.map((name) => vector(1, fromLatin1(name)))))
  for (const { type, body } of extensions) add(type, body)
  const body = concat(
    uint(0x0303, 2),
    random ?? new Uint8Array(32),
    vector(1, new Uint8Array(32)),
    vector(2, uint(0x1301, 2), uint(0x1302, 2), uint(0x1303, 2)),
    vector(1, uint(0, 1)),
    vector(2, ...list),
  )
  return concat(uint(1, 1), vector(3, body))
}

/** The message in TLS records whose bodies hold at most `sizes[i]` bytes; the last takes what is left. */
export function helloRecords(message: Uint8Array, sizes: readonly number[] = []): Uint8Array {
  const records: Uint8Array[] = []
  let at = 0
  for (const size of [...sizes, message.length]) {
    const part = message.subarray(at, at + size)
    if (part.length > 0) records.push(concat(uint(22, 1), uint(0x0301, 2), vector(2, part)))
    at += part.length
  }
  return concat(...records)
}

/** As long as a browser's of today: a GREASE ECH and a post-quantum key share make two TCP segments of it. */
export function browserHello(sni: string | undefined, outer?: { readonly ech: boolean }): HelloShape {
  return {
    ...(sni === undefined ? {} : { sni }),
    alpn: ['h2', 'http/1.1'],
    extensions: [
      ...(outer?.ech === false ? [] : [{ type: 0xfe0d, body: new Uint8Array(186) }]),
      { type: 51, body: new Uint8Array(1258) },
      { type: 43, body: Uint8Array.of(2, 3, 4) },
    ],
  }
}
