// Titles in the reader's language: of the wall, and of its boards; and of any things of several languages the nearest.

import type { Definition, Titled } from '@commonwall/wall'
import type { Board, Spoken } from '../model.ts'
import { isOf } from './language.ts'
import { inLanguage } from './spoken.ts'

/** The title in the reader's language, in another script of it, or else the first. */
export function titleIn(titles: readonly Titled[], lang: string): Spoken {
  const best = nearestTo(lang, titles, (title) => title.lang)
  return inLanguage(best?.text ?? '', best?.lang)
}

/** The first that is in a language, or in another script of it, or else the first of all. */
export function nearestTo<T>(
  lang: string,
  all: readonly T[],
  langOf: (one: T) => string | undefined,
): T | undefined {
  return all.find((one) => langOf(one) === lang) ?? all.find((one) => isOf(lang, langOf(one))) ?? all[0]
}

type Boards = Pick<Definition, 'boards'>

/** Slugs of the boards in the order of the definition; a board's number is its place here, from 1. */
export function boardSlugs(definition: Boards): readonly string[] {
  return [...new Set(definition.boards.map(({ slug }) => slug))]
}

export function boardOfSlug(definition: Boards, slug: string | undefined, lang: string): Board | undefined {
  const number = boardSlugs(definition).indexOf(slug ?? '') + 1
  if (number === 0) return undefined
  const titles = definition.boards.filter((board) => board.slug === slug)
  return {
    path: `b/${number}`,
    title: titleIn(
      titles.map(({ lang: spoken, title }) => ({ lang: spoken, text: title })),
      lang,
    ),
  }
}

export function allBoards(definition: Boards, lang: string): readonly Board[] {
  return boardSlugs(definition).flatMap((slug) => boardOfSlug(definition, slug, lang) ?? [])
}
