// Where the app runs: on a page of a node, as `app.html` of a host, or from a file; and what the page showed.

import { APP_HTML } from '@commonwall/wall'
import { languageOf } from '../../pages/fill/language.ts'
import { LANGUAGES, type Language } from '../../pages/model.ts'
import { isKept } from '../program/is-kept.ts'
import { serviceWorkers } from '../program/workers-here.ts'

export interface Place {
  /** `page`: a node's page that loaded the app. `host`: `app.html` on a host. `file`: a file on this device. */
  readonly kind: 'page' | 'host' | 'file'
  /** The address under which the wall lives, ending in a slash; undefined for a file. */
  readonly root: string | undefined
  /** The path of the page that was loaded. */
  readonly path: string
  readonly lang: Language
  /** The host that serves this program, as the reader knows it. */
  readonly host: string | undefined
  /** True if the program comes from this very device: a file, or a server on it. */
  readonly own: boolean
  /** The token of the doors, where this page is a demonstration's. */
  readonly doors?: string | undefined
  /** True if the program is the one that is kept here, whatever its host serves now. */
  readonly kept: boolean
}

export async function findPlace(): Promise<Place> {
  const entry = document.querySelector<HTMLMetaElement>('meta[name=app]')?.content
  const host = location.host === '' ? undefined : location.host
  const own = host === undefined || isLoopback(location.hostname)
  const given = languageOf(document.documentElement.lang)
  if (entry !== undefined) {
    const root = new URL('../', new URL(entry, location.href)).href
    const doors = document.querySelector<HTMLMetaElement>('meta[name=doors]')?.content
    return {
      kind: 'page',
      root,
      path: pathBelow(root, location.href),
      lang: given ?? 'en',
      host,
      own,
      kept: false,
      doors,
    }
  }
  const lang = preferred(navigator.languages) ?? given ?? 'en'
  if (host === undefined) return { kind: 'file', root: undefined, path: '', lang, host, own, kept: false }
  // A service worker of ours opened it, at whatever path of the wall.
  const worker = serviceWorkers()?.controller?.scriptURL
  const root = new URL('./', worker ?? location.href).href
  const path = worker === undefined ? '' : withoutDoors(pathBelow(root, location.href).replace(APP_HTML, ''))
  const kept = worker !== undefined && (await isKept(root, document.querySelector('[type=module]')))
  return { kind: 'host', root, path, lang, host, own, kept }
}

/** What a file shows at a path: it has no doors, and the front stands there. */
export const withoutDoors = (path: string): string => (path.startsWith('!doors') ? '' : path)

/** The app's page for an address of the wall. */
export function pathBelow(root: string, address: string): string {
  return inTheApp(withoutLanguage(address.split(/[?#]/)[0]?.slice(root.length) ?? ''))
}

/** True for this very device. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}

function preferred(tags: readonly string[]): Language | undefined {
  for (const tag of tags) {
    const language = languageOf(tag)
    if (language !== undefined) return language
  }
  return undefined
}

/** A node shows half as many posts of a thread on a page as the app does. */
const PAGES_IN_ONE = 2

/** The app's page on which the posts of a node's page stand. */
export function inTheApp(path: string): string {
  if (path === 'find') return '!find'
  if (/^m(\/\d+(\/(r|\d+))?)?$/.test(path)) return `!assembly${path.slice(1)}`
  if (/^d\/[1-4]$/.test(path)) return `!doors/${path.slice(2)}`
  const [, thread, page] = /^(t\/\d+)\/(\d+)$/.exec(path) ?? []
  if (thread === undefined) return path
  const whole = Math.ceil(Number(page) / PAGES_IN_ONE)
  return whole === 1 ? thread : `${thread}/${whole}`
}

function withoutLanguage(path: string): string {
  const [first = '', ...rest] = path.split('/')
  return LANGUAGES.some((language) => language.toLowerCase() === first) ? rest.join('/') : path
}
