import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import { safeStorage } from 'electron';
import { fromBase64url } from '#shared/crypto/bytes.ts';
import { createSigningKey, type Sign, signerOf } from '#shared/crypto/signature.ts';
import type { AppInfo, Desktop } from '#shared/desktop/contract.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { DesktopError } from './failure.ts';

interface Identity {
  publicKey: string;
  sign: Sign;
  secret: Buffer;
}

interface StoredIdentity {
  publicKey: string;
  seed: string;
  /** 32 bytes, base64url. */
  secret: string;
}

/** What makes this machine this workstation. Everything here lies sealed by the system's keyring, where there is one. */
export function openVault(folder: string): Desktop['vault'] {
  let identity: Promise<Identity> | null = null;
  const known = (): Promise<Identity> => {
    identity ??= loadIdentity(path.join(folder, 'workstation'));
    identity.catch(() => {
      identity = null; // a locked keyring may be opened later
    });
    return identity;
  };
  const record = (name: string) => path.join(folder, 'records', name);

  return {
    publicKey: async () => (await known()).publicKey,
    sign: async (text) => (await known()).sign(text),
    mix: async (bytes) =>
      createHmac('sha256', (await known()).secret)
        .update(fromBase64url(bytes))
        .digest('base64url'),
    read: (name) => readSealed(record(name)),
    write: (name, text) => writeSealed(record(name), text),
  };
}

/** `basic`: no keyring was found, and the system's fixed key keeps out nobody. */
export function vaultProtection(): AppInfo['vault'] {
  if (process.platform !== 'linux') return 'keyring';
  return safeStorage.getSelectedStorageBackend() === 'basic_text' ? 'basic' : 'keyring';
}

async function loadIdentity(file: string): Promise<Identity> {
  const text = await readSealed(file);
  const stored: StoredIdentity = text === null ? await createIdentity(file) : JSON.parse(text);
  const { publicKey, seed, secret } = stored;
  return { publicKey, sign: await signerOf(seed), secret: Buffer.from(secret, 'base64url') };
}

async function createIdentity(file: string): Promise<StoredIdentity> {
  const { publicKey, seed } = await createSigningKey();
  const stored = { publicKey, seed, secret: randomBytes(32).toString('base64url') };
  await writeSealed(file, JSON.stringify(stored));
  return stored;
}

async function writeSealed(file: string, text: string): Promise<void> {
  await writeDurably(file, await sealing(() => safeStorage.encryptStringAsync(text)));
}

async function readSealed(file: string): Promise<string | null> {
  const sealed = await readIfThere(file);
  if (sealed === null) return null;
  const { result, shouldReEncrypt } = await sealing(() => safeStorage.decryptStringAsync(sealed));
  if (shouldReEncrypt) await writeSealed(file, result); // the system's key has been rotated
  return result;
}

/** Never answered by a fresh key: that would turn the machine into another workstation behind everyone's back. */
async function sealing<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    throw new DesktopError('vault-unavailable', 'the keyring of this system is not available');
  }
  try {
    return await work();
  } catch (error) {
    throw new DesktopError('vault-unavailable', `the keyring refused: ${(error as Error).message}`);
  }
}
