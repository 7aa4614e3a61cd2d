// What one of one's own posts is, in a line: its title or first words, or what it says of another.

import { KIND } from '@commonwall/wall'
import { verbWords } from '../../pages/moderation/verb-words.ts'
import type { MyPost } from '../engine/say/my-posts.ts'
import { reportWords } from '../moderate/reported-as.ts'
import type { State } from '../shell/state.ts'
import { BACK } from './mine-words.ts'
import { OF_VOICE } from './voice-words.ts'

export function saidOf(post: MyPost, state: State): string {
  const { kind, words } = post
  if (post.lane === 'voice') return saidByVoice(post, state)
  const back = BACK[state.lang.value]
  switch (kind) {
    case KIND.profile:
      return back.profile(words)
    case KIND.key:
      return back.key
    case KIND.report:
      return back.report(reportWords(words, state))
    case KIND.label:
      return back.label(verbWords(words, { t: state.words.value.t, frame: { lang: state.lang.value } }))
    case KIND.signature:
      if (words === String(KIND.article)) return back.letter
      return words === String(KIND.key) ? back.joining : back.outcome
    case KIND.vanish:
      return back.everything
    case KIND.withdrawal:
      return state.words.value.a.mine.withdrawal
    default:
      return words
  }
}

/** What a voice says has no title, and its texts are part of something else. */
function saidByVoice({ kind, words }: MyPost, state: State): string {
  const voice = OF_VOICE[state.lang.value]
  switch (kind) {
    case KIND.ballot:
      return voice.ballot
    case KIND.alternative:
      return voice.wording
    case KIND.reply:
      return voice.text(words)
    case KIND.signature:
      return words === String(KIND.article) ? voice.letter : voice.behind
    default:
      return voice.any
  }
}
