import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';

/**
 * The embedded database has room for one process. While a hub runs, the command line hands its commands to it: over the
 * loopback, with a token that only the owner of the data folder can read.
 */
const fileIn = (folder: string): string => join(folder, 'control.json');

interface Door {
  port: number;
  token: string;
}

export type RunCommand = (command: readonly string[]) => Promise<string>;

/** Opens the door of a data folder; throws when another hub has it open. Returns the way to close it. */
export async function openDoor(folder: string, run: RunCommand): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  if ((await throughDoor(folder, ['ping'])) !== null) throw new Error(`another hub is using ${folder}`);
  const token = toBase64url(randomBytes(32));
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(403).end();
      return;
    }
    try {
      const command = JSON.parse(await bodyOf(request)) as string[];
      response.end(command[0] === 'ping' ? '' : await run(command));
    } catch (error) {
      response.writeHead(422).end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door: Door = { port: (server.address() as AddressInfo).port, token };
  await writeFile(fileIn(folder), JSON.stringify(door), { mode: 0o600 });
  return async () => {
    server.closeAllConnections();
    server.close();
    await rm(fileIn(folder), { force: true });
  };
}

/** What a running hub answers; null when none runs on this folder. Throws the hub's own message when it refuses. */
export async function throughDoor(folder: string, command: readonly string[]): Promise<string | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => null);
  if (text === null) return null;
  const { port, token } = JSON.parse(text) as Door;
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  }).catch(() => null);
  // A hub that was killed leaves the file behind; its port is closed, or belongs to somebody who knows no such token.
  if (answer === null || answer.status === 403) return null;
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
