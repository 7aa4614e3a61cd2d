// The onion service of a node that is running, with what the command was told of tor.

import { dataFolder, type Log, type RunningOnion, startOnion } from '@commonwall/node'

interface TorOptions {
  readonly tor?: string
  readonly torrc?: string
  readonly prefix?: string
}

/** Starts the onion service of a running node; a node whose service does not come up is closed again. */
export async function besideOnion(
  folder: string,
  node: { readonly url: string; close(): Promise<void> },
  { tor, torrc, prefix }: TorOptions,
  log: Log,
): Promise<Pick<RunningOnion, 'url' | 'close'>> {
  try {
    const onion = await startOnion({
      folder: dataFolder(folder).onion,
      port: Number(new URL(node.url).port),
      ...(tor === undefined ? {} : { tor }),
      ...(torrc === undefined ? {} : { torrc }),
      // What tor itself says may name an address, and is not logged.
      onTrouble: ({ code }) => log.warn({ part: 'onion', code }, 'tor fell over and is started again'),
    })
    void onion.through.then(() => log.info({ part: 'onion' }, 'tor got through to its network'))
    return { url: prefix === undefined ? onion.url : `${onion.url}${prefix}/`, close: onion.close }
  } catch (error) {
    await node.close()
    throw error
  }
}
