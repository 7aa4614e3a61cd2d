// Taking a port, or saying in plain words why it cannot be had: the first thing that goes wrong for whoever starts twice.

import type { AddressInfo, Server } from 'node:net'

export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly code: 'listen/taken' | 'listen/forbidden' | 'listen/failed'

  constructor(code: ListenError['code'], message: string, cause: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * Listens, and returns the port: the one that was asked for, or with 0 one that is free.
 * @throws ListenError
 */
export async function listenAt(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, port, host)
  })
  return (server.address() as AddressInfo).port
}

/** The same of an error that a server told. */
export function listenError(error: NodeJS.ErrnoException, port: number, host: string): ListenError {
  const where = `port ${port} of ${host}`
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        'listen/taken',
        `${where}: expected it free, another program listens there already; end that one, or say another port`,
        error,
      )
    case 'EACCES':
      return new ListenError(
        'listen/forbidden',
        `${where}: expected leave to listen there, got none; ports below 1024 are the system's, say another port`,
        error,
      )
    default:
      return new ListenError('listen/failed', `${where}: expected to listen there, got ${error.code}`, error)
  }
}
