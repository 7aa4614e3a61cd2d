// "Find us again": what somebody needs to know the true wall by, and where it is, to be photographed, printed, kept or read
// aloud. Never more than the wall itself names: whatever else is known was told to few.

import type { FindPage } from './model.ts'
import type { Ui } from './ui.ts'

/** As many as somebody copies by hand. */
const SHOWN = 3

export function FindView({ page, ui }: { page: FindPage; ui: Ui }) {
  return (
    <>
      <h1>{ui.t.find.title}</h1>
      <FindCard addresses={page.addresses} ui={ui} />
    </>
  )
}

export function FindCard({ addresses, ui }: { addresses: readonly string[]; ui: Ui }) {
  const { fingerprint, wall } = ui.frame
  return (
    <>
      <p>{ui.t.find.how}</p>
      <div class="card">
        <p class="wall">
          <bdi lang={wall.lang}>{wall.text}</bdi>
        </p>
        <p class="seal" lang="en">
          {fingerprint.en.join(' ')}
        </p>
        <p class="seal" lang="zh-Hans">
          {fingerprint.zh.join('')}
        </p>
        <ul>
          {shownOf(addresses).map((url) => (
            <li class="hex" key={url}>
              {url}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** What stands on it, a line each. */
export function cardLines(addresses: readonly string[], { frame: { fingerprint } }: Ui): readonly string[] {
  return [fingerprint.en.join(' '), fingerprint.zh.join(''), ...shownOf(addresses)]
}

function shownOf(addresses: readonly string[]): readonly string[] {
  return addresses.slice(0, SHOWN)
}
