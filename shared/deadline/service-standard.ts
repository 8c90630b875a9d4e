import { type Static, Type } from 'typebox';

/** In the order in which limits that fall on the same day are listed. */
export const LIMIT_NAMES = [
  'verification',
  'forwarding',
  'first-response',
  'finish',
  'completeness',
  'reporter-completes',
  'promise-update',
  'promise-target',
  'silence',
  'sp4n-entry',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export const LimitRule = Type.Object({
  name: Type.Enum(LIMIT_NAMES),
  /** A member left out means any. */
  appliesTo: Type.Object({
    classifications: Type.Optional(Type.Array(Type.Enum(['complaint', 'aspiration', 'information-request']))),
    supervisory: Type.Optional(Type.Boolean()),
  }),
  days: Type.Integer({ minimum: 0, maximum: 1000 }),
  unit: Type.Enum(['working-day', 'calendar-day']),
  kind: Type.Enum(['legal', 'promise', 'setting']),
  /** Whether waiting for the reporter's completion stops it. */
  pausable: Type.Boolean(),
  /** Whether it may be the "next limit" of a list; others have a box or a count of their own. */
  listed: Type.Boolean(),
  /** Law, article or decision, as shown beside the date. */
  source: Type.String({ minLength: 1, maxLength: 300 }),
  /** S: official source seen; S2: secondary source; K: general knowledge, to be confirmed by the office's lawyer. */
  confidence: Type.Optional(Type.Enum(['S', 'S2', 'K'])),
});
export type LimitRule = Static<typeof LimitRule>;

/** Every number of days that a district owes its reporters. Two rules of one name may apply: the earlier day counts. */
export const ServiceStandard = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 60 }),
  version: Type.Integer({ minimum: 1 }),
  legalSource: Type.String({ minLength: 1, maxLength: 500 }),
  validFrom: Type.String({ format: 'date' }),
  validUntil: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  /** Of working days; calendar days always count from the day after. */
  countingStarts: Type.Enum(['next-working-day', 'same-day']),
  limits: Type.Array(LimitRule, { maxItems: 100 }),
});
export type ServiceStandard = Static<typeof ServiceStandard>;

/** The highest version valid on a date (YYYY-MM-DD); a case is judged by the one of its receipt date. */
export function standardFor(date: string, standards: readonly ServiceStandard[]): ServiceStandard | null {
  const valid = standards.filter((s) => s.validFrom <= date && (s.validUntil === null || date <= s.validUntil));
  return valid.reduce<ServiceStandard | null>((best, s) => (best && best.version >= s.version ? best : s), null);
}
