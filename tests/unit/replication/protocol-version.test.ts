import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { jcs } from '#shared/complaint/entry-bytes.ts';
import { sha } from '#shared/crypto/bytes.ts';
import * as protocol from '#shared/replication/protocol.ts';

/** Hash of everything that the wire is made of, per version. A line that was released never changes again. */
const HISTORY: Readonly<Record<number, string>> = {
  1: 'NWl7v1zFZ9Oz8DjytwnyWbDB4KfzqjTy45qvTlivoY8',
  2: 'yHK30iwct_ukNktA172eCp2bAf_gJ_b2nTpe49qBCNg',
};

const { PROTOCOL_VERSION, OLDEST_PROTOCOL_VERSION, ...parts } = protocol;

const hashOf = (wire: Record<string, unknown>): Promise<string> => sha(jcs(JSON.parse(JSON.stringify(wire))));

test('no part of the wire changes without a new version', async () => {
  const hash = await hashOf(parts);
  expect(
    hash,
    `shared/replication/protocol.ts has changed. Workstations of the former release still speak version ${PROTOCOL_VERSION}: ` +
      'raise PROTOCOL_VERSION, say in its history what changed, see that the hub still takes the former version, and add ' +
      `the line ${PROTOCOL_VERSION + 1}: '${hash}' to HISTORY in this test. Before the first release, replace the hash.`,
  ).toBe(HISTORY[PROTOCOL_VERSION]);
});

test('every version is in the history, here and in words', async () => {
  const versions = Array.from({ length: PROTOCOL_VERSION }, (_, index) => index + 1);
  expect(Object.keys(HISTORY).map(Number)).toEqual(versions);
  expect(new Set(Object.values(HISTORY)).size).toBe(versions.length);
  const source = await readFile(new URL('../../../shared/replication/protocol.ts', import.meta.url), 'utf8');
  const words = source.slice(source.indexOf('History:'), source.indexOf('*/'));
  for (const version of versions) expect(words).toMatch(new RegExp(`\\b${version} \\w`));
});

test('the hub takes the version before, and no later one than its own', () => {
  expect(OLDEST_PROTOCOL_VERSION).toBeGreaterThanOrEqual(PROTOCOL_VERSION - 1);
  expect(OLDEST_PROTOCOL_VERSION).toBeLessThanOrEqual(PROTOCOL_VERSION);
});

test('the hash covers every schema, name and limit', async () => {
  const hash = await hashOf(parts);
  expect(Object.keys(parts).length).toBeGreaterThan(20);
  for (const name of Object.keys(parts)) {
    const { [name as keyof typeof parts]: _removed, ...rest } = parts;
    expect(await hashOf(rest)).not.toBe(hash);
  }
  const wider = structuredClone(JSON.parse(JSON.stringify(parts))) as {
    PushRequest: { properties: { rows: { maxItems: number } } };
  };
  wider.PushRequest.properties.rows.maxItems += 1;
  expect(await hashOf(wider)).not.toBe(hash);
  expect(JSON.stringify(parts)).not.toContain('~kind');
});
