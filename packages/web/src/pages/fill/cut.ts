// Cutting a list into pages.

import type { Pager } from '../model.ts'

/** The pager, and from where to where this page goes. @param first path of page 1 · @param path before the number of others */
export function cut(
  total: number,
  page: number,
  size: number,
  first: string,
  path: string,
): { readonly pager: Pager; readonly from: number; readonly to: number } {
  const pages = Math.max(1, Math.ceil(total / size))
  const from = (page - 1) * size
  return { pager: { page, pages, path, first }, from, to: from + size }
}

/** The page on which a row stands. @param at from 0 */
export function pageAt(at: number, size: number): number {
  return Math.floor(at / size) + 1
}
