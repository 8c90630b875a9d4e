import { expect, test } from 'vitest';
import { english } from '../../../../renderer/app/locale/english.ts';
import { indonesian } from '../../../../renderer/app/locale/indonesian.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

function texts(catalogue: Catalogue, path = ''): [path: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : texts(value, `${path}${key}.`),
  );
}

const values = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).toSorted();
const source = new Map(texts(indonesian));

test('English says every text, with the same values filled in', () => {
  const faults = texts(english).flatMap(([path, text]) => {
    const original = source.get(path) ?? source.get(path.replace(/_one$/, '_other'));
    if (original === undefined) return [`${path}: not in Indonesian`];
    return values(text).join() === values(original).join() ? [] : [`${path}: other values`];
  });
  expect(source.size).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

test('no text is empty, untrimmed or shouting', () => {
  const faults = [...source].filter(([, text]) => text.trim() !== text || text === '' || /!!|\bKLIK\b/.test(text));
  expect(faults).toEqual([]);
});

test('the words of the office are kept', () => {
  const forbidden = /\b(hub|(?<!nomor )tiket|kasus|offline|online|sync|draft|template)\b/i;
  expect([...source].filter(([, text]) => forbidden.test(text))).toEqual([]);
});
