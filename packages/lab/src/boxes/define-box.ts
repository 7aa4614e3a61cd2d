// How a box is made out of a scenario: parameters that a schema checks, lists that are looked up by name.

import * as v from 'valibot'
import type { Box } from '../box.ts'
import type { NameList } from '../rules/name-list.ts'

export interface Supplies {
  /** @throws ScenarioError if there is no such list */
  names(list: string): NameList
  /** Lines of a list that are no names: addresses, keywords. @throws ScenarioError if there is no such list */
  lines(list: string): readonly string[]
}

export interface BoxKind {
  readonly name: string
  readonly params: v.GenericSchema
  make(params: unknown, supplies: Supplies): Box
}

/** @param definition `make` gets the parameters as its schema gives them */
export function defineBox<Schema extends v.GenericSchema, State>(definition: {
  readonly name: string
  readonly params: Schema
  readonly make: (params: v.InferOutput<Schema>, supplies: Supplies) => Omit<Box<State>, 'name'>
}): BoxKind {
  const { name, params, make } = definition
  return {
    name,
    params,
    make: (given, supplies) => ({ name, ...make(v.parse(params, given), supplies) }) as Box,
  }
}

export const ms = v.pipe(v.number(), v.minValue(0))
export const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** A random time: at least so long, so long on average. */
export const wait = v.strictObject({ least: ms, mean: ms })

/** Only lets the type of the state be seen from its beginning. */
export function reducer<State>(box: Omit<Box<State>, 'name'>): Omit<Box<State>, 'name'> {
  return box
}
