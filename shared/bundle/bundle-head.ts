import { type Static, Type } from 'typebox';
import { HASH } from '../complaint/entry.ts';

const WorkstationId = Type.String({ pattern: '^[A-Z]{3}-[A-Z0-9]{2}$' });
const KeyId = Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' });
const PublicKey = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const Count = Type.Integer({ minimum: 0 });

const common = {
  workstation: WorkstationId,
  /** Who made the bundle, or for whom the answer is. */
  staff: Type.String({ minLength: 1, maxLength: 60 }),
  /** Bundles of a workstation count from 1; an answer bears the number of what it answers. */
  number: Type.Integer({ minimum: 1 }),
  /** ISO 8601 in UTC. */
  at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' }),
  /** The content key, sealed to whoever the bundle is for. */
  box: Type.String({ pattern: '^b1\\.[A-Za-z0-9_-]+$', maxLength: 400 }),
  cases: Count,
};

/** From a workstation to the hub. */
export const UpHead = Type.Object({
  direction: Type.Literal('up'),
  ...common,
  entries: Count,
  files: Count,
  /** Id of the person's signing key. */
  key: KeyId,
  /** Number of the last bundle whose answer was taken in, 0 when none was. */
  answered: Count,
  /** Id of the hub's recovery key, which the content key is sealed to. */
  hub: KeyId,
  /** X25519 key of this one bundle; its answer is sealed to it. */
  answerKey: PublicKey,
});
export type UpHead = Static<typeof UpHead>;

/** From the hub back to the workstation. */
export const DownHead = Type.Object({
  direction: Type.Literal('down'),
  ...common,
  /** Id of the hub's signing key. */
  hub: KeyId,
  /** Seal of the bundle that it answers. */
  answers: HASH,
});
export type DownHead = Static<typeof DownHead>;

export const BundleHead = Type.Union([UpHead, DownHead]);
export type BundleHead = Static<typeof BundleHead>;
