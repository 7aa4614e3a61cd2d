// What addresses were caught at: each named, and each deed in words; below that, as it was found.

import type { Finding } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'
import { CAUGHT, type Deed } from './words.ts'

/** More than anybody reads. */
const MOST = 50

export function Findings({ findings, state }: { findings: readonly Finding[]; state: State }) {
  const { a } = state.words.value
  const words = CAUGHT[state.lang.value]
  if (findings.length === 0) return <p class="true">{a.proof.nothingWrong}</p>
  const deeds = Map.groupBy(findings, ({ address, code }) => `${address} ${code}`)
  return (
    <section class="note late">
      <p>
        <b>{a.proof.wrong(findings.length)}</b>
      </p>
      <ul>
        {[...deeds].slice(0, MOST).map(([key, [first]]) => (
          <li key={key}>
            <bdi class="hex">{first?.address}</bdi> {words.deeds[first?.code as Deed] ?? first?.code}
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.raw}</summary>
        <ul>
          {findings.slice(0, MOST).map(({ path, problem }) => (
            <li key={path + problem}>
              <span class="hex">{path}</span> <bdi lang="en">{problem}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
