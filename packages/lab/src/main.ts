#!/usr/bin/env node
// `commonwall-lab`: runs a command behind the wall of a scenario.
//
//   commonwall-lab --scenario sni-rst-2024 --host forum.blocked.test=127.0.0.1:8443 -- curl -k https://forum.blocked.test/
//
// The command finds the proxy in ALL_PROXY (SOCKS5, names resolved behind the line) and HTTPS_PROXY (CONNECT). What the
// wall did is told on standard error; the exit code is the command's own.

import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Exit, startStream } from './drivers/stream/stream-driver.ts'
import { pathOf, readScenario, readScenarios } from './scenario/scenarios.ts'
import { type Scenario, ScenarioError } from './scenario/schema.ts'

const USAGE = `usage: commonwall-lab --scenario ID --host name=127.0.0.1:port … -- command …

  --scenario ID    what the wall does: a name of --list, or a file of your own that ends in .json
  --host NAME=HOST:PORT    a name that there is, and where on this machine it leads; as often as you like
  --lists DIR      lists of your own, before those that come along
  --seed TEXT      another run of the wall's dice (default 1)
  --factor N       the wall's clock runs so much faster (default 1)
  --list           the scenarios, a sentence each`

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        scenario: { type: 'string', default: 'clear-weather' },
        host: { type: 'string', multiple: true, default: [] },
        lists: { type: 'string' },
        seed: { type: 'string', default: '1' },
        factor: { type: 'string', default: '1' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    process.exit(2)
  }
}

const { values, positionals } = readOptions()

/** A scenario by its id, or a file of somebody's own. @throws ScenarioError */
function find(name: string): Scenario {
  if (name.endsWith('.json')) return readScenario(name)
  const scenarios = readScenarios()
  const found = scenarios.find(({ id }) => id === name)
  if (found === undefined)
    throw new ScenarioError(
      `scenario: expected one of ${scenarios.map(({ id }) => id).join(', ')}, got "${name}"`,
    )
  return found
}

/** `name=host:port`; each name gets an address of its own among those that boxes know. @throws ScenarioError */
function exits(hosts: readonly string[]): ReadonlyMap<string, Exit> {
  return new Map(
    hosts.map((text, at) => {
      const [, name = '', host = '', port] = /^([^=]+)=([^=]+):(\d+)$/.exec(text) ?? []
      if (name === '') throw new ScenarioError(`host: expected name=127.0.0.1:port, got "${text}"`)
      return [name, { ip: `203.0.113.${100 + at}`, to: { host, port: Number(port) } }]
    }),
  )
}

async function main(): Promise<number> {
  if (values.list) {
    for (const { id, tells } of readScenarios()) console.log(`${id.padEnd(22)}${tells}`)
    return 0
  }
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const [command, ...args] = positionals
  if (command === undefined) {
    console.error(USAGE)
    return 2
  }
  const hosts = exits(values.host)
  const scenario = find(values.scenario)
  const driver = await startStream({
    path: pathOf(scenario, {
      seed: values.seed,
      ...(values.lists === undefined ? {} : { lists: values.lists }),
    }),
    exit: (name) => hosts.get(name),
    addressOf: (name) => hosts.get(name)?.ip,
    factor: Number(values.factor),
  })
  const place = `${driver.host}:${driver.port}`
  const proxies = {
    ALL_PROXY: `socks5h://${place}`,
    HTTPS_PROXY: `http://${place}`,
    https_proxy: `http://${place}`,
  }
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...proxies } })
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127))
    child.on('exit', (exit) => resolve(exit ?? 1))
  })
  for (const { at, who, what } of driver.journal.entries)
    console.error(`${(at / 1000).toFixed(2)} s  ${who}: ${what}`)
  for (const asked of new Set(driver.refused)) console.error(`refused: ${asked} is no host of this run`)
  console.error(
    `names that anybody on the line could read: ${[...driver.journal.names].join(', ') || 'none'}`,
  )
  await driver.close()
  return code
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  },
)
