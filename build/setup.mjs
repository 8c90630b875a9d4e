/**
 * Installs the packages before `npm start`, `npm test` and the like, when they are missing or not those of
 * package-lock.json. Runs on any Node >= 20 with nothing installed; the scripts after it run on the Node of
 * node_modules/.bin. Needs the npm registry only when there is something to install.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeBinary = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const networkErrors =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|UNABLE_TO_VERIFY|CERT_/;

const say = (/** @type {string} */ text) => console.error(`setup: ${text}`);

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package
 * @param {string} path
 * @returns {Record<string, Package>}
 */
const packagesIn = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;

/** npm itself records what it installed, at the very end; a broken-off install leaves no such record. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json')) || !existsSync(nodeBinary)) return false;
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true;
  });
}

/**
 * @param {string[]} parameters
 * @returns {Promise<{ code: number, errors: string }>}
 */
function npm(parameters) {
  // The npm that called this script, so that both are of one version; by hand it is the one in PATH.
  const cli = process.env.npm_execpath;
  const child = spawn(cli ? process.execPath : 'npm', cli ? [cli, ...parameters] : parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: !cli && process.platform === 'win32',
  });
  return new Promise((resolve) => {
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
      process.stderr.write(chunk);
    });
    child.on('error', (error) => resolve({ code: 1, errors: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, errors }));
  });
}

/** @param {string} errors */
function explain(errors) {
  const kept = existsSync(nodeBinary)
    ? 'The packages installed before were kept.'
    : 'Nothing was installed; your files were not touched.';
  if (networkErrors.test(errors)) {
    say('the npm registry could not be reached, so the packages could not be installed.');
    say(`${kept} Check the network or the proxy (npm config get registry, proxy), then run the same command again.`);
  } else {
    say('npm could not install the packages; its message is above.');
    say(`${kept} Close what still runs from this folder, delete node_modules, then run: npm ci`);
  }
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    say(`Node ${process.versions.node} is too old: install Node 20 or newer, then run the same command again.`);
    return 1;
  }
  if (isInstalled()) return 0;

  const isFresh = !existsSync(join(root, 'node_modules'));
  say(
    isFresh
      ? 'installing the packages, one to three minutes the first time ...'
      : 'bringing the packages up to date ...',
  );
  const startedAt = performance.now();
  // `npm ci` deletes first; over an existing installation `npm install` changes only what differs and rolls back.
  const command = isFresh ? ['ci'] : ['install', '--no-save'];
  const { code, errors } = await npm([...command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    explain(errors);
    return 1;
  }
  if (!isInstalled()) {
    say('npm finished, but the packages are not those of package-lock.json.');
    say(
      'If install scripts are switched off (npm config get ignore-scripts), allow them here: npm ci --ignore-scripts=false',
    );
    return 1;
  }
  say(`packages ready after ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return 0;
}

process.exitCode = await main();
