// The one check of every store: a path that is not of the layout is never a name on a disk.

import { parsePath } from '@commonwall/wall'
import { StoreError } from './store-error.ts'

/** @throws StoreError store/path */
export function checkPath(path: string): void {
  if (parsePath(path) === undefined)
    throw new StoreError(
      'store/path',
      `path: expected one of the layout, got ${JSON.stringify(path.slice(0, 100))}`,
    )
}

export function closedError(): StoreError {
  return new StoreError('store/closed', 'store: expected an open one, got one that was closed')
}
