// The app in English. This file is the type of the others.

export const appEn = {
  nav: { write: 'Write', mine: 'My posts', take: 'Take it along', more: 'More' },
  foot: {
    hostSees: (host: string) =>
      `This page comes from ${host}, which sees your address. Nothing else is asked of anybody.`,
  },
}

export type AppMessages = typeof appEn
