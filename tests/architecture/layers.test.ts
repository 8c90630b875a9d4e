import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { cruise, rooms, root, Tree } from './tree.ts';

/** One violation per rule: the file that breaks it, what it imports, and the files which that import needs. */
const violations: [rule: string, file: string, imports: string, ...needs: string[]][] = [
  ['shared-is-pure', 'shared/planted-fastify.ts', 'fastify'],
  ['shared-is-pure', 'shared/planted-node.ts', 'node:fs'],
  ['renderer-knows-no-other-process', 'renderer/data/planted.ts', '../../hub/app.ts', 'hub/app.ts'],
  ['hub-knows-no-other-process', 'hub/routes/planted-screen.ts', '../../renderer/ui/link.ts', 'renderer/ui/link.ts'],
  ['electron-knows-no-other-process', 'electron/main/planted-hub.ts', '../../hub/app.ts', 'hub/app.ts'],
  ['electron-package-only-in-electron', 'renderer/platform/planted.ts', 'electron'],
  ['node-modules-not-in-renderer', 'renderer/platform/planted-node.ts', 'node:fs'],
  ['production-knows-no-test', 'hub/planted-test.ts', '../tests/fixtures/case.ts', 'tests/fixtures/case.ts'],
  ['hub-runs-without-dev-dependencies', 'hub/planted-dev.ts', 'rxjs'],
  ['features-are-islands', 'renderer/features/a/planted.ts', '../b/list.ts', 'renderer/features/b/list.ts'],
  ['app-is-on-top', 'renderer/features/a/planted-app.ts', '../../app/routes.ts', 'renderer/app/routes.ts'],
  ['features-only-under-app', 'renderer/ui/planted.ts', '../features/a/list.ts', 'renderer/features/a/list.ts'],
  ['only-data-knows-the-database', 'renderer/features/a/planted-rxdb.ts', 'rxdb'],
  ['data-shows-nothing', 'renderer/data/planted-ui.ts', '../ui/link.ts', 'renderer/ui/link.ts'],
  ['data-shows-nothing', 'renderer/data/planted-mantine.ts', '@mantine/core'],
  ['ui-takes-props', 'renderer/ui/planted-data.ts', '../data/store/seal.ts', 'renderer/data/store/seal.ts'],
  [
    'platform-is-at-the-bottom',
    'renderer/platform/planted-data.ts',
    '../data/store/seal.ts',
    'renderer/data/store/seal.ts',
  ],
  [
    'only-platform-knows-the-desktop',
    'renderer/data/planted-desktop.ts',
    '#shared/desktop/contract.ts',
    'shared/desktop/contract.ts',
  ],
  ['preload-is-only-a-bridge', 'electron/preload/planted.ts', 'node:fs'],
  ['main-knows-no-preload', 'electron/main/planted.ts', '../preload/bridge.ts', 'electron/preload/bridge.ts'],
  ['hub-database-is-at-the-bottom', 'hub/database/planted.ts', '../routes/files.ts', 'hub/routes/files.ts'],
  [
    'hub-repositories-know-only-the-database',
    'hub/repositories/planted.ts',
    '../replication/service.ts',
    'hub/replication/service.ts',
  ],
  ['hub-services-know-no-route', 'hub/replication/planted.ts', '../routes/files.ts', 'hub/routes/files.ts'],
  ['hub-routes-hold-no-sql', 'hub/routes/planted.ts', '../database/tables.ts', 'hub/database/tables.ts'],
  ['hub-routes-hold-no-sql', 'hub/plugins/planted.ts', 'drizzle-orm'],
  ['hub-process-is-on-top', 'hub/routes/planted-config.ts', '../config.ts', 'hub/config.ts'],
  ['no-circular', 'build/planted.ts', './planted.ts'],
  ['not-to-unresolvable', 'build/planted-missing.ts', './not-there.ts'],
];

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => name.replaceAll('\\', '/'));

const sourcesMatching = (folder: string, pattern: RegExp) =>
  sources(folder).filter((name) => pattern.test(readFileSync(join(folder, name), 'utf8')));

describe('the layers of the project', () => {
  const existing = rooms.flatMap((room) => sources(join(root, room)).map((name) => `${room}/${name}`));
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruise(root, rooms);
  });

  it('has no violation', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  // With a parser that does not know TypeScript the cruiser finds nothing, and then nothing is wrong either.
  it.each(rooms)('sees every module of %s/', (room) => {
    const seen = result.modules.map(({ source }) => source).filter((source) => source.startsWith(`${room}/`));
    expect(seen).toEqual(expect.arrayContaining(existing.filter((source) => source.startsWith(`${room}/`))));
    expect(seen).not.toEqual([]);
  });

  it('has one door for calls from the renderer: electron/main/ipc-router.ts', () => {
    expect(sourcesMatching(join(root, 'electron'), /\bipcMain\b/)).toEqual(['main/ipc-router.ts']);
  });

  it('reaches the desktop only through renderer/platform/', () => {
    const desktop = /\b(window|globalThis|self)\??\.desktop\b/;
    const elsewhere = sourcesMatching(join(root, 'renderer'), desktop).filter((name) => !name.startsWith('platform/'));
    expect(elsewhere).toEqual([]);
  });
});

describe('a planted violation', () => {
  const tree = new Tree();
  let result: ICruiseResult;
  beforeAll(async () => {
    for (const [, file, imports, ...needs] of violations) {
      for (const needed of needs) tree.plant(needed, 'export {};\n');
      tree.plant(file, `import '${imports}';\n`);
    }
    result = await cruise(tree.path, rooms);
  });
  afterAll(() => tree.remove());

  it.each(violations)('of %s by %s importing %s is caught', (rule, file) => {
    const caught = result.summary.violations
      .filter(({ from }) => from === file)
      .map((violation) => violation.rule.name);
    expect(caught).toEqual([rule]);
  });

  it('exists for every rule', () => {
    const rules = config.forbidden.map(({ name }) => name);
    expect([...new Set(violations.map(([rule]) => rule))].sort()).toEqual(rules.sort());
  });

  it('is the only thing that is caught', () => {
    const planted = violations.map(([, file]) => file);
    expect(result.summary.violations.map(({ from }) => from).sort()).toEqual(planted.sort());
  });
});
