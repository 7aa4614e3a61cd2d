// The workers' scripts as text: put there by the build (`build/virtual.ts`).

declare module 'virtual:engine' {
  export const source: string
  /** Where its second part is, to be fetched later; empty where the script has both. */
  export const second: string
}

declare module 'virtual:assembly-engine' {
  export const source: string
}

declare module 'virtual:relays' {
  export const source: string
}

declare module 'virtual:markdown' {
  export const source: string
}
