// A long text, drawn a few paragraphs a frame; read anew only where it is another.

import { type ComponentChildren, Fragment } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Ui } from '../ui.ts'
import { useInParts } from './in-parts.ts'

interface PiecesProps {
  /** Reads it. */
  readonly read: () => readonly ComponentChildren[]
  /** What it is read from. */
  readonly of: readonly unknown[]
  readonly ui: Ui
}

/** In a frame, with what stands between paragraphs: more than fill a phone's screen. */
const PART = 20

export function Pieces({ read, of, ui }: PiecesProps) {
  const items = useMemo(read, of)
  const make = (piece: ComponentChildren, name: string | number) => <Fragment key={name}>{piece}</Fragment>
  return <>{useInParts({ items, make, ui, part: PART })}</>
}
