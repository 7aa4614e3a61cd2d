// Somebody with a key who signs what a trial needs, also what no honest client would sign.

import { createHash } from 'node:crypto'
import { schnorr } from '@noble/curves/secp256k1.js'
import type { SignedEvent } from './client.ts'

export interface Draft {
  readonly kind?: number
  readonly content?: string
  readonly tags?: readonly (readonly string[])[]
  /** Unix seconds; default: now. */
  readonly created_at?: number
}

export class Author {
  readonly pubkey: string
  readonly #secret: Uint8Array
  readonly #now: () => number

  /** @param now unix seconds */
  constructor(secret: Uint8Array, now: () => number) {
    this.#secret = secret
    this.#now = now
    this.pubkey = Buffer.from(schnorr.getPublicKey(secret)).toString('hex')
  }

  /** A whole, valid event. */
  event({ kind = 1, content = '', tags = [], created_at = Math.floor(this.#now()) }: Draft): SignedEvent {
    const id = sha256(JSON.stringify([0, this.pubkey, created_at, kind, tags, content]))
    return { id, pubkey: this.pubkey, created_at, kind, tags, content, sig: this.sign(id) }
  }

  /** An event whose date and content are JSON text, put in as they are. */
  rawEvent(date: string, content: string): { readonly id: string; readonly text: string } {
    const id = sha256(`[0,"${this.pubkey}",${date},1,[],"${content}"]`)
    const text = `{"id":"${id}","pubkey":"${this.pubkey}","created_at":${date},"kind":1,"tags":[],"content":"${content}","sig":"${this.sign(id)}"}`
    return { id, text }
  }

  sign(id: string): string {
    return Buffer.from(schnorr.sign(Buffer.from(id, 'hex'), this.#secret)).toString('hex')
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
