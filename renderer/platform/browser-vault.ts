import { fromBase64url, toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import type { Desktop } from '#shared/desktop/contract.ts';

interface Identity {
  signing: CryptoKeyPair;
  secret: CryptoKey;
}

type Records = Pick<Desktop['vault'], 'read' | 'write'>;

/** The workstation's keys as non-extractable CryptoKeys: a script can use them here, and carry none of them away. */
export function openBrowserVault(records: Records): Desktop['vault'] {
  let identity: Promise<Identity> | null = null;
  const known = (): Promise<Identity> => {
    identity ??= loadIdentity();
    identity.catch(() => {
      identity = null;
    });
    return identity;
  };
  return {
    publicKey: async () => {
      const { signing } = await known();
      return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', signing.publicKey)));
    },
    sign: async (text) => {
      const { signing } = await known();
      return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', signing.privateKey, utf8(text))));
    },
    mix: async (bytes) => {
      const { secret } = await known();
      return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', secret, fromBase64url(bytes))));
    },
    ...records,
  };
}

const STORE = 'identity';

async function loadIdentity(): Promise<Identity> {
  const database = await openDatabase();
  try {
    const stored = await finished(database.transaction(STORE).objectStore(STORE).get('workstation'));
    if (stored) return stored as Identity;
    const created = await createIdentity();
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).add(created, 'workstation');
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return created;
  } finally {
    database.close();
  }
}

async function createIdentity(): Promise<Identity> {
  const signing = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
  return { signing, secret };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('loket-aduan-vault', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return finished(request);
}

function finished<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
