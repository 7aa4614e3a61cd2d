// The engine's script as text: put there by the build (`build/build-app.ts`).

declare module 'virtual:engine' {
  export const source: string
}
