// Punctuation between words that are put together: Chinese sets it in full width, without a space.

const isChinese = (words: string) => /\p{Script=Han}/u.test(words)

/** What stands after something else, in brackets. */
export function inBrackets(words: string): string {
  return isChinese(words) ? `（${words}）` : ` (${words})`
}

export function colonAfter(words: string): string {
  return isChinese(words) ? '：' : ': '
}
