/** Node has WebCrypto as a global but not its type names; code in shared/ is written with the names of the web. */
import type { webcrypto } from 'node:crypto';

declare global {
  type CryptoKey = webcrypto.CryptoKey;
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
}
