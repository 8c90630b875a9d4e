/**
 * `npm start`: builds what is stale, starts the hub with the demo district, then opens the app: Electron when its
 * runtime is there, otherwise the browser at the hub's address, saying why. Ctrl+C ends everything; data stay in .loket.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createEnrolmentCode } from '../hub/administration.ts';
import { DEMO_STAFF } from '../hub/demo/demo-staff.ts';
import { seedDemo } from '../hub/demo/seed-demo.ts';
import { startHub } from '../hub/server.ts';
import { bundle } from './bundle.ts';

const root = join(import.meta.dirname, '..');
const FIRST_PORT = 4710;

const say = (text = ''): void => console.log(text);

/** Newest change below the folders, ms. */
function newest(...folders: string[]): number {
  const times = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  return Math.max(0, ...times);
}

async function buildStale(): Promise<void> {
  const sources = {
    renderer: ['renderer', 'shared', 'build'],
    main: ['electron', 'shared', 'build'],
    preload: ['electron', 'shared', 'build'],
  };
  const stale = Object.entries(sources).filter(([name, folders]) => {
    const output = join(root, 'out', name);
    return !existsSync(output) || newest(...folders) > statSync(output).mtimeMs;
  });
  if (stale.length === 0) return;
  say('Building the app …');
  await bundle(stale.map(([name]) => name));
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });

async function freePort(): Promise<number> {
  const wanted = Number(process.env.LOKET_PORT ?? FIRST_PORT);
  for (let port = wanted; port < wanted + 20; port++) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) say(`Port ${wanted} is taken by another program; using ${port} instead.`);
    return port;
  }
  throw new Error(`ports ${wanted} to ${wanted + 19} are all taken; set LOKET_PORT to a free one`);
}

/** The installed Electron binary. Never asks the electron package itself, whose index.js starts a download. */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron');
  const name = join(folder, 'path.txt');
  const binary = existsSync(name) ? join(folder, 'dist', readFileSync(name, 'utf8')) : '';
  return existsSync(binary) ? binary : null;
}

await buildStale();
const port = await freePort();
const hub = await startHub({
  dataFolder: join(root, '.loket/hub'),
  port,
  host: '127.0.0.1',
  rendererFolder: join(root, 'out/renderer'),
});
const { district, isNew } = await seedDemo(hub);
say(
  `Hub of ${district.name} (${district.code}): ${hub.address}${isNew ? ', demo district created' : ', data of the last start kept'}`,
);
say(`API documentation: ${hub.address}/api/docs`);
say();
say('One-time codes to register a computer (each works once):');
for (const [unit, what] of [
  ['DISKOMINFO', 'PPID counter, officers and coordinators'],
  ['DPUPR', 'public works agency, liaisons'],
] as const) {
  const { code } = await createEnrolmentCode(hub, { district: district.code, unit });
  say(`  ${code}   ${unit}: ${what}`);
}
say('People of the demo district and their passphrases:');
for (const { name, unit, roles, passphrase } of DEMO_STAFF) {
  say(`  ${name.padEnd(30)} ${unit.padEnd(12)} ${roles.join(', ').padEnd(24)} ${passphrase}`);
}
say();

const electron = electronBinary();
const child = electron
  ? spawn(electron, [root], {
      stdio: 'inherit',
      env: { ...process.env, LOKET_HUB: hub.address, LOKET_USER_DATA: join(root, '.loket/desktop') },
    })
  : null;
if (child) {
  say('Opening the app in Electron. Ctrl+C ends the hub too.');
  child.on('exit', () => void stop());
} else {
  say(
    'Electron’s runtime is not installed here (it is downloaded separately, and may be out of reach), so the app runs in the browser.',
  );
  say(`Open ${hub.address}/ in Chrome, Chromium or Edge. Ctrl+C ends the hub.`);
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  say('\nStopping …');
  child?.kill();
  await hub.close();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
