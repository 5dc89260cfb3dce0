/** The one-way imports of docs/architecture.md. Each rule says what would break if it were bent. */

const onlyTo = (lib, allowed, comment) => ({
  name: `${lib}-imports`,
  comment,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^(libs|apps|migrations)/', pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
});

const packagesOnly = (lib, packages, comment) => ({
  name: `${lib}-packages`,
  comment,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: '\\.spec\\.ts$' },
  to: {
    dependencyTypesNot: ['local', 'aliased', 'aliased-subpath-import', 'core'],
    pathNot: [...packages.map((p) => `^node_modules/${p}(/|$)`), '^libs/'],
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle cannot be read in order.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that nothing answers.',
      from: {},
      // start.mjs loads the build, which a fresh clone does not have yet.
      to: { couldNotResolve: true, pathNot: 'dist/apps/cli/serve\\.js$' },
    },
    onlyTo('contracts', [], 'contracts is shared with the browser and imports nothing of ours.'),
    packagesOnly('contracts', ['$none'], 'contracts is types and constants only.'),
    onlyTo('case-engine', ['contracts'], 'The engine knows no case type, no database and no framework.'),
    packagesOnly(
      'case-engine',
      [
        'xstate',
        'luxon',
        '@types/luxon',
        'class-validator',
        'class-validator-jsonschema',
        'class-transformer',
        'reflect-metadata',
      ],
      'The engine is pure: no Nest, no TypeORM, no I/O.',
    ),
    onlyTo('case-types', ['case-engine', 'contracts'], 'A case type is a folder of declarations over the engine.'),
    packagesOnly(
      'case-types',
      [
        'xstate',
        'luxon',
        '@types/luxon',
        'class-validator',
        'class-validator-jsonschema',
        'class-transformer',
        'reflect-metadata',
      ],
      'Case types are pure: no Nest, no TypeORM, no I/O.',
    ),
    {
      name: 'engine-no-io',
      comment: 'Pure code reads no file, no clock and no socket; hashing is the one exception.',
      severity: 'error',
      from: { path: '^libs/(case-engine|case-types)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    onlyTo(
      'casework',
      ['case-engine', 'identity', 'registers', 'documents', 'platform', 'contracts'],
      'casework runs any case type; the registry is passed in by the apps.',
    ),
    ...['identity', 'registers', 'documents', 'notifications'].map((lib) =>
      onlyTo(
        lib,
        ['identity', 'registers', 'documents', 'platform', 'contracts'].filter((other) => other !== lib),
        `${lib} serves casework and does not know it.`,
      ),
    ),
    onlyTo('platform', ['contracts'], 'platform is the floor.'),
    {
      name: 'libs-never-import-apps',
      comment: 'Entry points depend on libraries, never the other way.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'console-only-contracts',
      comment: 'The browser shares wire types with the server and nothing else.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(libs|apps|migrations|test)/', pathNot: '^(apps/console|libs/contracts)/' },
    },
    {
      name: 'worker-no-controllers',
      comment: 'api and worker are two entry points; neither reaches into the other. cli may start both.',
      severity: 'error',
      from: { path: '^apps/(api|worker)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'controllers-are-thin',
      comment: 'Controllers speak to commands and queries, not to the database.',
      severity: 'error',
      from: { path: '^apps/api/.*\\.(controller|dto)\\.ts$' },
      to: { path: '^node_modules/(typeorm|pg|bullmq|ioredis)/' },
    },
    {
      name: 'no-test-code-in-product',
      comment: 'What only tests use does not ship.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '(^test/|\\.spec\\.tsx?$|^node_modules/(jest|supertest|fast-check|playwright-core|@nestjs/testing)/)',
      },
    },
    {
      name: 'no-dev-dependencies-on-the-server',
      comment: 'The server is installed with --omit=dev in the container.',
      severity: 'error',
      from: { path: '^(apps/(api|worker|cli)|libs|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // package.json maps #libs/* to the build; the rules are about the source.
    webpackConfig: { fileName: 'test/architecture/resolve.cjs' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
