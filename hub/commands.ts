import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ROLES } from '#shared/access/role.ts';
import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { DIRECTORY_KINDS, District, Unit } from '#shared/directory/directory-document.ts';
import {
  type Administration,
  addUnit,
  createDistrict,
  createEnrolmentCode,
  districtState,
  type PlainKind,
  putStaff,
  removeFromDirectory,
  revokeWorkstation,
  setDirectory,
} from './administration.ts';
import { type BundleHub, importBundleFile } from './bundle/bundle-command.ts';
import { FileService, filesFolder } from './files/file-service.ts';
import type { DirectoryEntry } from './repositories/directory-repository.ts';
import { allDistricts } from './repositories/district-repository.ts';
import { readHubSecrets, renewEpoch } from './repositories/hub-state-repository.ts';

export const USAGE = `Usage: npm run hub -- <command>

  serve                                          start the hub (settings: see README.md)
  seed-demo                                      create or complete the demo district
  district add --code 35.23 --alias TBN --name … --province … [--time-zone Asia/Jakarta] [--tracking-address …]
  unit add --id DPUPR --name … --short-name … --kind desk|agency|kecamatan|inspectorate
  directory set --file …                         write units, calendars, standards, templates or planned works from a
                                                 JSON list of {"kind": "planned-work", "data": {…}}
  directory remove --kind template --id …        take one back
  staff add --id … --name … --position … --unit DPUPR --roles liaison,… [--cleared] [--inactive] [--passphrase …]
  enrol --unit DPUPR                             print a one-time code for a PC of this unit
  workstation revoke --id TBN-K7                 a lost or replaced PC
  status                                         chains with gaps, entries in karantina, the audit log
  bundle import FILE [--answer FILE]             take a bundle from a USB stick in; the answer goes beside it
  epoch renew                                    after the database was restored: everybody reads from the start

With several districts on this hub, add --district 35.23.`;

const TEXTS = [
  'district',
  'file',
  'answer',
  'code',
  'alias',
  'name',
  'province',
  'time-zone',
  'tracking-address',
  'id',
  'short-name',
  'kind',
  'position',
  'unit',
  'roles',
  'passphrase',
] as const;
const OPTIONS = {
  ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const }])),
  cleared: { type: 'boolean' as const },
  inactive: { type: 'boolean' as const },
};

type Options = Record<string, string | boolean | undefined>;

/** What the commands work on. */
export interface CommandHub extends Administration {
  /** Holds the files of the cases. */
  dataFolder: string;
}

/** Runs a command and returns what to print. Throws with a message for the person when it cannot. */
export async function runCommand(hub: CommandHub, command: readonly string[]): Promise<string> {
  const { positionals, values } = parseArgs({ args: [...command], allowPositionals: true, options: OPTIONS });
  const [group, verb, file, ...rest] = positionals;
  const name = [group, verb].filter(Boolean).join(' ');
  const run = COMMANDS[name];
  const isTooMuch = rest.length > 0 || (file !== undefined && name !== 'bundle import');
  if (!run || isTooMuch) return USAGE;
  return run(hub, file === undefined ? values : { ...values, file });
}

const Kind = Type.Enum(['unit', 'calendar', 'standard', 'template', 'planned-work']);
const plain = <Kind extends PlainKind>(kind: Kind) =>
  Type.Object({ kind: Type.Literal(kind), data: DIRECTORY_KINDS[kind] });
const PlainDocuments = Type.Array(
  Type.Union([plain('unit'), plain('calendar'), plain('standard'), plain('template'), plain('planned-work')]),
);

type Command = (hub: CommandHub, options: Options) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  'seed-demo': async (administration) => {
    // Only loaded when asked for: a hub in service has no use for invented people.
    const { seedDemo } = await import('./demo/seed-demo.ts');
    const { district, isNew } = await seedDemo(administration);
    return `${district.name} (${district.code}): ${isNew ? 'created' : 'brought up to date'}`;
  },
  'district add': async (administration, options) => {
    const Description = Type.Omit(District, ['hubPublicKey']);
    await createDistrict(
      administration,
      parsed(Description, {
        code: text(options, 'code'),
        alias: text(options, 'alias'),
        name: text(options, 'name'),
        province: text(options, 'province'),
        timeZone: options['time-zone'] ?? 'Asia/Jakarta',
        trackingAddress: options['tracking-address'] ?? '',
        emergencyNumbers: [{ name: 'Darurat', number: '112' }],
        privacyNotice: { version: 1, text: '' },
        plannedWorkMaxAgeDays: 30,
      }),
    );
    return `district ${options.code} created`;
  },
  'unit add': async (administration, options) => {
    const unit = {
      id: text(options, 'id'),
      name: text(options, 'name'),
      kind: text(options, 'kind'),
      letterhead: null,
    };
    const shortName = options['short-name'] ?? unit.name;
    await addUnit(administration, await districtOf(administration, options), parsed(Unit, { ...unit, shortName }));
    return `unit ${unit.id} written`;
  },
  'directory set': async (administration, options) => {
    const given: unknown = JSON.parse(await readFile(text(options, 'file'), 'utf8'));
    const documents = parsed(PlainDocuments, given).map(({ kind, data }) => ({
      id: `${kind}:${data.id}`,
      kind,
      data,
    }));
    const count = await setDirectory(
      administration,
      await districtOf(administration, options),
      documents as DirectoryEntry<PlainKind>[],
    );
    return `${count} of ${documents.length} documents differed and were written`;
  },
  'directory remove': async (administration, options) => {
    const kind = parsed(Kind, text(options, 'kind'));
    await removeFromDirectory(administration, await districtOf(administration, options), kind, text(options, 'id'));
    return `${kind}:${options.id} removed`;
  },
  'staff add': async (administration, options) => {
    const roles = parsed(Type.Array(Type.Enum(ROLES)), text(options, 'roles').split(','));
    const staff = {
      id: text(options, 'id'),
      name: text(options, 'name'),
      position: text(options, 'position'),
      unit: text(options, 'unit'),
    };
    const passphrase = options.passphrase === undefined ? toBase64url(randomBytes(12)) : String(options.passphrase);
    const flags = { cleared: options.cleared === true, active: options.inactive !== true };
    await putStaff(
      administration,
      await districtOf(administration, options),
      { ...staff, roles, ...flags },
      passphrase,
    );
    return options.passphrase === undefined
      ? `${staff.id} written, first passphrase: ${passphrase}`
      : `${staff.id} written`;
  },
  enrol: async (administration, options) => {
    const district = await districtOf(administration, options);
    const { code, expiresAtMs } = await createEnrolmentCode(administration, { district, unit: text(options, 'unit') });
    return `${code}\nvalid once, until ${new Date(expiresAtMs).toISOString()}`;
  },
  'workstation revoke': async (administration, options) => {
    await revokeWorkstation(administration, await districtOf(administration, options), text(options, 'id'));
    return `${options.id} revoked`;
  },
  status: async (administration, options) =>
    JSON.stringify(await districtState(administration, await districtOf(administration, options)), null, 2),
  'bundle import': async ({ database, now, dataFolder }, options) => {
    const secrets = await readHubSecrets(database);
    const files = new FileService({ database, folder: filesFolder(dataFolder), now });
    const hub: BundleHub = {
      database,
      secrets,
      files,
      hubPublicKey: secrets.signing.publicKey,
      removeFiles: (district, names) => files.remove(district, names),
      now,
    };
    const answer = options.answer === undefined ? [] : [text(options, 'answer')];
    return importBundleFile(hub, text(options, 'file'), ...answer);
  },
  'epoch renew': async ({ database }) => `epoch ${await renewEpoch(database)}: workstations read from the start`,
};

/** The value as the schema has it; throws saying where it is not. */
function parsed<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  if (Value.Check(schema, value)) return value;
  const [first] = Value.Errors(schema, value);
  throw new Error(`${first?.instancePath || 'input'} ${first?.message ?? 'is not valid'}`);
}

function text(options: Options, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value === '') throw new Error(`--${name} is missing`);
  return value;
}

/** The district that was named, or the only one of this hub. */
async function districtOf({ database }: Administration, options: Options): Promise<string> {
  if (typeof options.district === 'string') return options.district;
  const all = await database.within(null, allDistricts);
  const [only] = all;
  if (!only) throw new Error('this hub has no district yet');
  if (all.length > 1) throw new Error(`--district is missing: ${all.map((one) => one.district).join(', ')}`);
  return only.district;
}
