import type { TSchema } from 'typebox';

type Check = (value: unknown) => boolean;

/** JSON Schema as far as the data of entries goes. */
interface Schema {
  type?: string;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

const MEMBERS: readonly string[] = [
  ...['type', 'enum', 'anyOf', 'properties', 'required', 'items', 'minItems', 'maxItems'],
  ...['minLength', 'maxLength', 'pattern', 'minimum', 'maximum'],
];

/**
 * What TypeBox's `Value.Check` says of a schema, in a tenth of the time: the schema is read once and not for every value.
 * TypeBox's own compiler makes code from text, which the page forbids. Throws on a schema that says more than is known here.
 */
export const checkOf = (schema: TSchema): Check => checkBy(schema as Schema);

function checkBy(schema: Schema): Check {
  const unknown = Object.keys(schema).find((member) => !MEMBERS.includes(member));
  if (unknown) throw new Error(`schema member ${unknown} is not known`);
  const { enum: choices, anyOf, type } = schema;
  if (choices) return (value) => choices.includes(value);
  if (anyOf) return anyCheck(anyOf.map(checkBy));
  if (type === undefined) return () => true;
  const check = TYPES[type];
  if (!check) throw new Error(`type ${type} is not known`);
  return check(schema);
}

const anyCheck =
  (checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

const TYPES: Record<string, (schema: Schema) => Check> = {
  object: objectCheck,
  array({ items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }) {
    const check = checkBy(items ?? {});
    return (value) =>
      Array.isArray(value) &&
      value.length >= minItems &&
      value.length <= maxItems &&
      value.every((item) => check(item));
  },
  string: stringCheck,
  integer:
    ({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }) =>
    (value) =>
      Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum,
  boolean: () => (value) => typeof value === 'boolean',
  null: () => (value) => value === null,
};

function objectCheck({ properties = {}, required = [] }: Schema): Check {
  const members = Object.entries(properties).map(([name, schema]) => {
    return { name, check: checkBy(schema), isRequired: required.includes(name) };
  });
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Record<string, unknown>;
    return members.every(({ name, check, isRequired }) => {
      const member = object[name];
      if (isRequired) return name in object && check(member);
      return member === undefined || check(member);
    });
  };
}

/** Lengths count code points. */
function stringCheck({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Schema): Check {
  const form = pattern === undefined ? null : new RegExp(pattern, 'u');
  return (value) => {
    if (typeof value !== 'string') return false;
    const { length } = value.length < 2 * minLength || value.length > maxLength ? [...value] : value;
    return length >= minLength && length <= maxLength && (form?.test(value) ?? true);
  };
}
