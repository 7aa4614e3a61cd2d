// The arrows between rooms: the only imports allowed (ARCHITECTURE.md). What is not listed is forbidden.
const anyRoom = '^packages/[^/]+/'
const libraries = {
  tlog: '@noble/(curves|hashes)',
  wall: '@noble/(ciphers|curves|hashes)|@scure/(bip39|bip32)|nostr-tools|diff',
  assembly: '@noble/hashes',
  sync: '@noble/(ciphers|hashes)|idb|qr|aws4fetch|ws|socks-proxy-agent',
}
const rooms = {
  tlog: [],
  wall: ['tlog'],
  assembly: ['wall', 'tlog'],
  sync: ['wall', 'tlog'],
  web: ['wall', 'tlog', 'assembly', 'sync'],
  node: ['wall', 'tlog', 'assembly', 'web'],
  cli: ['tlog', 'wall', 'assembly', 'sync', 'node', 'web'],
  lab: [],
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-arrows`,
      comment: `${room} may import only: ${allowed.join(', ') || 'no other room'}`,
      severity: 'error',
      from: { path: `^packages/${room}/src/` },
      to: { path: anyRoom, pathNot: [room, ...allowed].map((other) => `^packages/${other}/`) },
    })),
    ...Object.entries(libraries).map(([room, names]) => ({
      name: `${room}-libraries`,
      comment: `${room} may use only the libraries named in ARCHITECTURE.md`,
      severity: 'error',
      from: { path: `^packages/${room}/src/` },
      to: { path: 'node_modules/', pathNot: `node_modules/(${names})/` },
    })),
    {
      name: 'runs-in-browsers',
      comment: 'tlog, wall, assembly and web never see node:*',
      severity: 'error',
      from: { path: '^packages/(tlog|wall|assembly|web)/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nostr-tools-sub-paths',
      comment: 'never the index of nostr-tools: it brings everything',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { path: 'node_modules/nostr-tools/lib/(esm|cjs)/index\\.js$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: ['^packages/', '^bench/', '^node_modules/', '^(node:)?[a-z_/]+$', '^scripts/planted'],
    exclude: { path: '/(dist|test|slow)/|\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
