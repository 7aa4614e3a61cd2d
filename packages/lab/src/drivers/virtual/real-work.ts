// Work of the platform that takes real time while virtual time would run away: WebCrypto, streams, blobs. Between the
// call and the function that it returns, the clock stands still for each until it is done.
//
// It holds only what does not wait for the virtual network; that network gives every body whole, so no read of a
// stream does.

import type { VirtualClock } from './clock.ts'

type Method = (...args: unknown[]) => unknown

export function holdRealWork(clock: VirtualClock): () => void {
  const undo: (() => void)[] = []
  const wrap = (owner: object, names: readonly string[]) => {
    for (const name of names) {
      const original = Reflect.get(owner, name) as Method | undefined
      if (typeof original !== 'function') continue
      const own = Object.getOwnPropertyDescriptor(owner, name)
      Object.defineProperty(owner, name, {
        configurable: true,
        writable: true,
        value(this: unknown, ...args: unknown[]) {
          const result = original.apply(this, args)
          if (result instanceof Promise) clock.hold(result).catch(() => undefined)
          return result
        },
      })
      undo.push(() => (own ? Object.defineProperty(owner, name, own) : Reflect.deleteProperty(owner, name)))
    }
  }
  wrap(crypto.subtle, [
    'digest',
    'sign',
    'verify',
    'importKey',
    'encrypt',
    'decrypt',
    'deriveBits',
    'generateKey',
  ])
  wrap(ReadableStreamDefaultReader.prototype, ['read'])
  wrap(Blob.prototype, ['arrayBuffer', 'text', 'bytes'])
  wrap(Response.prototype, ['arrayBuffer', 'text', 'bytes'])
  return () => {
    for (const put of undo.reverse()) put()
  }
}
