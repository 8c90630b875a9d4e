import { gzipSync } from 'node:zlib';
import type { Entry } from '#shared/complaint/entry.ts';
import { aSignedCase } from '../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson } from '../fixtures/a-workstation.ts';

/** A case as a desk leaves it before it is sent: four signed entries, about 3 KB as JSON. */
export interface PushedCase {
  id: string;
  entries: Entry[];
}

const SENTENCE = 'Jalan poros desa rusak sejak awal musim hujan, lubang sekitar tiga puluh sentimeter dan tergenang. ';

/** Signed one after the other, since each names the one before it. */
export async function signCases(officer: TestPerson, count: number): Promise<PushedCase[]> {
  const cases: PushedCase[] = [];
  while (cases.length < count) {
    const name = `Warga Contoh ${cases.length + 1}`;
    const { ticket, entries, add } = await aSignedCase(officer, { chronology: SENTENCE.repeat(4) }, { name });
    await add(officer, 'noted', { text: `Sudah dicek di peta, dekat balai desa. ${SENTENCE}` });
    await add(officer, 'noted', { text: 'Pelapor menelepon lagi dan minta kabar.' });
    cases.push({ id: ticket, entries });
  }
  return cases;
}

/** Bodies of pushes of so many cases each, as a workstation sends them. */
export function pushBodies(cases: readonly PushedCase[], perPush: number): Buffer[] {
  const bodies: Buffer[] = [];
  for (let from = 0; from < cases.length; from += perPush) {
    const entries = cases.slice(from, from + perPush).flatMap((one) => one.entries);
    bodies.push(gzipSync(JSON.stringify({ rows: rowsOf(entries) }), { level: 4 }));
  }
  return bodies;
}

export interface PushReply {
  status: number;
  /** From a Retry-After header. */
  retryAfterMs: number | null;
  acknowledged: number;
  rejected: number;
  ms: number;
}

/** One push over the line, timed until its answer has been read. */
export async function sendPush(address: string, person: TestPerson, body: Buffer): Promise<PushReply> {
  const started = performance.now();
  const reply = await fetch(`${address}/api/v1/replication/complaints/push`, {
    method: 'POST',
    headers: { ...person.headers, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: new Uint8Array(body),
  });
  const text = await reply.text();
  const ms = performance.now() - started;
  const wait = reply.headers.get('retry-after');
  const retryAfterMs = wait === null ? null : Number(wait) * 1_000;
  if (reply.status !== 200) return { status: reply.status, retryAfterMs, acknowledged: 0, rejected: 0, ms };
  const answer = JSON.parse(text) as { acknowledged: { entries: string[] }[]; rejected: unknown[] };
  const acknowledged = answer.acknowledged.reduce((sum, one) => sum + one.entries.length, 0);
  return { status: 200, retryAfterMs, acknowledged, rejected: answer.rejected.length, ms };
}
