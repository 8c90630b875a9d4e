import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  Channel,
  Classification,
  ContactWay,
  ENTRY_DATA,
  EventTime,
  Need,
  Place,
  ReporterKind,
} from '#shared/complaint/entry-data.ts';

const text = Type.String();
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const DraftPhoto = Type.Object({ file: text, name: text, size: Type.Integer() });
export type DraftPhoto = Static<typeof DraftPhoto>;

/** What the reporter is told at once: a planned work, or a reply template as the officer edited it. Never both. */
export const CounterAnswer = Type.Union([
  Type.Object({ from: Type.Literal('work'), work: text }),
  Type.Object({ from: Type.Literal('template'), template: text, text }),
]);
export type CounterAnswer = Static<typeof CounterAnswer>;

/** The form's values: what a draft keeps. Of photos only their codes, never their bytes. */
export const IntakeForm = Type.Object({
  chronology: text,
  /** Null while the suggestion stands. */
  category: nullable(text),
  /** Null while the proposal stands. */
  title: nullable(text),
  channel: Channel,
  classification: Classification,
  picks: Type.Array(Type.Integer({ minimum: 1, maximum: 4 })),
  request: text,
  placeKind: Place.properties.kind,
  villages: Type.Array(text),
  office: text,
  landmark: text,
  timeKind: nullable(EventTime.properties.kind),
  /** YYYY-MM-DD or '' */
  timeDate: text,
  complainedOf: text,
  reporterKind: ReporterKind,
  /** Who speaks: the person, spokesperson, representative, proxy or guardian. */
  name: text,
  address: text,
  ways: Type.Array(ContactWay),
  number: text,
  anonymous: Type.Boolean(),
  secret: Type.Boolean(),
  nik: text,
  need: nullable(Need),
  representsPeople: text,
  /** For whom: the organisation, the principal, the child. */
  representsName: text,
  representsBasis: text,
  /** Null while the channel's usual way stands. */
  privacy: nullable(ENTRY_DATA.received.properties.privacyNotice.properties.given),
  quick: Type.Boolean(),
  emergency: nullable(Type.Object({ called: text, at: text, answer: text })),
  photos: Type.Array(DraftPhoto),
  answer: nullable(CounterAnswer),
  dismissedWorks: Type.Array(text),
  /** Ticket of the case that this one is linked to. */
  lead: nullable(text),
});
export type IntakeForm = Static<typeof IntakeForm>;

export const EMPTY_FORM: IntakeForm = {
  chronology: '',
  category: null,
  title: null,
  channel: 'walk-in',
  classification: 'complaint',
  picks: [],
  request: '',
  placeKind: 'village',
  villages: [],
  office: '',
  landmark: '',
  timeKind: null,
  timeDate: '',
  complainedOf: '',
  reporterKind: 'person',
  name: '',
  address: '',
  ways: [],
  number: '',
  anonymous: false,
  secret: false,
  nik: '',
  need: null,
  representsPeople: '',
  representsName: '',
  representsBasis: '',
  privacy: null,
  quick: false,
  emergency: null,
  photos: [],
  answer: null,
  dismissedWorks: [],
  lead: null,
};

/** A draft of an older version lacks members or has them in another shape: those are asked for again. */
export function readForm(stored: unknown): IntakeForm {
  const found: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const kept = Object.entries(IntakeForm.properties).filter(([name, schema]) => Value.Check(schema, found[name]));
  return { ...EMPTY_FORM, ...Object.fromEntries(kept.map(([name]) => [name, found[name]])) };
}

export const isEmpty = (form: IntakeForm): boolean => JSON.stringify(form) === JSON.stringify(EMPTY_FORM);

/** Told to the reporter whichever way the channel allows, unless the officer says otherwise. */
export function privacyGiven({ privacy, channel }: Pick<IntakeForm, 'privacy' | 'channel'>) {
  const isSpoken: readonly Channel[] = ['walk-in', 'telephone', 'call-centre-112', 'field-officer'];
  return privacy ?? (isSpoken.includes(channel) ? 'read-out' : 'not-possible');
}
