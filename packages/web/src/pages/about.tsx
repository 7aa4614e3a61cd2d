// What this is and what it does not protect from, in few words.

import type { Ui } from './ui.ts'

/** @param own what the app says in the place of the first paragraphs: they speak of pages without a program */
export function AboutView({ ui, own = [] }: { ui: Ui; own?: readonly string[] }) {
  return (
    <>
      <h1>{ui.t.aboutTitle}</h1>
      {[...own, ...ui.t.aboutText.slice(own.length)].map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  )
}
