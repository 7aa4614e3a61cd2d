// A frame for pages under test: an English wall of one node, witnessed by four of five.

import type { Frame, Language, PostItem, Spoken, ThreadPage } from '../src/pages/model.ts'

export const AT = 1_795_000_000

export function frame(lang: Language = 'en', parts: Partial<Frame> = {}): Frame {
  return {
    lang,
    root: './',
    prefix: '',
    here: '',
    title: undefined,
    wall: english('A wall'),
    fingerprint: { en: 'river copper basic thunder wild panel'.split(' '), zh: [...'虑讨焦窗愈晨'] },
    truth: {
      state: 'witnessed',
      source: 'node',
      size: 1_412,
      at: AT,
      seen: 4,
      of: 5,
      definitionStale: false,
    },
    served: true,
    ...parts,
  }
}

export function english(text: string): Spoken {
  return { text, lang: 'en', dir: 'ltr' }
}

export function post(text: string, parts: Partial<PostItem> = {}): PostItem {
  return {
    floor: 1,
    place: 7,
    author: { kind: 'throwaway', number: 1, key: 'c0ffee'.repeat(8) },
    when: { at: AT, hour: true, witnessed: undefined },
    text: english(text),
    references: [],
    absence: undefined,
    answers: undefined,
    depth: 0,
    ...parts,
  }
}

export function thread(
  posts: readonly PostItem[],
  parts: Partial<Frame> = {},
  lang: Language = 'en',
): ThreadPage {
  return {
    kind: 'thread',
    frame: frame(lang, parts),
    title: english('A title'),
    board: undefined,
    closed: false,
    replies: posts.length - 1,
    posts,
    pager: { page: 1, pages: 1, path: 't/7/', first: 't/7' },
  }
}
