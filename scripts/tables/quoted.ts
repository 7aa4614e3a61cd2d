/** A long string as source text, in lines of at most 110 columns. @param text without quotes, backslashes and line ends */
export function quoted(text: string): string {
  return (text.match(/.{1,100}/g) ?? []).map((line) => `  '${line}'`).join(' +\n')
}
