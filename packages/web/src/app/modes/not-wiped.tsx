// After a wipe that could not remove all: says so, and what to do (docs/decisions/0280). Whoever looks on sees one line that any
// page might show: no name, no look of ours, nothing of what was kept or of what kept it. What there is to do unfolds.

import { render } from 'preact'
import { languageOf } from '../../pages/fill/language.ts'
import { BROKEN } from '../broken/words.ts'
import type { Kept } from './forget.ts'

interface Ways {
  readonly again: () => void
  /** To an empty page. */
  readonly leave: () => void
}

/** In the place of all that the page showed. */
export function sayNotWiped(left: ReadonlySet<Kept>, { again, leave }: Ways): void {
  const { left: words } = BROKEN[languageOf(document.documentElement.lang) ?? 'en']
  for (const style of document.querySelectorAll('style, link[rel~=icon]')) style.remove()
  document.title = words.title
  const sheet = document.createElement('main')
  render(
    <>
      <h1 style={{ fontSize: '1.2em' }}>{words.title}</h1>
      <p>{words[left.has('key') ? 'key' : left.has('rows') ? 'rows' : 'program']}</p>
      <details>
        <summary>{words.what}</summary>
        <p>{words.tabs}</p>
        <p>{words.site}</p>
      </details>
      <p>
        <button type="button" onClick={again}>
          {words.again}
        </button>{' '}
        <button type="button" onClick={leave}>
          {words.leave}
        </button>
      </p>
    </>,
    sheet,
  )
  document.body.replaceChildren(sheet)
  document.body.hidden = false
}
