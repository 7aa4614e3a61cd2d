// A client of any relay, just large enough to time questions: one connection, one question at a time.

import WebSocket from 'ws'

type Frame = readonly [verb: string, ...rest: unknown[]]

export interface Asked {
  readonly events: number
  /** Bytes of all frames of the answer. */
  readonly bytes: number
  readonly milliseconds: number
}

/** A relay that refuses a question, or does not answer it. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly code = 'bench/refused'
}

const PATIENCE = 10_000

export class RelayClient {
  readonly #socket: WebSocket
  #subscriptions = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  static async open(url: string): Promise<RelayClient> {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new RelayClient(socket)
  }

  /** REQ until EOSE. @throws RefusedError */
  async ask(...filters: readonly object[]): Promise<Asked> {
    const id = `q${this.#subscriptions++}`
    const started = performance.now()
    let events = 0
    let bytes = 0
    await this.#talk(['REQ', id, ...filters], (frame, length) => {
      if (frame[1] !== id) return false
      bytes += length
      if (frame[0] === 'EVENT') events++
      return frame[0] === 'EOSE'
    })
    const milliseconds = performance.now() - started
    this.#socket.send(JSON.stringify(['CLOSE', id]))
    return { events, bytes, milliseconds }
  }

  /** Sends a frame of a reconciliation (NIP-77) and returns the relay's answer. @throws RefusedError */
  async reconcile(frame: Frame): Promise<string> {
    let answer = ''
    await this.#talk(frame, (got) => {
      if (got[0] !== 'NEG-MSG') return false
      answer = String(got[2])
      return true
    })
    return answer
  }

  /** Tells without waiting. */
  tell(frame: Frame): void {
    this.#socket.send(JSON.stringify(frame))
  }

  close(): void {
    this.#socket.close()
  }

  #talk(frame: Frame, isLast: (frame: Frame, length: number) => boolean): Promise<void> {
    const socket = this.#socket
    return new Promise((resolve, reject) => {
      const end = (error?: Error) => {
        clearTimeout(timer)
        socket.off('message', onMessage)
        if (error) reject(error)
        else resolve()
      }
      const timer = setTimeout(() => end(new RefusedError('no answer within 10 s')), PATIENCE)
      const onMessage = (data: Buffer) => {
        const got = JSON.parse(data.toString('utf8')) as Frame
        if (['CLOSED', 'NOTICE', 'NEG-ERR'].includes(got[0])) end(new RefusedError(got.slice(1).join(' ')))
        else if (isLast(got, data.length)) end()
      }
      socket.on('message', onMessage)
      socket.send(JSON.stringify(frame))
    })
  }
}
