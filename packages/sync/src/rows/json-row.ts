// A row that holds JSON. What it says is not checked here: its reader does, who alone knows what may be in it.

import type { Rows } from './rows.ts'

/** What was put there, or undefined. @throws StoreError; SyntaxError for what is no JSON */
export async function readJson(rows: Rows, name: string): Promise<unknown> {
  const bytes = await rows.get(name)
  return bytes && JSON.parse(new TextDecoder().decode(bytes))
}

/** As `Rows.put`. @throws StoreError */
export function putJson(rows: Rows, name: string, value: unknown): Promise<void> {
  return rows.put(name, new TextEncoder().encode(JSON.stringify(value)))
}
