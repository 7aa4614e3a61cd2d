// What is said when a file of evidence proves nothing.

export class EvidenceError extends Error {
  override readonly name = 'EvidenceError'
  readonly code = 'evidence/invalid'

  constructor(field: string, expected: string, got: unknown) {
    super(
      `${field}: expected ${expected}, got ${typeof got === 'string' ? JSON.stringify(got.slice(0, 80)) : got}`,
    )
  }
}
