// What stands where in a node's data folder.

import { join } from 'node:path'

export interface DataFolder {
  readonly root: string
  readonly wallFile: string
  readonly store: string
  readonly lock: string
  /** Delegated keys only. */
  readonly keys: string
  readonly defaultLogKey: string
  readonly optionalLogKey: string
  readonly inboxKey: string
  /** Of a mirror, which has no inbox: with it the host signs what it refuses. */
  readonly hostKey: string
  /** Keys and state of the onion service, if it is one. */
  readonly onion: string
  /** The one layout, as any web server may serve it. */
  readonly published: string
}

/** The paths below a data folder. */
export function dataFolder(root: string): DataFolder {
  const keys = join(root, 'keys')
  return {
    root,
    wallFile: join(root, 'wall.json'),
    store: join(root, 'node.db'),
    lock: join(root, 'lock.db'),
    keys,
    defaultLogKey: join(keys, 'log-default.key'),
    optionalLogKey: join(keys, 'log-optional.key'),
    inboxKey: join(keys, 'inbox.key'),
    hostKey: join(keys, 'host.key'),
    onion: join(root, 'onion'),
    published: join(root, 'public'),
  }
}
