// The list of threads that stood on the loaded page, kept while the app has read less than it shows: as its host gave it.
//
// Its links lose their addresses, as all of the app's have none: a tap or a key follows them.

import { pathBelow } from './place.ts'
import { go } from './routes.ts'

export interface LoadedList {
  /** The path of the page that it stood on. */
  readonly path: string
  readonly list: HTMLElement
  /** By the thread's own path: its line. */
  readonly lines: ReadonlyMap<string, HTMLElement>
}

/** To be called before anything on the page is changed. @param root the wall's address @param path the page's */
export function loadedList(root: string, path: string): LoadedList | undefined {
  const list = document.querySelector<HTMLElement>('main .threads')
  if (list === null) return undefined
  const lines = new Map<string, HTMLElement>()
  for (const link of list.querySelectorAll('a')) {
    const to = pathBelow(root, link.href)
    link.removeAttribute('href')
    link.setAttribute('role', 'link')
    link.tabIndex = 0
    link.onclick = () => go(to)
    link.onkeydown = ({ key }) => key === 'Enter' && go(to)
    const line = link.closest('li')
    if (line !== null && /^t\//.test(to)) lines.set(to, line)
  }
  return { path, list, lines }
}
