// What the doors of a demonstration tell: figures that were measured, just now or in a run that was recorded, as plain
// data; and what the demonstration does behind them. Times are milliseconds.

/** The doors, in their order. */
export const DOORS = [1, 2, 3, 4] as const
export type Door = (typeof DOORS)[number]

/** How far a post came, and when. */
export interface Arrival {
  /** After it was handed to the outbox. */
  readonly sentIn: number
  readonly onTheWallIn: number
  readonly place: number
  /** Of the log that the proof is for. */
  readonly size: number
  /** Hashes of the proof. */
  readonly hashes: number
  readonly witnesses: number
  readonly of: number
}

/** What is changed at door 2, in each language: the first word of Article 19. */
export const CHANGES = {
  en: { before: 'Everyone', after: 'Nobody' },
  'zh-Hans': { before: '人人', after: '无人' },
  'zh-Hant': { before: '人人', after: '無人' },
} as const

/** The programs of the second wall. */
export interface SecondWall {
  /** Where the server is, ending in a slash; it may be stopped just now. */
  readonly url: string
  /** Where the second copy is, ending in a slash. */
  readonly copy: string
  readonly processes: number
  readonly startedIn: number
}

/** A word that was changed on the server. */
export interface Altered {
  /** Where the server is just now, ending in a slash. */
  readonly url: string
  readonly before: string
  readonly after: string
  /** Index of the post in the log. */
  readonly position: number
  /** What the server's own page says now. */
  readonly says: string
  /** Stopping the server, changing store and files, and starting it again. */
  readonly took: number
}

/** The server, put right from the second copy and audited. */
export interface Healed {
  readonly posts: number
  readonly findings: number
  readonly took: number
}

/** The server's process, killed or started. */
export interface Switched {
  readonly url: string
  readonly took: number
}

/** What a newcomer's copy made of the altered server. */
export interface Caught {
  readonly path: string
  readonly problem: string
  readonly took: number
  /** What stands there in the second copy, which is asked instead. */
  readonly reads: string
  readonly healedIn: number
}

export interface Agreement {
  readonly states: number
  readonly bloc: number
  readonly calls: number
  /** The bloc votes yes as one, all others no. */
  readonly yes: number
  readonly no: number
  /** Who withholds consent then, and by how many supporters. */
  readonly lacking: readonly { readonly group: string; readonly by: number }[]
  /** On the roll calls: adopted by two-thirds, and of them so many although the others were no more for than against. */
  readonly twoThirds: number
  readonly forced: number
  /** The same by the rule of assemblies. */
  readonly adopted: number
  readonly forcedByRule: number
  readonly took: number
}

export interface SayFacts {
  readonly arrival: Arrival
}

export interface AlterFacts {
  readonly second: SecondWall
  readonly altered: Altered
  readonly caught: Caught
  readonly healed: Healed
}

export interface PlugFacts {
  readonly second: SecondWall
  /** Verified posts that were held when the server was gone. */
  readonly held: number
  /** The wall as one file, in bytes. */
  readonly file: number
  readonly stopped: Switched
  readonly started: Switched
  readonly arrival: Arrival
}

/** A run of all doors, recorded by `e2e/app/record-doors.ts`, for who reads without JavaScript. */
export interface StoredRun {
  /** The day, unix seconds. */
  readonly day: number
  readonly say: SayFacts
  readonly alter: AlterFacts
  readonly plug: PlugFacts
  readonly agree: Agreement
}

/** What the demonstration does when a door asks for it; each is a POST to `doors/<verb>`. */
export interface DoorVerbs {
  /** Starts the second wall where it is not up, and puts it right where it was altered: somebody comes who saw nothing yet. */
  open(): Promise<SecondWall>
  /** Changes a word of the post in this language. */
  alter(input: { readonly lang: string }): Promise<Altered>
  heal(): Promise<Healed>
  /** Kills the server. */
  stop(): Promise<Switched>
  /** Starts it again, at another address. */
  start(): Promise<Switched>
  agree(): Promise<Agreement>
}

export const VERBS = ['open', 'alter', 'heal', 'stop', 'start', 'agree'] as const

/** The header that carries the token of this start. */
export const TOKEN_HEADER = 'x-doors'
