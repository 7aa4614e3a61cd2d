// Calls about lasting names: making one, replacing its key, and keys in files.

import type { RecoveryLanguage } from '@commonwall/wall'
import type { OwnGround } from '../own/own-ground.ts'
import type { Manner } from '../say/manner.ts'
import { EngineError } from '../wire.ts'
import { type Attempt, attemptsOn } from './attempts.ts'
import { makeKeyFile, openKeyFile } from './key-file.ts'
import { type NameItem, namesHere } from './list.ts'
import { NameMaker, type ShownWords } from './name-maker.ts'
import { type Vanishing, vanish, vanishingOf } from './vanish.ts'

export interface NameCalls {
  names(): Promise<readonly NameItem[]>
  /** On all names of the wall. */
  attempts(): Promise<readonly Attempt[]>
  looksTaken(profile: string): Promise<boolean>
  /** Twelve words for a new name, shown once. */
  beginName(input: {
    readonly profile: string
    readonly language: RecoveryLanguage
    /** Public key that is to be the name's, where it signs outside. */
    readonly outside?: string | undefined
  }): Promise<ShownWords>
  /** Twelve new words for a name whose key was stolen, or that takes in further keys, by its old ones. */
  beginRotation(input: {
    readonly words: string
    readonly language: RecoveryLanguage
    /** Keys that are to speak for it too (npub or hex). */
    readonly beside: string | undefined
  }): Promise<ShownWords>
  /** Makes the name, or replaces its key, after some words were typed again. */
  confirmWords(typed: readonly (readonly [place: number, word: string])[]): Promise<void>
  /** The words that were shown are not to be typed any more. */
  forgetWords(): Promise<void>
  /** A new key on this device, for the owner of a name to list. */
  keyForAName(): Promise<void>
  /** Agrees that a key on this device speaks for the name that lists it: that one alone, however many do. */
  agreeToName(item: Pick<NameItem, 'pubkey' | 'id'>): Promise<void>
  /** What a wish to vanish under this key would reach, and how far the last one has come. */
  vanishing(pubkey: string): Promise<Vanishing>
  /** Takes back everything that a name said. @throws EngineError engine/no-key */
  vanish(manner: Manner): Promise<void>
  /** The key of a name under a password (NIP-49). @throws EngineError engine/no-key */
  exportKey(input: { readonly pubkey: string; readonly password: string }): Promise<string>
  /** Takes in a key file. @throws EngineError engine/key-file */
  importKey(input: { readonly file: string; readonly password: string }): Promise<void>
}

export function nameCalls(ground: OwnGround): NameCalls {
  const maker = new NameMaker({
    ...ground.options,
    own: () => ground.own(),
    wall: () => ground.wall(),
  })
  /** Keys of which a file was made or opened here. */
  const inFiles = new Set<string>()
  return {
    names: async () => namesHere(ground.wall(), ground.own(), inFiles),
    attempts: async () => attemptsOn(ground.wall()),
    looksTaken: async (profile) => maker.looksTaken(profile),
    beginName: async ({ profile, language, outside }) => maker.begin(profile, language, outside),
    beginRotation: async ({ words, language, beside }) => maker.beginRotation(words, language, beside),
    async confirmWords(typed) {
      await maker.confirm(typed)
      ground.changed()
    },
    forgetWords: async () => maker.forgetWords(),
    async keyForAName() {
      await maker.keyForAName()
      ground.changed()
    },
    async agreeToName({ pubkey, id }) {
      await maker.agree(pubkey, id)
      ground.changed()
    },
    vanishing: async (pubkey) => vanishingOf(ground.wall(), pubkey),
    vanish: (manner) => vanish(ground.wall(), ground.own(), ground.options, manner),
    async exportKey({ pubkey, password }) {
      const key = ground.own().keyring.secretOf(pubkey)
      if (key === undefined)
        throw new EngineError('engine/no-key', 'key: expected one that is here, got another')
      const file = makeKeyFile(key, password)
      inFiles.add(pubkey)
      return file
    },
    async importKey({ file, password }) {
      const own = ground.own()
      inFiles.add(own.keyring.addName(openKeyFile(file, password)))
      await own.saveKeys()
      ground.changed()
    },
  }
}
