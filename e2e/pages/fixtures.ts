// Page data as a node would give it, for looking at pages before there is anything on a wall.
//
// The texts are the Universal Declaration of Human Rights in twelve languages; nobody is invented.

import { directionOf } from '@commonwall/wall'
import type {
  Frame,
  Language,
  Page,
  PostItem,
  Spoken,
  ThreadItem,
  TransparencyPage,
} from '@commonwall/web/pages'
import { FIRST_LANGUAGES, readDeclaration } from '../../packages/cli/src/demo/declaration.ts'

const declarations = FIRST_LANGUAGES.map(readDeclaration)
const TIME = 1_795_000_000

export function frame(lang: Language, root = './', here: string | undefined = ''): Frame {
  return {
    lang,
    root,
    prefix: `${lang.toLowerCase()}/`,
    here,
    title: undefined,
    wall: { text: 'Demonstration wall', lang: 'en', dir: 'ltr' },
    fingerprint: { en: 'river copper basic thunder wild panel'.split(' '), zh: [...'虑讨焦窗愈晨'] },
    truth: {
      state: 'witnessed',
      source: 'node',
      size: 412,
      at: TIME,
      seen: 4,
      of: 5,
      definitionStale: false,
    },
    served: true,
  }
}

export function spoken(text: string, lang: string | undefined): Spoken {
  return { text, lang, dir: directionOf(lang) }
}

function article(number: number, language: number): Spoken {
  const declaration = declarations[language]
  return spoken(declaration?.passages[number]?.text ?? '', declaration?.lang)
}

const board = { path: 'b/1', title: spoken('The Declaration', 'en') }
const boards = [
  board,
  { path: 'b/2', title: spoken('The words of 2015', 'en') },
  { path: 'b/3', title: spoken('这面墙 · This wall', 'zh-Hans') },
]

function thread(number: number, language: number): ThreadItem {
  const declaration = declarations[language]
  const passage = declaration?.passages[number]
  return {
    path: `t/${number + 10}`,
    title: spoken(passage?.title ?? '', declaration?.lang),
    excerpt: spoken((passage?.text ?? '').slice(0, 160), declaration?.lang),
    board,
    article: number % 7 === 0,
    replies: (number * 5) % 13,
    moved: TIME - number * 7200,
    movedHour: number % 2 === 0,
  }
}

export function frontPage(lang: Language): Page {
  return {
    kind: 'front',
    frame: frame(lang),
    boards,
    threads: Array.from({ length: 24 }, (_, i) => thread(i + 1, [0, 1, 3, 0, 2, 5, 6, 4][i % 8] ?? 0)),
    pager: { page: 1, pages: 3, path: 'f/', first: '' },
  }
}

/** `posts` posts: languages in turn, with a fold, a withdrawal, a place not held, an answer and a link. */
export function threadPage(lang: Language, count = 20, number = 19): Page {
  const posts: PostItem[] = Array.from({ length: count }, (_, i) => {
    const floor = i + 1
    const text = article(number + Math.floor(i / 12), i % 12)
    return {
      floor,
      place: 40 + i,
      author:
        i % 5 === 4
          ? { kind: 'name', name: 'Importer of the Declaration', fingerprint: [] }
          : { kind: 'throwaway', number: (i % 6) + 1, key: `${'c0ffee42d1'.slice(i % 7)}a7` },
      when: { at: TIME - (count - i) * 3600, hour: i % 5 !== 4, witnessed: i === 3 ? TIME : undefined },
      text:
        i === 7
          ? spoken(`${text.text}\n\nhttps://www.ohchr.org/en/human-rights/universal-declaration`, text.lang)
          : text,
      references: [],
      absence: undefined,
      answers: i === 6 ? { floor: 4, quote: article(number, 3).text.slice(0, 60) } : undefined,
      depth: i === 5 || i === 6 ? 1 : 0,
    }
  })
  const empty = { author: undefined, when: undefined, references: [], answers: undefined, depth: 0 } as const
  posts[1] = { ...empty, floor: 2, place: 41, text: undefined, absence: { kind: 'withdrawn' } }
  posts[4] = {
    ...empty,
    floor: 5,
    place: 44,
    text: article(2, 0),
    absence: { kind: 'folded', reason: 'off-topic', jurisdiction: undefined },
  }
  posts[8] = { ...empty, floor: 9, place: 48, text: undefined, absence: { kind: 'absent' } }
  return {
    kind: 'thread',
    frame: frame(lang, '../', 't/29'),
    title: spoken(declarations[0]?.passages[number]?.title ?? '', 'en'),
    board,
    closed: false,
    replies: count - 1,
    posts,
    pager: { page: 1, pages: 2, path: 't/29/', first: 't/29' },
  }
}

const author = {
  kind: 'name',
  name: 'Importer of the Declaration',
  fingerprint: 'vast river copper'.split(' '),
} as const

export function articlePage(lang: Language): Page {
  const when = { at: TIME, hour: false, witnessed: undefined }
  return {
    kind: 'article',
    frame: frame(lang, '../', 't/3'),
    title: spoken('世界人权宣言', 'zh-Hans'),
    board,
    author,
    when,
    imported: { source: 'United Nations General Assembly, A/RES/217(III)', date: '1948-12-10' },
    text: spoken(
      `## 序言\n\n${declarations[1]?.passages[0]?.text ?? ''}\n\n这是**重要。**文字，见[原文](https://www.un.org/zh/about-us/universal-declaration-of-human-rights)。\n\n1. 一\n2. 二`,
      'zh-Hans',
    ),
    absence: undefined,
    translations: [{ path: 't/4', lang: 'ar', title: spoken(declarations[3]?.title ?? '', 'ar') }],
    versions: [
      { path: 'v/3/2', number: 2, author, when, imported: undefined, signatures: 3 },
      {
        ...{ path: 'v/3/1', number: 1, author, imported: undefined, signatures: 2 },
        when: { ...when, at: TIME - 86_400 },
      },
    ],
    signatures: 3,
    signers: [{ author, at: TIME, place: 52 }],
    replies: 0,
    posts: [],
    pager: { page: 1, pages: 1, path: 't/3/', first: 't/3' },
  }
}

export function historyPage(lang: Language): Page {
  const when = { at: TIME, hour: false, witnessed: undefined }
  const imported = { source: 'Draft', date: '2015-12-07' }
  const older = { path: 'v/3/1', number: 1, author, when, imported, signatures: 0 }
  const newer = {
    path: 'v/3/2',
    number: 2,
    author,
    when,
    imported: { source: 'A/RES/70/125', date: '2015-12-16' },
    signatures: 0,
  }
  return {
    kind: 'history',
    frame: frame(lang, '../../', 'v/3/2'),
    article: { path: 't/3', title: spoken('WSIS+10, first preambular paragraph', 'en') },
    older,
    newer,
    lang: 'en',
    dir: 'ltr',
    texts: {
      before: 'and in this regard reaffirming the centrality of the General Assembly to this process',
      after: 'and in this regard reaffirming the role of the Assembly in this process',
      lang: 'en',
    },
    versions: [newer, older],
  }
}

export function transparencyPage(lang: Language): TransparencyPage {
  return {
    kind: 'transparency',
    frame: frame(lang, '../', 'l'),
    wallId: 'a3'.repeat(32),
    logs: [
      {
        origin: `commonwall/${'a3'.repeat(32)}/0123456789abcdef`,
        url: 'https://wall.example/',
        admission: 'default',
        open: true,
        size: 412,
        root: 'b7'.repeat(32),
        at: TIME,
        witnesses: [
          { name: 'north', at: TIME - 20 },
          { name: 'south', at: TIME - 10 },
          { name: 'east', at: undefined },
        ],
        checkpoint: `commonwall/${'a3'.repeat(32)}/0123456789abcdef\n412\nt7e3t7e3t7e3=\n\n— commonwall/… AbCd\n`,
      },
    ],
    definitions: [
      { id: 'c1'.repeat(32), version: 2, state: 'waiting', from: TIME + 86_400, keepers: 3, threshold: 2 },
      {
        id: 'a3'.repeat(32),
        version: 1,
        state: 'in-force',
        from: TIME - 8_640_000,
        keepers: 3,
        threshold: 2,
      },
    ],
    holes: [
      { place: 41, absence: { kind: 'withdrawn' } },
      { place: 77, absence: { kind: 'folded', reason: 'illegal', jurisdiction: 'DE' } },
      { place: 90, absence: { kind: 'absent' } },
    ],
    pager: { page: 1, pages: 1, path: 'l/', first: 'l' },
  }
}

export function searchPage(lang: Language): Page {
  return {
    kind: 'search',
    frame: frame(lang, './', 's'),
    query: '人权',
    complete: false,
    names: [],
    results: [1, 2, 3].map((n) => ({
      path: `t/${n}`,
      title: spoken(declarations[1]?.passages[n]?.title ?? '', 'zh-Hans'),
      article: true,
      excerpt: article(n, 1),
      when: { at: TIME, hour: true, witnessed: undefined },
    })),
  }
}

function moderationPage(lang: Language): Page {
  const who = {
    kind: 'name',
    name: 'Importer of the Declaration',
    fingerprint: lang === 'en' ? 'river copper basic thunder wild panel'.split(' ') : [...'虑讨焦窗愈晨'],
  } as const
  const key = { kind: 'throwaway', number: undefined, key: 'c0ffee42d1' } as const
  const deed = {
    who,
    jurisdiction: undefined,
    takenBack: undefined,
    board: undefined,
    original: undefined,
    effect: undefined,
    cited: [],
    citedMore: 0,
  }
  const groups = ['press', 'civil-society']
  return {
    kind: 'moderation',
    frame: frame(lang, './', 'g'),
    groups: [
      {
        group: 'press',
        moderators: 2,
        verbs: new Map([
          ['fold/spam', 58],
          ['fold/personal-data', 3],
          ['pin', 4],
        ]),
        takenBack: 1,
      },
      { group: 'civil-society', moderators: 1, verbs: new Map(), takenBack: 0 },
      { group: '', moderators: 0, verbs: new Map([['fold/threat', 1]]), takenBack: 0 },
    ],
    rule: { groups: 2, threshold: 1 },
    deeds: [
      {
        ...deed,
        verb: 'fold/illegal',
        at: TIME,
        groups,
        jurisdiction: 'DE',
        place: 48,
        path: 't/48',
        effect: { kind: 'for-now', when: TIME + 259_200 },
      },
      {
        ...{ ...deed, verb: 'fold/spam', at: TIME - 60, groups: ['press'], place: 1_234, path: 't/1234' },
        effect: { kind: 'for-good' },
        cited: ['ar', 'zh-Hans'].map((spokenIn, n) => ({
          path: `t/${n + 60}`,
          title: spoken(
            declarations.find((one) => one.lang === spokenIn)?.passages[n]?.title ?? '',
            spokenIn,
          ),
        })),
      },
      {
        ...deed,
        verb: 'fold/threat',
        at: TIME - 90,
        groups,
        place: 7,
        path: undefined,
        takenBack: TIME - 30,
        effect: { kind: 'ended' },
      },
      { ...deed, verb: 'move', at: TIME - 9_000, groups: [], who: key, place: 3, path: 't/3' },
    ],
    pager: { page: 1, pages: 3, path: 'g/', first: 'g' },
    complete: true,
  }
}

/** What a static copy has in the place of all pages. */
export function indexPage(lang: Language): Page {
  const talk = threadPage(lang, 9)
  const [post, ...answers] = talk.kind === 'thread' ? talk.posts : []
  const { truth, ...rest } = frame(lang, './', undefined)
  return {
    kind: 'index',
    frame: { ...rest, served: false, truth: { ...truth, source: 'copy' } },
    sheets: [1, 2, 3].flatMap((n) =>
      post === undefined ? [] : [{ ...thread(n, n), anchor: `n${n}`, post, answers: n === 1 ? answers : [] }],
    ),
  }
}

/** Every kind of page, by a name for its picture. */
export function allPages(lang: Language): Record<string, Page> {
  return {
    front: frontPage(lang),
    thread: threadPage(lang),
    article: articlePage(lang),
    history: historyPage(lang),
    transparency: transparencyPage(lang),
    moderation: moderationPage(lang),
    unmoderated: { ...moderationPage(lang), groups: [], deeds: [] } as Page,
    search: searchPage(lang),
    about: { kind: 'about', frame: frame(lang, './', 'a') },
    find: {
      kind: 'find',
      frame: frame(lang, './', 'find'),
      addresses: ['https://wall.example/', 'wss://relay.example/'],
    },
    index: indexPage(lang),
    missing: { kind: 'notice', frame: frame(lang, './', undefined), what: 'not-found' },
  }
}
