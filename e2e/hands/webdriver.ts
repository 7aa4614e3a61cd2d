// A person's hands in a browser that speaks WebDriver (https://www.w3.org/TR/webdriver2/): Debian's WebKit speaks nothing else.

import { type Hands, lookFor, type Place, until } from './hands.ts'

/** How an element is named on the line (WebDriver, section 12). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const KEYS = { Enter: '\ue007', Escape: '\ue00c' } as const
type Found = Readonly<Record<typeof ELEMENT, string>>

/** One session with a driver. */
export class WebDriver {
  readonly #root: string

  private constructor(root: string) {
    this.#root = root
  }

  /** @param driver its address @param wanted the capabilities that it must have */
  static async open(driver: string, wanted: object): Promise<WebDriver> {
    const { sessionId } = await call<{ sessionId: string }>('POST', `${driver}/session`, {
      capabilities: { alwaysMatch: wanted },
    })
    return new WebDriver(`${driver}/session/${sessionId}`)
  }

  post<T>(path: string, body: object): Promise<T> {
    return call('POST', `${this.#root}${path}`, body)
  }

  get<T>(path: string): Promise<T> {
    return call('GET', `${this.#root}${path}`)
  }

  close(): Promise<void> {
    return call('DELETE', this.#root)
  }
}

/** @throws Error with what the driver says went wrong */
async function call<T>(method: string, url: string, body?: object): Promise<T> {
  const answer = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}

export function handsOf(driver: WebDriver): Hands {
  const find = (place: Place) =>
    until(place.join(' '), async () => {
      const script = `return (${lookFor})(...arguments)`
      return (await driver.post<Found | null>('/execute/sync', { script, args: place })) ?? undefined
    })
  const withFound = (place: Place, path: string, body: object) =>
    until(place.join(' '), async () => {
      await driver.post(`/element/${(await find(place))[ELEMENT]}${path}`, body)
      return true
    })
  return {
    async open(url) {
      await driver.post('/url', { url })
    },
    async see(...place) {
      await find(place)
    },
    async press(...place) {
      await withFound(place, '/click', {})
    },
    async fill(selector, text) {
      await withFound([selector], '/value', { text })
    },
    async key(name) {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[name] }))
      await driver.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    async textOf(selector) {
      const found = await find([selector])
      return driver.get(`/element/${found[ELEMENT]}/property/textContent`)
    },
    url: () => driver.get('/url'),
    ask: (question) =>
      driver.post('/execute/async', {
        script: `(${question})().then(arguments[0])`,
        args: [],
      }),
  }
}
