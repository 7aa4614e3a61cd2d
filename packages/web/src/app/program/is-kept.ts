// Whether the program that runs is the one that is kept here. A service worker of ours opened it either way: where what is
// kept is gone, emptied by the browser or by its reader, or could not be read just then, it asks the host, and the program is
// that one's.

import { wholeProgram } from './whole-program.ts'

/**
 * @param root of the wall, as the scope of the service worker
 * @param program the script that runs
 */
export async function isKept(root: string, program: Pick<Node, 'textContent'> | null): Promise<boolean> {
  const kept = await wholeProgram(root).catch(() => undefined)
  const page = await kept?.text()
  return page?.includes(`>${program?.textContent}</script>`) === true
}
