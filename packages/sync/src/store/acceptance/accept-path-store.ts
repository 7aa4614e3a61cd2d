// What every path store must do. An implementation's own test names how to open it, and nothing else.
//
// Written against plain functions, so that the same suite runs under vitest and inside a page of a real browser.

import type { PathStore } from '../path-store.ts'

/** One thing that a store must do. */
export interface StoreCase {
  readonly name: string
  /** @throws Error that says what was expected and what came */
  run(open: OpenPathStore): Promise<void>
}

/** Opens one and the same place again each time, empty before the first; the suite closes what it opened. */
export type OpenPathStore = () => Promise<PathStore>

const A = 'log/0123456789abcdef/checkpoint'
const B = 'log/0123456789abcdef/seg/0/x001/234.gz'
const C = 'definition/1.gz'

/** @param keeps false for a store whose files die with it */
export function pathStoreCases({ keeps }: { readonly keeps: boolean }): readonly StoreCase[] {
  const cases: StoreCase[] = [
    {
      name: 'gives undefined for what was never put, and lists nothing',
      run: opened(async (store) => {
        same(await store.get(A), undefined)
        same(await store.list(), [])
      }),
    },
    {
      name: 'gives back what was put, and its newest bytes after a second put',
      run: opened(async (store) => {
        await store.put(A, bytes(1, 2, 3))
        same(await store.get(A), bytes(1, 2, 3))
        await store.put(A, bytes(9))
        same(await store.get(A), bytes(9))
        await store.put(A, bytes())
        same(await store.get(A), bytes())
      }),
    },
    {
      name: 'keeps its own copy of the bytes, both ways',
      run: opened(async (store) => {
        const given = bytes(1, 2, 3)
        await store.put(A, given)
        given[0] = 7
        const got = await store.get(A)
        same(got, bytes(1, 2, 3))
        if (got) got[1] = 7
        same(await store.get(A), bytes(1, 2, 3))
      }),
    },
    {
      name: 'lists paths in byte order, and not what was deleted',
      run: opened(async (store) => {
        for (const path of [B, A, C]) await store.put(path, bytes(1))
        same(await store.list(), [C, A, B])
        await store.delete(A)
        await store.delete(A)
        same(await store.list(), [C, B])
        same(await store.get(A), undefined)
      }),
    },
    {
      name: 'keeps a file of a megabyte to the last byte',
      run: opened(async (store) => {
        const large = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * 31) % 251)
        await store.put(B, large)
        same(await store.get(B), large)
      }),
    },
    {
      name: 'takes two hundred puts side by side',
      run: opened(async (store) => {
        const paths = Array.from({ length: 200 }, (_, n) => `definition/${n + 1}.gz`)
        await Promise.all(paths.map((path, n) => store.put(path, bytes(n))))
        same((await store.list()).length, 200)
        for (const [n, path] of paths.entries()) same(await store.get(path), bytes(n))
      }),
    },
    {
      name: 'refuses what is not a path of the layout',
      run: opened(async (store) => {
        for (const path of ['', '../x', '/etc/passwd', 'log/x/checkpoint', 'a', `${A}/`, 'definition/01.gz'])
          for (const use of [
            () => store.get(path),
            () => store.put(path, bytes(1)),
            () => store.delete(path),
          ])
            same(await codeOf(use), 'store/path')
        same(await store.list(), [])
      }),
    },
    {
      name: 'says that it is closed, after its end',
      async run(open) {
        const store = await open()
        await store.close()
        await store.close()
        same(await codeOf(() => store.get(A)), 'store/closed')
        same(await codeOf(() => store.put(A, bytes(1))), 'store/closed')
        same(await codeOf(() => store.list()), 'store/closed')
      },
    },
  ]
  if (keeps)
    cases.push({
      name: 'keeps what was put over a close',
      async run(open) {
        const before = await open()
        await before.put(A, bytes(4, 5))
        await before.put(B, bytes(6))
        await before.delete(B)
        await before.close()
        const after = await open()
        try {
          same(await after.list(), [A])
          same(await after.get(A), bytes(4, 5))
        } finally {
          await after.close()
        }
      },
    })
  return cases
}

function opened(use: (store: PathStore) => Promise<void>): StoreCase['run'] {
  return async (open) => {
    const store = await open()
    try {
      await use(store)
    } finally {
      await store.close()
    }
  }
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values)
}

function same(got: unknown, expected: unknown): void {
  const [a, b] = [show(got), show(expected)]
  if (a !== b) throw new Error(`expected ${b.slice(0, 200)}, got ${a.slice(0, 200)}`)
}

function show(value: unknown): string {
  return value instanceof Uint8Array ? `bytes ${value.join(' ')}` : (JSON.stringify(value) ?? 'undefined')
}

async function codeOf(use: () => Promise<unknown>): Promise<unknown> {
  try {
    await use()
    return 'no error'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
