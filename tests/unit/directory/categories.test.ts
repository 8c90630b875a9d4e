import { describe, expect, test } from 'vitest';
import { CATEGORIES, categoryName, categoryOf, FIRST_CATEGORIES } from '#shared/directory/data/categories.ts';
import sp4n from '#shared/directory/data/sp4n-categories.json' with { type: 'json' };

describe('the short category list', () => {
  test('has each code once, six of them as chips, the rest under "Lainnya"', () => {
    expect(new Set(CATEGORIES.map(({ code }) => code)).size).toBe(CATEGORIES.length);
    expect(FIRST_CATEGORIES.map(({ name }) => name.id)).toEqual([
      ...['Jalan dan jembatan', 'Drainase', 'Lampu jalan', 'Sampah', 'Adminduk', 'Air bersih'],
    ]);
    expect(CATEGORIES.at(-1)?.code).toBe('other');
  });

  test.each(CATEGORIES)('$code is entered into SP4N under a category that is still in use', ({ sp4n: target }) => {
    const head = sp4n.heads.find(({ name }) => name === target.head);
    expect(head).toBeDefined();
    expect(head && 'obsolete' in head).toBe(false);
    if (target.category === null) expect(head?.categories).toEqual([]);
    else expect(head?.categories).toContain(target.category);
  });

  test('no two have one name, in either language', () => {
    for (const language of ['id', 'en'] as const) {
      const names = CATEGORIES.map(({ name }) => name[language].trim());
      expect(names.every((name) => name !== '')).toBe(true);
      expect(new Set(names).size).toBe(CATEGORIES.length);
    }
  });

  test('names in both languages; an unknown code of a newer version shows as it is', () => {
    expect([categoryName('road', 'id'), categoryName('road', 'en')]).toEqual([
      'Jalan dan jembatan',
      'Roads and bridges',
    ]);
    expect(categoryName('space-travel', 'id')).toBe('space-travel');
    expect(categoryOf('space-travel')).toBeNull();
  });
});
