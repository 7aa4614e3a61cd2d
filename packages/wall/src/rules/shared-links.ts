// What an app puts into the address of something that is shared from it, and by which it knows whose account, device or copy
// shared it. Whoever pastes such an address into a post under a throwaway key has signed it with their account.
//
// Known by its name, and taken out where the address leads to the same place without it; what is left stays in its order.
// A short address (`b23.tv`, `xhslink.com`) has all of this at its host, and is like any other here.

const { raw } = String

/**
 * One part of a query: campaigns, letters to one reader, and what WeChat, Weibo, Bilibili, Xiaohongshu, Douyin, Taobao and
 * those that do as they do add. Of the last two only what is no number or word of a page. A full stop behind it is the sentence's.
 * A name is read as far as such names are long: one without an end would be read again from each of its characters.
 */
const PART = raw`(?:\w{0,24}(?:utm_|clid|share(?!id)|spm|igsh)\w{0,24}=|(?:ouid|uin|appuid|vd_source|s_trans)=|si=[\w-]{16}|t=[\w-]{22})(?:[\w%~*+=:@/$-]|\.\b)*`
/** Those that come first, with what parts them from the next, and each that comes later. */
const PARTS = new RegExp(raw`\?(?:${PART}&?)+|&${PART}`, 'g')

/** @param onPart told of each part that is left out */
export function withoutSharer(text: string, onPart?: () => void): string {
  return text.replaceAll(PARTS, (parts) => {
    for (const _ of parts.matchAll(/[?&]\w/g)) onPart?.()
    return parts.endsWith('&') ? '?' : ''
  })
}
