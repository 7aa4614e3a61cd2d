// A URL as somebody wrote it, also in a browser that knows neither `URL.parse` nor `URL.canParse` (Chromium before 120).

/** The URL, or undefined if it is none. */
export function readUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
