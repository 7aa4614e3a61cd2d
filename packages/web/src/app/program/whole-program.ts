// The program that is kept here, where it is whole. What a disk has damaged or cut short is as good as gone: it would stand at
// the wall's address for ever, and open nothing.

import { FILE_TITLE } from '../../pages/title/file-title.ts'
import { SHELF } from './shelf-name.ts'

/**
 * True for a program to its last line; not for one that was cut short, nor for the page of a network that wants its visitors to
 * sign in, or of a host that is out of order. Whose program it is only a release tells.
 */
export function isWhole(page: string): boolean {
  return page.includes(FILE_TITLE) && page.endsWith('</html>\n')
}

/** @param root of the wall, as the scope of the service worker. @throws DOMException where the browser keeps nothing */
export async function wholeProgram(root: string): Promise<Response | undefined> {
  const program = await caches.match(root, { cacheName: SHELF })
  const page = await program?.clone().text()
  return page !== undefined && isWhole(page) ? program : undefined
}
