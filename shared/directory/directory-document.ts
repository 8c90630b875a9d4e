import { type Static, Type } from 'typebox';
import { ROLES } from '../access/role.ts';
import { ServiceStandard } from '../deadline/service-standard.ts';
import { WorkingCalendar } from '../deadline/working-calendar.ts';

/**
 * What the hub tells every workstation of a district about its people, places and rules: the collection `directory`,
 * pull only. The id is `<kind>:<key>`, e.g. `unit:DPUPR`.
 */
const LegalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const District = Type.Object({
  /** Kemendagri code, e.g. 35.23. */
  code: Type.String(),
  /** Three letters of every ticket number, e.g. TBN. */
  alias: Type.String(),
  name: Type.String(),
  province: Type.String(),
  timeZone: Type.Union([Type.Literal('Asia/Jakarta'), Type.Literal('Asia/Makassar'), Type.Literal('Asia/Jayapura')]),
  /** Where a receipt is looked up, without scheme. */
  trackingAddress: Type.String(),
  /** Ed25519 public key that signs every certificate. */
  hubPublicKey: Type.String(),
  emergencyNumbers: Type.Array(Type.Object({ name: Type.String(), number: Type.String() })),
  privacyNotice: Type.Object({ version: Type.Integer(), text: Type.String() }),
  /** Calendar days after which the data of a planned work may not be cited any more. */
  plannedWorkMaxAgeDays: Type.Integer(),
});
export type District = Static<typeof District>;

export const Unit = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  kind: Type.Union([
    Type.Literal('desk'),
    Type.Literal('agency'),
    Type.Literal('kecamatan'),
    Type.Literal('inspectorate'),
  ]),
  letterhead: nullable(
    Type.Object({
      lines: Type.Array(Type.String()),
      address: Type.String(),
      phone: Type.String(),
      site: Type.String(),
      email: Type.String(),
    }),
  ),
});
export type Unit = Static<typeof Unit>;

const Workstation = Type.Object({
  /** e.g. TBN-K7. */
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  certificate: Type.String(),
  revokedAt: nullable(Type.String()),
});
export type Workstation = Static<typeof Workstation>;

export const Staff = Type.Object({
  id: Type.String(),
  name: Type.String(),
  position: Type.String(),
  unit: Type.String(),
  roles: Type.Array(Type.Enum(ROLES)),
  cleared: Type.Boolean(),
  active: Type.Boolean(),
});
export type Staff = Static<typeof Staff>;

const StaffKey = Type.Object({
  /** Key id of the entries' `key`. */
  id: Type.String(),
  certificate: Type.String(),
  revokedAt: nullable(Type.String()),
});
export type StaffKey = Static<typeof StaffKey>;

const WorkStage = Type.Union([
  Type.Literal('budgeted'),
  Type.Literal('procurement'),
  Type.Literal('contract'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('postponed'),
  Type.Literal('cancelled'),
]);
export type WorkStage = Static<typeof WorkStage>;

export const PlannedWork = Type.Object({
  id: Type.String(),
  title: Type.String(),
  agency: Type.String(),
  /** DPA or SiRUP id and budget year. */
  source: Type.String(),
  budgetYear: Type.Integer(),
  /** Whole rupiah. */
  budget: Type.Integer(),
  villages: Type.Array(Type.String()),
  categories: Type.Array(Type.String()),
  stage: WorkStage,
  start: nullable(LegalDate),
  end: nullable(LegalDate),
  dataDate: LegalDate,
});
export type PlannedWork = Static<typeof PlannedWork>;

export const ReplyTemplate = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** With {{placeholders}}. */
  text: Type.String(),
  legalBasis: Type.String(),
  categories: Type.Array(Type.String()),
  validUntil: nullable(LegalDate),
});
export type ReplyTemplate = Static<typeof ReplyTemplate>;

export const DIRECTORY_KINDS = {
  district: District,
  unit: Unit,
  workstation: Workstation,
  staff: Staff,
  key: StaffKey,
  calendar: WorkingCalendar,
  standard: ServiceStandard,
  template: ReplyTemplate,
  'planned-work': PlannedWork,
} as const;
export type DirectoryKind = keyof typeof DIRECTORY_KINDS;

export type DirectoryData<Kind extends DirectoryKind> = Static<(typeof DIRECTORY_KINDS)[Kind]>;
