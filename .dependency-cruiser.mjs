/**
 * Who may import whom. Each rule has a planted violation in tests/architecture/layers.test.ts; docs/architecture.md
 * shows the picture. With TypeScript 7 the parser must be swc: with any other, no module is seen and no rule fires.
 *
 * @import { IForbiddenRuleType } from 'dependency-cruiser'
 */

const npm = (/** @type {string[]} */ ...names) => `(^|/)node_modules/(${names.join('|')})/`;

const SQL = npm('drizzle-orm', '@electric-sql/pglite', 'pg');
const SHARED_PACKAGES = npm('typebox', 'canonicalize', 'cdigit', 'temporal-polyfill');

/** @type {IForbiddenRuleType[]} */
const rooms = [
  {
    name: 'shared-is-pure',
    comment: 'shared/ runs in Node, Chromium and Electron alike: itself and the pure packages named here, no more',
    from: { path: '^shared/' },
    to: { pathNot: ['^shared/', SHARED_PACKAGES] },
  },
  {
    name: 'renderer-knows-no-other-process',
    comment: 'the renderer reaches the hub over its own origin, and Electron through shared/desktop',
    from: { path: '^renderer/' },
    to: { path: '^(hub|electron|build)/' },
  },
  {
    name: 'hub-knows-no-other-process',
    from: { path: '^hub/' },
    to: { path: '^(renderer|electron|build)/' },
  },
  {
    name: 'electron-knows-no-other-process',
    from: { path: '^electron/' },
    to: { path: '^(renderer|hub|build)/' },
  },
  {
    name: 'electron-package-only-in-electron',
    from: { path: '^(shared|renderer|hub)/' },
    to: { path: npm('electron') },
  },
  {
    name: 'node-modules-not-in-renderer',
    comment: 'a browser has no node:fs',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'production-knows-no-test',
    from: { path: '^(shared|renderer|hub|electron|build)/' },
    to: { path: '^tests/' },
  },
  {
    name: 'hub-runs-without-dev-dependencies',
    comment: 'a server installs with --omit=dev: what it imports belongs in dependencies',
    from: { path: '^(hub|shared)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {IForbiddenRuleType[]} */
const renderer = [
  {
    name: 'features-are-islands',
    comment: 'what two features need belongs in data/, ui/, platform/ or shared/',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'app-is-on-top',
    comment: 'app/ puts everything together, so nothing below may know it',
    from: { path: '^renderer/(features|data|ui|platform)/' },
    to: { path: '^renderer/app/' },
  },
  {
    name: 'features-only-under-app',
    from: { path: '^renderer/(data|ui|platform)/' },
    to: { path: '^renderer/features/' },
  },
  {
    name: 'only-data-knows-the-database',
    from: { path: '^renderer/', pathNot: '^renderer/data/' },
    to: { path: npm('rxdb', 'dexie') },
  },
  {
    name: 'data-shows-nothing',
    from: { path: '^renderer/data/' },
    to: { path: ['^renderer/ui/', npm('@mantine/[^/]+', '@tabler/[^/]+', '@tanstack/[^/]+')] },
  },
  {
    name: 'ui-takes-props',
    comment: 'props in, events out: ui/ knows neither the data nor the machine',
    from: { path: '^renderer/ui/' },
    to: { path: '^renderer/(data|platform)/' },
  },
  {
    name: 'platform-is-at-the-bottom',
    from: { path: '^renderer/platform/' },
    to: { path: '^renderer/(data|ui)/' },
  },
  {
    name: 'only-platform-knows-the-desktop',
    comment: 'everyone else asks renderer/platform, which has a twin for the browser',
    from: { path: '^renderer/', pathNot: '^renderer/platform/' },
    to: { path: '^shared/desktop/contract' },
  },
];

/** @type {IForbiddenRuleType[]} */
const electron = [
  {
    name: 'preload-is-only-a-bridge',
    comment: 'made from the contract, no logic; one CommonJS file that a sandbox can load',
    from: { path: '^electron/preload/' },
    to: { pathNot: ['^electron/preload/', '^shared/desktop/', npm('electron')] },
  },
  {
    name: 'main-knows-no-preload',
    from: { path: '^electron/main/' },
    to: { path: '^electron/preload/' },
  },
];

/** @type {IForbiddenRuleType[]} */
const hub = [
  {
    name: 'hub-database-is-at-the-bottom',
    from: { path: '^hub/database/' },
    to: { path: '^hub/[^/]+/', pathNot: '^hub/database/' },
  },
  {
    name: 'hub-repositories-know-only-the-database',
    from: { path: '^hub/repositories/' },
    to: { path: '^hub/[^/]+/', pathNot: '^hub/(repositories|database)/' },
  },
  {
    name: 'hub-services-know-no-route',
    comment: 'replication, identity and files do the work; routes only translate it to HTTP',
    from: { path: '^hub/(replication|identity|files|bundle)/' },
    to: { path: '^hub/(routes|plugins)/' },
  },
  {
    name: 'hub-routes-hold-no-sql',
    comment: 'routes and plugins ask a service or a repository',
    from: { path: '^hub/(routes|plugins)/' },
    to: { path: ['^hub/database/', SQL], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'hub-process-is-on-top',
    comment: 'buildApp takes what it needs as an argument; only the process reads configuration and environment',
    from: { path: '^hub/[^/]+/' },
    to: { path: '^hub/(server|app|config|cli)[.]ts$' },
  },
];

/** @type {IForbiddenRuleType[]} */
const everywhere = [
  { name: 'no-circular', from: {}, to: { circular: true } },
  { name: 'not-to-unresolvable', from: {}, to: { couldNotResolve: true } },
];

export default {
  forbidden: [...rooms, ...renderer, ...electron, ...hub, ...everywhere].map((rule) => ({
    severity: 'error',
    ...rule,
  })),
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|[.]loket)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
