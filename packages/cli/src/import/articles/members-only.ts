// What an article of WordPress shows only to members, subscribers or who has answered: an export has it as plain text
// between codes of a plugin, in a block with a condition, or behind the mark where a reader without an account is stopped.
//
// What is between such codes goes with them. A code with conditions that nobody closes takes what is left of the article:
// nobody knows how far it reaches; `[private]` alone in a sentence stays an editor's word.

import { cutBetween } from './cut-between.ts'

const CODE =
  /\[((?:access|arm_restrict|content_protector|groups_member|hid(?:e|den)|ihc|is_logged|logged|login|member|mepr|passster|password|paid|pmpro|private|protect|reply|restrict|rcp|s2if|subscri|swpm|um_logged|um_show|user_only|vip|visitor|wcm_|wlm|wpmem)[\w-]{0,40})((?:\s[^[\]]{0,400})?)\]/gi
const BLOCK =
  /<!-- wp:(premium-content\/subscriber-view|[\w/-]{1,80}(?= \{[^\n]{0,4000}?"(?:hideBlock":true|blockVisibility":false)))\b/g
const PAYWALL = /<!-- wp:jetpack\/paywall\b/

/** @returns the HTML without them, and how many there were */
export function withoutMembersOnly(html: string): { readonly html: string; readonly left: number } {
  const codes = cutBetween(html, {
    open: CODE,
    close: ([, name]) => new RegExp(`\\[/${name}\\]`, 'gi'),
    takesRest: ([, , conditions = '']) => conditions.includes('='),
  })
  const blocks = cutBetween(codes.text, {
    open: BLOCK,
    close: ([, name]) => new RegExp(`<!-- /wp:${name} -->`, 'g'),
    takesRest: () => true,
  })
  const end = blocks.text.search(PAYWALL)
  const left = codes.left + blocks.left + (end < 0 ? 0 : 1)
  return { html: end < 0 ? blocks.text : blocks.text.slice(0, end), left }
}
