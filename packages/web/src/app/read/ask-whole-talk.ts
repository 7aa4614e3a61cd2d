// All of what is open that is on the wall; where nothing is, the reader is told.

import type { ArticlePage, ThreadPage } from '../../pages/model.ts'
import type { WholeTalk } from '../engine/read/whole-talk.ts'
import type { State } from '../shell/state.ts'

export async function askWholeTalk(
  { frame: { here = '' } }: ThreadPage | ArticlePage,
  { engine, lang, words, said }: State,
): Promise<WholeTalk | undefined> {
  const whole = await engine.ask('wholeTalk', { path: here, lang: lang.value })
  if (whole === undefined) said.value = words.value.t.waiting
  return whole
}
