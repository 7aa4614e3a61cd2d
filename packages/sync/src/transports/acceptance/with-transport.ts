// Opens a transport for the length of one case, and closes it however the case ends.

import type { Transport } from '../transport.ts'
import type { TransportRig } from './rig.ts'

export async function withTransport<T>(
  { open }: Pick<TransportRig, 'open'>,
  use: (transport: Transport) => Promise<T>,
): Promise<T> {
  const transport = await open()
  try {
    return await use(transport)
  } finally {
    await transport.close()
  }
}
