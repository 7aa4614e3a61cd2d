// A file of the app as it travels: packed once, when it was built, in the best way that whoever asks takes.
//
// Only scripts of the app are sent so: paths of the layout are sent as they are (`published.ts`).

export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Brotli, and gzip. */
  readonly br: Uint8Array<ArrayBuffer>
  readonly gz: Uint8Array<ArrayBuffer>
}

export interface Sent {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** @param accepted the request's `Accept-Encoding` */
export function packedFor(accepted: string | undefined, { bytes, br, gz }: Packed): Sent {
  const taken = new Set(
    (accepted ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  )
  const Vary = 'Accept-Encoding'
  if (taken.has('br')) return { body: br, headers: { Vary, 'Content-Encoding': 'br' } }
  if (taken.has('gzip')) return { body: gz, headers: { Vary, 'Content-Encoding': 'gzip' } }
  return { body: bytes, headers: { Vary } }
}
