import fc from 'fast-check';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { checkOf } from '#shared/complaint/data-check.ts';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import { hostile, nearlyValid, valid } from '../../fixtures/from-schema.ts';

test.each(Object.entries(ENTRY_DATA))('data of "%s" is well-formed when TypeBox says so', (_kind, schema) => {
  const check = checkOf(schema);
  const seen = { true: 0, false: 0 };
  const values = fc.oneof(valid(schema), nearlyValid(schema), hostile());
  fc.assert(
    fc.property(values, (value) => {
      seen[`${check(value)}`] += 1;
      expect(check(value)).toBe(Value.Check(schema, value));
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(10);
});

test.each([
  [Type.String({ minLength: 2 }), ['', 'a', '𝕏', 'ab', '𝕏𝕏', '𝕏a']],
  [Type.String({ maxLength: 2 }), ['ab', '𝕏𝕏', 'abc', '𝕏𝕏𝕏', '']],
  [Type.Integer({ minimum: 1, maximum: 3 }), [0, 1, 3, 4, 1.5, Number.NaN, '1']],
  [Type.Array(Type.Null(), { minItems: 1, maxItems: 2 }), [[], [null], [null, null, null], [0]]],
  [Type.Object({ a: Type.Unknown() }), [{}, { a: undefined }, Object.create({ a: 1 }), []]],
])('at the limits of %j as TypeBox', (schema, values) => {
  for (const value of values) expect(checkOf(schema)(value)).toBe(Value.Check(schema, value));
});

test('a schema that says more than is known is refused', () => {
  expect(() => checkOf(Type.Object({}, { additionalProperties: false }))).toThrow('additionalProperties');
  expect(() => checkOf(Type.Number())).toThrow('number');
});
