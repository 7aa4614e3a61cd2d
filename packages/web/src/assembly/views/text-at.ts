// What stands at a place of the text now, and in which of the three states.

import type { PassageState } from '@commonwall/assembly'
import type { AssemblyView, CitedText } from '../model.ts'
import { shownRound } from './show.ts'

/** A text to be shown: to strike the passage, or words that are held or not. */
export type TextAt = 'strike' | CitedText | undefined

/** The text of a wording by the id of its event. @param text undefined: strike */
export function textOfWording({ texts }: AssemblyView, text: string | undefined): TextAt {
  return text === undefined ? 'strike' : texts[text]
}

export function passageAt(view: AssemblyView, place: string): PassageState | undefined {
  const round = shownRound(view)
  return round === undefined ? undefined : view.state.stages[round]?.passages.find(({ id }) => id === place)
}

export function stateOf(view: AssemblyView, place: string): PassageState['state'] {
  return passageAt(view, place)?.state ?? 'open'
}

/** The adopted wording, else the most preferred, else the first. */
export function textAt(view: AssemblyView, place: string): TextAt {
  const passage = passageAt(view, place)
  const wording =
    passage?.wordings.find(({ id }) => id === passage.adopted) ??
    passage?.wordings[0] ??
    view.now.places.find(({ id }) => id === place)?.wordings[0]
  return wording === undefined ? undefined : textOfWording(view, wording.text)
}
