import { type Static, Type } from 'typebox';
import type { Checkpoint } from '#shared/replication/protocol.ts';

export const Digits = Type.String({ pattern: '^\\d{1,15}$' });

/** A checkpoint as a query names it; without one, the start. */
export const FromCheckpoint = Type.Object({
  epoch: Type.Optional(Type.String({ maxLength: 60 })),
  sequence: Type.Optional(Digits),
  mark: Type.Optional(Type.String({ maxLength: 60 })),
});

export const checkpointOf = ({ epoch = '', sequence = '0', mark = '' }: Static<typeof FromCheckpoint>): Checkpoint => ({
  epoch,
  sequence: Number(sequence),
  mark,
});
