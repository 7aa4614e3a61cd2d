// Forgetting what this program keeps on a device, by the browser's own means alone: nothing else of the program need work for
// it, and no host is asked. The key goes first, so that the rest is noise from then on.

import { wipeDatabase } from '@commonwall/sync/browser'
import { SAVED } from '../engine/keep/there.ts'
import { SHELF } from '../program/shelf-name.ts'

/** The wrapped key; the sealed rows; the kept program; the service worker that opens it. */
export type Kept = 'key' | 'rows' | 'program' | 'worker'

export interface Forgetting {
  /** What may still be there; it shrinks while this goes on. */
  readonly left: ReadonlySet<Kept>
  /** Nothing more is tried, and `left` is what stays. It never throws, and may take for as long as another tab holds it up. */
  readonly ended: Promise<unknown>
}

/** @param before what a wipe before this one left: what is gone does not come back because the rest cannot be removed again */
export function forgetAll(before?: ReadonlySet<Kept>): Forgetting {
  const left = new Set<Kept>(before ?? ['key', 'rows', 'program', 'worker'])
  const steps = [forgetSaved(left), forgetProgram(left), forgetWorker(left)]
  return { left, ended: Promise.allSettled(steps) }
}

async function forgetSaved(left: Set<Kept>): Promise<void> {
  if (!(await keepsNothing())) await wipeDatabase(SAVED, () => left.delete('key'))
  left.delete('key')
  left.delete('rows')
}

/** To open a database that is not there would make one. Where a browser lets no page keep any, none is there; one that is too old to tell may have it. */
async function keepsNothing(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).every(({ name }) => name !== SAVED)
  } catch (error) {
    return isForbidden(error)
  }
}

async function forgetProgram(left: Set<Kept>): Promise<void> {
  await unlessForbidden(async () => void (await globalThis.caches?.delete(SHELF)))
  left.delete('program')
}

/** A file has none, and asked for them it says that it is no page. */
async function forgetWorker(left: Set<Kept>): Promise<void> {
  await unlessForbidden(async () => {
    if (!location.protocol.startsWith('http')) return
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
    await Promise.all(registrations.map((one) => one.unregister()))
  })
  left.delete('worker')
}

/** A page that may keep nothing has kept nothing. @throws what else kept it from being done */
async function unlessForbidden(step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!isForbidden(error)) throw error
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof ReferenceError || (error instanceof DOMException && error.name === 'SecurityError')
}
