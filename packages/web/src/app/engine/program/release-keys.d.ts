// The three release keys of this build, one vkey a line: put there by the build; empty in one that takes no update.

declare module 'virtual:release-keys' {
  export const keys: string
}
