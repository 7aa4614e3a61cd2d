// The program that is kept here, where it is whole. What a disk has damaged or cut short is as good as gone: it would stand at
// the wall's address for ever, and open nothing.

import { END, SHELF } from './shelf-name.ts'

/** @param root of the wall, as the scope of the service worker. @throws DOMException where the browser keeps nothing */
export async function wholeProgram(root: string): Promise<Response | undefined> {
  const program = await caches.match(root, { cacheName: SHELF })
  const page = await program?.clone().text()
  return page?.endsWith(END) ? program : undefined
}
