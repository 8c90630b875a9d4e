import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tree, typeErrors } from './tree.ts';

/** One line per room that its environment does not have. The rooms are copied whole: a leak comes from their own imports. */
const foreign: [file: string, line: string, name: string][] = [
  ['shared/planted-dom.ts', "document.title = '';", 'document'],
  ['shared/planted-node.ts', 'process.exit();', 'process'],
  ['shared/planted-network.ts', "await fetch('/');", 'fetch'],
  ['shared/planted-timer.ts', 'setTimeout(() => {}, 1);', 'setTimeout'],
  ['hub/planted.ts', "document.title = '';", 'document'],
  ['renderer/planted.ts', 'process.exit();', 'process'],
  ['renderer/planted-buffer.ts', "Buffer.from('');", 'Buffer'],
  ['electron/main/planted.ts', "document.title = '';", 'document'],
];

/** House rules that the compiler keeps. */
const forbidden: [file: string, text: string, code: string][] = [
  ['shared/planted-enum.ts', "export enum Role { Officer = 'officer' }", 'TS1294'],
  ['hub/planted-property.ts', 'export class Planted { constructor(readonly name: string) {} }', 'TS1294'],
  ['shared/planted-index.ts', 'export const first: string = ([] as string[])[0];', 'TS2322'],
  ['renderer/planted-implicit.ts', 'export const same = (value) => value;', 'TS7006'],
];

describe('the compiler', () => {
  const tree = new Tree();
  let errors: string[];
  beforeAll(async () => {
    tree.copy('tsconfig.json', 'tsconfig.base.json', 'build/types', 'build/tsconfig.json', 'tests/tsconfig.json');
    tree.copy('shared', 'hub', 'renderer', 'electron');
    tree.plant('build/planted.ts', 'export {};\n');
    tree.plant('tests/planted.ts', 'export {};\n');
    for (const [file, line] of foreign) tree.plant(file, `export {};\n${line}\n`);
    for (const [file, text] of forbidden) tree.plant(file, `${text}\n`);
    errors = await typeErrors(tree.path);
  });
  afterAll(() => tree.remove());

  it.each(foreign)('refuses in %s: %s', (file, _line, name) => {
    const here = errors.filter((error) => error.startsWith(`${file}(`));
    expect(here).toEqual([expect.stringMatching(new RegExp(`\\(2,\\d+\\): error TS\\d+: Cannot find name '${name}'`))]);
  });

  it.each(forbidden)('refuses in %s: %s', (file, _text, code) => {
    const here = errors.filter((error) => error.startsWith(`${file}(`));
    expect(here).toEqual([expect.stringContaining(`error ${code}:`)]);
  });
});
