// What tor is told: to be an onion service for one port of loopback, and nothing else.
//
// No SOCKS port, no control port, no relay; it ends with the node, however the node ends. Its keys lie in the data
// folder: whoever holds them is the address.

export interface TorrcOptions {
  /** Of tor's own: state and descriptors. */
  readonly state: string
  /** Keys and name of the service. */
  readonly service: string
  /** Of loopback, where the node listens. */
  readonly port: number
  /** Process that tor must not outlive. */
  readonly owner: number
  /** A file with further options, such as bridges. */
  readonly further?: string
}

export function torrc({ state, service, port, owner, further }: TorrcOptions): string {
  const lines = [
    `DataDirectory ${quote(state)}`,
    `HiddenServiceDir ${quote(service)}`,
    'HiddenServiceVersion 3',
    `HiddenServicePort 80 127.0.0.1:${port}`,
    'SocksPort 0',
    'Log notice stdout',
    'SafeLogging 1',
    `__OwningControllerProcess ${owner}`,
    ...(further === undefined ? [] : [`%include ${quote(further)}`]),
  ]
  return `${lines.join('\n')}\n`
}

function quote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
