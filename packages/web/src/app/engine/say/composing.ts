// What the composer needs to know before something is written.

import { boardOf, KIND, langOf, titleOf } from '@commonwall/wall'
import { allBoards, excerptOf, spokenIn } from '../../../pages/fill/index.ts'
import type { Board, Language, Spoken } from '../../../pages/model.ts'
import { profileOf } from '../fill/authors.ts'
import type { Wall } from '../wall.ts'
import type { Keyring } from './keyring.ts'

export interface ComposingAsked {
  readonly lang: Language
  readonly reply: { readonly root: string; readonly parent: string } | undefined
  readonly edits: string | undefined
  readonly translates?: string | undefined
}

export interface Composing {
  readonly boards: readonly Board[]
  /** Languages that the wall is in, then the reader's. */
  readonly languages: readonly string[]
  /** What is answered: its first words, where it stands open. */
  readonly answers: Spoken | undefined
  /** The article that is edited, as it stands, and what the key that signs it is called; a throwaway is called nothing. */
  readonly before:
    | {
        readonly title: string
        readonly text: string
        readonly lang: string
        readonly board: string
        readonly by: string | undefined
      }
    | undefined
  /** The article that is translated, as it stands. */
  readonly original: { readonly title: string; readonly text: Spoken } | undefined
  /** A language of the wall that it is not in. */
  readonly otherLang: string
  /** Lasting names whose keys are here, but for keys that were replaced: what they say counts for nothing. */
  readonly names: readonly { readonly pubkey: string; readonly name: string }[]
  /** Bits of work that the wall asks of a post before anything is in it. */
  readonly work: number
  /** This device speaks in this thread already, under its throwaway key. */
  readonly spokeHere: boolean
}

export function composing(
  wall: Wall,
  keyring: Keyring,
  { lang, reply, edits, translates }: ComposingAsked,
): Composing {
  const { history, names } = wall.held
  const { current } = history
  const answered = reply && (wall.events.get(reply.parent) ?? wall.thread(reply.parent)?.thread.root.event)
  const edited = edits === undefined ? undefined : wall.view.articles.get(edits)?.history.current.event
  const translated =
    translates === undefined ? undefined : wall.view.articles.get(translates)?.history.current.event
  const isOpen = translated !== undefined && wall.absenceOfHeld(translated) === undefined
  const spoken = [...new Set([lang, ...current.langs])]
  const text =
    answered && (answered.kind === KIND.reply ? answered.content : (titleOf(answered) ?? answered.content))
  return {
    boards: allBoards(current, lang),
    languages: [...new Set([...current.langs, lang])],
    answers:
      answered && wall.absenceOfHeld(answered) === undefined
        ? spokenIn(answered, excerptOf(text ?? '', 160))
        : undefined,
    before: edited && {
      title: titleOf(edited) ?? '',
      text: edited.content,
      lang: langOf(edited) ?? '',
      board: boardOf(edited) ?? '',
      by: keyring.isName(edited.pubkey) ? nameOf(wall, edited.pubkey) : undefined,
    },
    original: isOpen
      ? { title: titleOf(translated) ?? '', text: spokenIn(translated, translated.content) }
      : undefined,
    otherLang: spoken.find((tag) => translated !== undefined && tag !== langOf(translated)) ?? lang,
    names: keyring.names.flatMap((pubkey) => {
      const own = names.nameOf(pubkey)
      if (own !== undefined && !names.currentKeys(own).includes(pubkey)) return []
      return [{ pubkey, name: nameOf(wall, pubkey) }]
    }),
    work: current.pow,
    spokeHere: reply !== undefined && keyring.speaksIn(reply.root),
  }
}

function nameOf(wall: Wall, pubkey: string): string {
  return profileOf(wall, pubkey, wall.held.names.nameOf(pubkey)) ?? pubkey.slice(0, 8)
}
