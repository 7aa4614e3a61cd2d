// The town, started inside a namespace on the ports that everybody knows; it says its certificate's key and stays.

import { openTown } from './town.ts'

const town = await openTown('127.0.0.1:9', '0.0.0.0', { https: 443, http: 80 })
console.log(town.certificate.spki)
