import { type Static, Type } from 'typebox';
import { JournalHead, JournalLine } from './journal-schema.ts';

/** The entries of one save are one record: a torn save is torn whole. */
export const Saved = Type.Object({ entries: Type.Array(JournalLine, { minItems: 1 }) });
export type Saved = Static<typeof Saved>;

export const Acknowledged = Type.Object({ acknowledged: Type.Array(Type.String()), value: Type.Boolean() });

/** A comparison with the hub found nothing to repair, at this time of the hub's, ms. */
export const Compared = Type.Object({ compared: Type.Integer({ minimum: 0 }) });

/** What the records before this one amount to, for when they are gone. */
export const Base = Type.Object({
  base: Type.Object({
    head: JournalHead,
    /** Last ticket serial of each year. */
    serials: Type.Array(Type.Tuple([Type.Integer(), Type.Integer({ minimum: 1 })])),
    /** Records before this number were removed on purpose. */
    from: Type.Integer({ minimum: 1 }),
  }),
});
export type Base = Static<typeof Base>['base'];

export type JournalPayload = Saved | Static<typeof Acknowledged> | Static<typeof Compared> | Static<typeof Base>;
