/**
 * The globals that shared/ may use: those that Node, Chromium and Electron have in common and that touch neither
 * screen, disk nor network. Only shared/tsconfig.json includes this file; every other room has the real types, under
 * which shared/ is checked again.
 */
type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer;
type KeyFormat = 'raw' | 'pkcs8' | 'spki';
type KeyUsage = 'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveKey' | 'deriveBits' | 'wrapKey' | 'unwrapKey';

interface CryptoKey {
  readonly algorithm: { name: string };
  readonly extractable: boolean;
  readonly type: 'public' | 'private' | 'secret';
  readonly usages: KeyUsage[];
}

interface CryptoKeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

/** An algorithm by name or with its parameters, such as { name: 'AES-GCM', iv }. */
type CryptoAlgorithm = string | { readonly name: string; readonly [parameter: string]: unknown };

interface SubtleCrypto {
  digest(algorithm: CryptoAlgorithm, data: BufferSource): Promise<ArrayBuffer>;
  encrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  decrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  sign(algorithm: CryptoAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  verify(algorithm: CryptoAlgorithm, key: CryptoKey, signature: BufferSource, data: BufferSource): Promise<boolean>;
  deriveBits(algorithm: CryptoAlgorithm, baseKey: CryptoKey, length: number): Promise<ArrayBuffer>;
  deriveKey(
    algorithm: CryptoAlgorithm,
    baseKey: CryptoKey,
    derivedKey: CryptoAlgorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<CryptoKey>;
  generateKey(
    algorithm: CryptoAlgorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<CryptoKey | CryptoKeyPair>;
  importKey(
    format: KeyFormat,
    key: BufferSource,
    algorithm: CryptoAlgorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<CryptoKey>;
  exportKey(format: KeyFormat, key: CryptoKey): Promise<ArrayBuffer>;
}

declare const crypto: {
  readonly subtle: SubtleCrypto;
  getRandomValues<Target extends ArrayBufferView>(target: Target): Target;
  randomUUID(): string;
};

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}

declare function atob(base64: string): string;
declare function btoa(binary: string): string;
declare function structuredClone<Value>(value: Value): Value;

interface ByteStream {
  readonly writable: { getWriter(): { write(bytes: BufferSource): Promise<void>; close(): Promise<void> } };
  readonly readable: {
    getReader(): {
      read(): Promise<{ done: false; value: Uint8Array<ArrayBuffer> } | { done: true; value: undefined }>;
      cancel(): Promise<void>;
    };
  };
}
declare class CompressionStream implements ByteStream {
  constructor(format: 'deflate-raw');
  readonly writable: ByteStream['writable'];
  readonly readable: ByteStream['readable'];
}
declare class DecompressionStream extends CompressionStream {}
