// Reads comma-separated values (RFC 4180): quoted fields, doubled quotes, line breaks inside quotes.
//
// For exports of other programs that a demonstration is pointed at; it refuses nothing and guesses nothing.

/** Rows of fields. A line break at the end is no row of its own. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character !== '"') field += character
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (character === '"') quoted = true
    else if (character === ',' || character === '\n') {
      row.push(field)
      field = ''
      if (character === '\n') rows.push(row)
      if (character === '\n') row = []
    } else if (character !== '\r') field += character
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows
}
