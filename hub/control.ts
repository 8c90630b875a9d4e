import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
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
  const server = createServer(async (asked, response) => {
    if (asked.method !== 'POST' || asked.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(403).end();
      return;
    }
    try {
      const command = JSON.parse(await bodyOf(asked)) as string[];
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
  const answer = await ask(JSON.parse(text) as Door, JSON.stringify(command)).catch((error: unknown) => {
    // A hub that was killed leaves the file behind: its port is closed, or somebody speaks another language there.
    const { code = '' } = error as { code?: string };
    if (code === 'ECONNREFUSED' || code.startsWith('HPE_')) return null;
    // It had taken the command: whoever opened the database now would be the second to do so.
    throw new Error(`the hub did not answer: ${code}`, { cause: error });
  });
  // Somebody who knows no such token.
  if (answer === null || answer.status === 403) return null;
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.text;
}

/** Waits as long as it takes, which fetch does not: a bundle with a year of reports is a long command. */
function ask({ port, token }: Door, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const asking = request({ host: '127.0.0.1', port, method: 'POST', headers }, (response) => {
      bodyOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
