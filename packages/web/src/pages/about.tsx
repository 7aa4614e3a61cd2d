// What this is and what it does not protect from, in few words.

import type { Ui } from './ui.ts'

export function AboutView({ ui }: { ui: Ui }) {
  return (
    <>
      <h1>{ui.t.aboutTitle}</h1>
      {ui.t.aboutText.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  )
}
