// Whether the program that runs is the one that is kept here. A service worker of ours opened it either way: where what is
// kept is gone, emptied by the browser or by its reader, it asks the host, and the program is that one's.

import { wholeProgram } from './whole-program.ts'

/** @param root of the wall, as the scope of the service worker */
export async function isKept(root: string): Promise<boolean> {
  return (await wholeProgram(root).catch(() => undefined)) !== undefined
}
