// A bare TCP connection to the node, for what no honest client writes.

import { connect, type Socket } from 'node:net'

/** Milliseconds that a node gets to answer, or to end a broken connection. */
const WAIT = 3_000

/** A connection to the host of a URL. */
export function openSocket(url: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => resolve(socket))
    socket.on('error', reject)
  })
}

/** Resolves to what came, once it fits, the other side has ended, or time is up. */
export function readSocket(
  socket: Socket,
  fits: (text: string) => boolean,
): Promise<{ text: string; ended: boolean }> {
  return new Promise((resolve) => {
    let text = ''
    const done = (ended: boolean): void => {
      clearTimeout(timer)
      socket.off('data', onData).off('close', onClose)
      resolve({ text, ended })
    }
    const onData = (bytes: Buffer): void => {
      text += bytes.toString('latin1')
      if (fits(text)) done(false)
    }
    const onClose = (): void => done(true)
    const timer = setTimeout(() => done(socket.destroyed), WAIT)
    socket.on('data', onData).on('close', onClose)
  })
}
