// A page as an answer: rendered, with its headers, in its turn. What everybody asks for is made once in some seconds;
// what may take long waits in one row with everything else that does.

import type { Page, PageRenderer } from '@commonwall/web/pages'
import type { Context } from 'hono'
import type { AppFiles } from './app-files.ts'
import type { Place } from './frame.ts'
import { pageHeaders } from './headers.ts'
import { inTime } from './in-time.ts'
import type { PageTurns } from './in-turn.ts'
import type { Kept } from './kept.ts'
import { frameOf, type Source } from './source.ts'

/** Milliseconds for the Markdown of an article: the longest takes less, unless it was made to take long. */
const READING = 2_000

export interface AnswersOptions {
  readonly renderer: PageRenderer
  readonly source: () => Source
  readonly turns: PageTurns
  readonly rendered: Kept<string>
  readonly app: () => AppFiles | undefined
  /** True in a demonstration. */
  readonly doors: boolean
}

type Status = 200 | 404 | 413 | 500 | 503

export class Answers {
  readonly #options: AnswersOptions
  readonly #headers: Record<string, string>
  readonly #appHeaders: Record<string, string>

  constructor(options: AnswersOptions) {
    const { renderer, doors } = options
    this.#options = options
    this.#headers = pageHeaders(renderer, { doors, app: false })
    this.#appHeaders = pageHeaders(renderer, { doors, app: true })
  }

  /** This page, or that there is none. */
  send(c: Context, place: Place, page: Page | undefined): Response {
    if (page === undefined) return this.#notice(c, place, 'not-found', 404)
    return this.#answer(c, place, this.#render(page), 200)
  }

  failed(c: Context, place: Place, status: 413 | 500 | 503): Response {
    return this.#notice(c, place, 'failed', status)
  }

  /** For what may take long to make. */
  async inTurn(c: Context, place: Place, make: () => Response): Promise<Response> {
    return (await this.#options.turns.take(c, make)) ?? this.failed(c, place, 503)
  }

  /** For what everybody asks for. */
  async cached(c: Context, place: Place, make: () => Page | undefined): Promise<Response> {
    const { rendered, app } = this.#options
    const key = `${place.lang} ${place.prefix}${place.here} ${app()?.entry ?? ''}`
    const kept = rendered.get(key, () => undefined)
    if (kept !== undefined) return this.#answer(c, place, kept, 200)
    return this.inTurn(c, place, () => {
      const html = rendered.get(key, () => {
        const page = make()
        return page && this.#render(page)
      })
      return html === undefined ? this.send(c, place, undefined) : this.#answer(c, place, html, 200)
    })
  }

  #render(page: Page): string {
    const { renderer } = this.#options
    if (page.kind === 'article' && page.text !== undefined)
      renderer.readMarkdown(page.text.text, (work) => inTime(work, READING))
    return renderer.renderPage(page)
  }

  #notice(c: Context, place: Place, what: 'not-found' | 'failed', status: Status): Response {
    const frame = frameOf(this.#options.source(), place)
    return this.#answer(c, place, this.#render({ kind: 'notice', frame, what }), status)
  }

  #answer(c: Context, place: Place, html: string, status: Status): Response {
    const headers = this.#options.app() === undefined ? this.#headers : this.#appHeaders
    return c.body(html, status, { ...headers, 'Content-Language': place.lang })
  }
}
