import { type Bytes, fromBase64url, fromUtf8, randomBytes, toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import { type BoxKey, createBoxKey, openBox } from '#shared/crypto/sealed-box.ts';
import { importDataKey, openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import { keyId, type Sign, type SigningKey, signerOf } from '#shared/crypto/signature.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { Desktop } from '../platform/desktop.ts';

/** Of the workstation, base64url; without the secret ones for a person who is not cleared. */
export interface DataKeys {
  main: string;
  secret?: string;
  /** PKCS#8 of the X25519 key that opens what uncleared people sealed. */
  secretPrivate?: string;
  secretPublic: string;
}

/** What a slot holds: everything that one person needs here without a network. */
export interface Credentials {
  keys: DataKeys;
  signing: SigningKey;
  staff: Staff;
}

/** A person's credentials, sealed under passphrase and workstation secret; see docs/formats.md. */
export interface Slot {
  v: 1;
  staff: string;
  /** 16 bytes, base64url. */
  salt: string;
  sealed: string;
}

/** The credentials as WebCrypto uses them, from sign-in to lock. */
export interface KeyRing {
  main: CryptoKey;
  secret: CryptoKey | null;
  secretBox: BoxKey | null;
  secretPublic: string;
  sign: Sign;
  /** Id of the person's signing key. */
  key: string;
}

export type Stretch = (passphrase: string, salt: Bytes) => Promise<Bytes>;

export async function createDataKeys(): Promise<DataKeys> {
  const box = await createBoxKey();
  const raw = () => toBase64url(randomBytes(32));
  return { main: raw(), secret: raw(), secretPrivate: box.privateKey, secretPublic: box.publicKey };
}

/** What a person without clearance keeps of them. */
export const withoutSecret = ({ main, secretPublic }: DataKeys): DataKeys => ({ main, secretPublic });

export async function readDataKeys(box: string, recipient: BoxKey): Promise<DataKeys> {
  return JSON.parse(fromUtf8(await openBox(recipient, box))) as DataKeys;
}

export async function keyRingOf({ keys, signing }: Credentials): Promise<KeyRing> {
  const { main, secret, secretPrivate, secretPublic } = keys;
  return {
    main: await importDataKey(fromBase64url(main)),
    secret: secret === undefined ? null : await importDataKey(fromBase64url(secret)),
    secretBox: secretPrivate === undefined ? null : { publicKey: secretPublic, privateKey: secretPrivate },
    secretPublic,
    sign: await signerOf(signing.seed),
    key: await keyId(signing.publicKey),
  };
}

/** Opens and writes the slots of one workstation. */
export class Slots {
  readonly #vault: Desktop['vault'];
  readonly #stretch: Stretch;
  readonly #workstation: string;

  constructor(vault: Desktop['vault'], stretch: Stretch, workstation: string) {
    this.#vault = vault;
    this.#stretch = stretch;
    this.#workstation = workstation;
  }

  async list(): Promise<Slot[]> {
    const text = await this.#vault.read('slots');
    return text === null ? [] : (JSON.parse(text) as Slot[]).filter((slot) => slot.v === 1);
  }

  /** Throws SealBroken when the passphrase is wrong. */
  async open(slot: Slot, passphrase: string): Promise<Credentials> {
    const key = await this.#slotKey(passphrase, fromBase64url(slot.salt));
    return (await openValue(key, this.#place(slot.staff), slot.sealed)) as Credentials;
  }

  async write(credentials: Credentials, passphrase: string): Promise<void> {
    const staff = credentials.staff.id;
    const salt = randomBytes(16);
    const key = await this.#slotKey(passphrase, salt);
    const sealed = await sealValue(key, 'main', this.#place(staff), credentials);
    const others = (await this.list()).filter((slot) => slot.staff !== staff);
    await this.#vault.write('slots', JSON.stringify([...others, { v: 1, staff, salt: toBase64url(salt), sealed }]));
  }

  #place(staff: string): string {
    return `slot|${this.#workstation}|${staff}`;
  }

  /** HKDF-SHA256(HMAC(workstation secret, argon2id(passphrase)), info "loket-aduan/slot/1"). */
  async #slotKey(passphrase: string, salt: Bytes): Promise<CryptoKey> {
    const stretched = await this.#stretch(passphrase.normalize('NFC'), salt);
    const mixed = fromBase64url(await this.#vault.mix(toBase64url(stretched)));
    const material = await crypto.subtle.importKey('raw', mixed, 'HKDF', false, ['deriveKey']);
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('loket-aduan/slot/1') };
    return crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
  }
}
