// The text of a post, as its author typed it: paragraphs, lines, links out, floors and people it points at.
//
// A post is text. Nothing in it is read as HTML or Markdown; what looks like markup is shown.

import type { ComponentChildren, VNode } from 'preact'
import type { Reference, Spoken } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Jump } from './link.tsx'
import { breakable } from './long-words.tsx'
import { Mention } from './mention.tsx'
import { OutLink, outsideAddress } from './out-link.tsx'
import { Pieces } from './pieces.tsx'

/** An address in running text ends before a closing sign or a full stop, in any script. */
const ADDRESS =
  /https?:\/\/[^\s<>"'`，。；：！？、（）《》「」『』【】…]*[^\s<>"'`，。；：！？、（）《》「」『』【】….,;:!?)\]}]/g

interface Part {
  readonly start: number
  readonly end: number
  readonly node: ComponentChildren
}

interface PlainTextProps {
  readonly text: Spoken
  readonly references?: readonly Reference[] | undefined
  readonly ui: Ui
}

/** Characters of what fills a phone's screen several times. */
const LONG = 4_000

export function PlainText({ text, references, ui }: PlainTextProps) {
  const read = () => paragraphsOf(text, references, ui)
  return (
    <div class="said" lang={text.lang} dir={text.lang === undefined ? 'auto' : text.dir}>
      {text.text.length > LONG ? <Pieces read={read} of={[text.text, references, ui]} ui={ui} /> : read()}
    </div>
  )
}

function paragraphsOf(
  { text }: Pick<Spoken, 'text'>,
  references: readonly Reference[] = [],
  ui: Ui,
): VNode[] {
  const parts = [...linksIn(text, ui), ...references.map((one) => pointer(one, ui))].sort(
    (a, b) => a.start - b.start,
  )
  const paragraphs = [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g)]
  return paragraphs.map(({ index, 0: { length } }) => {
    const within = parts.filter(({ start, end }) => start >= index && end <= index + length)
    // A `details` cannot stand in a `p`.
    const Paragraph = within.length === 0 ? 'p' : 'div'
    return (
      <Paragraph class={within.length === 0 ? undefined : 'p'} key={index}>
        {weave(text, index, index + length, within)}
      </Paragraph>
    )
  })
}

/** The text from start to end with the parts put in their places; a part that overlaps one before it is left out. */
function weave(text: string, start: number, end: number, parts: readonly Part[]): ComponentChildren[] {
  const woven: ComponentChildren[] = []
  let at = start
  for (const part of parts) {
    if (part.start < at) continue
    woven.push(...breakable(text.slice(at, part.start)), part.node)
    at = part.end
  }
  woven.push(...breakable(text.slice(at, end).trimEnd()))
  return woven
}

function linksIn(text: string, ui: Ui): Part[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ index, 0: address }) => {
    const url = outsideAddress(address)
    if (url === undefined) return []
    return [
      { start: index, end: index + address.length, node: <OutLink url={url} label={undefined} ui={ui} /> },
    ]
  })
}

function pointer({ start, end, floor, elsewhere, who }: Reference, ui: Ui): Part {
  if (who !== undefined) return { start, end, node: <Mention who={who} ui={ui} /> }
  return {
    start,
    end,
    node:
      floor === undefined ? (
        <span class="pointer">#…</span>
      ) : (
        <Jump floor={floor} elsewhere={elsewhere} ui={ui}>
          #{floor}
        </Jump>
      ),
  }
}
