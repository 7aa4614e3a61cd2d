// A way from page to page of the wall. On pages without JavaScript it is an address; in the app it is none, so that
// nothing in the bar, the history or the status line names what is read: there, only a tap or a key follows it.

import { type ComponentChildren, h } from 'preact'
import type { Ui } from '../ui.ts'

interface Look {
  readonly ui: Ui
  readonly class?: string | undefined
  readonly label?: string | undefined
  readonly children: ComponentChildren
}

export interface LinkProps extends Look {
  /** A path below the wall's root, in the reader's language. */
  readonly to: string
  readonly rel?: 'prev' | 'next'
}

export function Link({ to, ui, class: look, label, rel, children }: LinkProps) {
  const { go } = ui
  if (go !== undefined) return follower(() => go(to), look, label, children)
  return (
    <a href={ui.href(to)} class={look} aria-label={label} rel={rel}>
      {children}
    </a>
  )
}

export interface JumpProps extends Look {
  readonly floor: number
  /** The page of the thread on which it stands, where it is another. */
  readonly elsewhere?: string | undefined
}

/** A way to a floor of the same thread. In the app it scrolls there and leaves no trace in the address. */
export function Jump({ floor, elsewhere, ui, class: look, label, children }: JumpProps) {
  const { go, jump, anchors = '' } = ui
  const follow = () => (elsewhere === undefined ? jump?.(floor) : go?.(`${elsewhere}#${floor}`))
  if (jump !== undefined) return follower(follow, look, label, children)
  const page = elsewhere === undefined ? '' : ui.href(elsewhere)
  return (
    <a href={`${page}#${anchors}f${floor}`} class={look} aria-label={label}>
      {children}
    </a>
  )
}

/** An anchor without an address: it looks, sounds and is used like a link. */
function follower(
  follow: () => void,
  look: string | undefined,
  label: string | undefined,
  children: ComponentChildren,
) {
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') follow()
  }
  return h(
    'a',
    { role: 'link', tabIndex: 0, class: look, 'aria-label': label, onClick: follow, onKeyDown },
    children,
  )
}
