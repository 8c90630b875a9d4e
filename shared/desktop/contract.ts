import { type Static, type TSchema, Type } from 'typebox';
import { Confirmed, JournalHead, JournalLine, JournalRead, JournalState, Lease } from '../journal/journal-schema.ts';

/**
 * What the renderer may ask of the machine it runs on. Electron's main answers it through the preload bridge as
 * `window.desktop`; in a browser `renderer/platform` answers the same contract with OPFS, IndexedDB and WebCrypto.
 * Every argument is checked against these schemas in main before a handler sees it.
 */
interface Method<Arguments extends readonly TSchema[], Result extends TSchema> {
  readonly input: Arguments;
  readonly output: Result;
}

const method = <const Arguments extends readonly TSchema[], Result extends TSchema>(
  input: Arguments,
  output: Result,
): Method<Arguments, Result> => ({ input, output });

const Nothing = Type.Void();
/** A file or record name: never a path. */
const Name = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' });
const Base64url = Type.String({ pattern: '^[A-Za-z0-9_-]*$', maxLength: 100_000 });

export const Settings = Type.Object({
  /** Null until the workstation is enrolled; unused in the browser, where the hub serves the renderer itself. */
  hubAddress: Type.Union([Type.String({ format: 'uri', maxLength: 300 }), Type.Null()]),
  language: Type.Union([Type.Literal('id'), Type.Literal('en')]),
  theme: Type.Union([Type.Literal('light'), Type.Literal('dark'), Type.Literal('auto')]),
});
export type Settings = Static<typeof Settings>;

export const AppInfo = Type.Object({
  shell: Type.Union([Type.Literal('electron'), Type.Literal('browser')]),
  version: Type.String(),
  /** How well the vault protects its key: the system's keyring, a fixed key (no keyring found), or the browser profile. */
  vault: Type.Union([Type.Literal('keyring'), Type.Literal('basic'), Type.Literal('browser')]),
  freeBytes: Type.Union([Type.Integer(), Type.Null()]),
});
export type AppInfo = Static<typeof AppInfo>;

const PrintRequest = Type.Object({
  /** Null: the system's default printer. */
  deviceName: Type.Union([Type.String(), Type.Null()]),
  /** Electron's page size name, or micrometres. */
  pageSize: Type.Union([
    Type.Literal('A4'),
    Type.Literal('A5'),
    Type.Object({ width: Type.Integer({ minimum: 1 }), height: Type.Integer({ minimum: 1 }) }),
  ]),
});

export const CONTRACT = {
  app: {
    info: method([], AppInfo),
  },
  settings: {
    read: method([], Settings),
    write: method([Settings], Nothing),
  },
  vault: {
    /** Ed25519 public key of this workstation, base64url; made at the first call and never exported. */
    publicKey: method([], Type.String()),
    /** Signs a text with the workstation's key; base64url. */
    sign: method([Type.String({ maxLength: 10_000 })], Type.String()),
    /** HMAC-SHA256(workstation secret, bytes), base64url in and out: binds every key slot to this machine. */
    mix: method([Base64url], Type.String()),
    /** Small named texts (enrolment, key slots) that must outlive an emptied IndexedDB; null when absent. */
    read: method([Name], Type.Union([Type.String(), Type.Null()])),
    /** Replaces the text durably: temp, fsync, rename. */
    write: method([Name, Type.String({ maxLength: 1_000_000 })], Nothing),
  },
  journal: {
    /** Opens the journal of one workstation id; cuts a torn last record. Opening twice gives the current state. */
    open: method([Type.String({ maxLength: 20 })], JournalState),
    /** The next n, prev and ticket serial. A newer lease ends an older one, so that a window that died blocks nobody. */
    reserve: method([Type.Integer({ minimum: 2000, maximum: 2999 })], Lease),
    /** Durable when it resolves: written and fsynced. Rejects with `lease-lost` when another lease was given since. */
    append: method([Type.String(), Type.Array(JournalLine, { minItems: 1, maxItems: 50 })], JournalHead),
    /** Sealed entries from entry number n on, oldest first. */
    read: method([JournalRead], Type.Array(JournalLine)),
    /** As `read`, of another workstation that this PC was before it was enrolled anew; nothing is opened for writing. */
    readOf: method([Type.String({ maxLength: 20 }), JournalRead], Type.Array(JournalLine)),
    /** Marks entries as held by the hub, or as lost by it again (false). */
    acknowledge: method([Type.Array(Type.String(), { maxItems: 5_000 }), Type.Boolean()], Nothing),
    /** Ids of the entries that the hub has not acknowledged, oldest first. */
    unacknowledged: method([], Type.Array(Type.String())),
    /** After a comparison with the hub that found nothing to repair: removes what it has held for 30 days; segments gone. */
    prune: method([Confirmed], Type.Integer({ minimum: 0 })),
  },
  files: {
    /** Keeps sealed bytes (a sealed value, see docs/formats.md) under a random name: temp, fsync, rename. */
    write: method([Name, Type.String({ maxLength: 40_000_000 })], Nothing),
    read: method([Name], Type.Union([Type.String(), Type.Null()])),
    remove: method([Name], Nothing),
    list: method([], Type.Array(Name)),
  },
  printer: {
    /** Prints the page shown, by its print CSS. False when no printer took it. */
    print: method([PrintRequest], Type.Boolean()),
    /** Offers the page shown as a PDF file; its path, or null when the person cancelled. */
    pdf: method([Type.String({ maxLength: 100 }), PrintRequest], Type.Union([Type.String(), Type.Null()])),
  },
} as const;

type Arguments<Inputs extends readonly TSchema[]> = { -readonly [Index in keyof Inputs]: Static<Inputs[Index]> };
type Bridge<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Method<infer Inputs, infer Result>
    ? (...input: Arguments<Inputs>) => Promise<Static<Result>>
    : never;
};

/** The type of `window.desktop` and of its browser twin. */
export type Desktop = { readonly [Group in keyof typeof CONTRACT]: Bridge<(typeof CONTRACT)[Group]> };
