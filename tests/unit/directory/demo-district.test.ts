import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { categoryOf } from '#shared/directory/data/categories.ts';
import { PlannedWork, ReplyTemplate, Staff, Unit } from '#shared/directory/directory-document.ts';
import { villageName } from '#shared/directory/places.ts';
import { filledTemplate, unfilledPlaceholders } from '#shared/directory/template-text.ts';
import { whyNotCitable } from '#shared/suggestion/planned-work-match.ts';
import { demoDistrict } from '../../../hub/demo/demo-district.ts';
import { DEMO_STAFF } from '../../../hub/demo/demo-staff.ts';

const TODAY = '2026-11-24';
const { units, works, templates, district } = demoDistrict(TODAY);
const unitIds = units.map(({ id }) => id);

/** What the reply form fills in. */
const PLACEHOLDERS = [
  ...['nomor', 'judul', 'kategori', 'tempat', 'desa', 'kecamatan', 'diterima', 'tanggal', 'tenggat', 'instansi'],
  ...['pekerjaan', 'pelaksana', 'mulai', 'selesai', 'tahun'],
];

describe('the demo district', () => {
  test('has 25 agencies with the desk and 20 kecamatan offices, of valid shape, each id once', () => {
    expect(units.filter((unit) => !Value.Check(Unit, unit))).toEqual([]);
    expect(units.filter(({ kind }) => kind === 'kecamatan')).toHaveLength(20);
    expect(units).toHaveLength(45);
    expect(new Set(unitIds).size).toBe(45);
  });

  test('people: valid, invented, in known units, a passphrase of their own each', () => {
    for (const { passphrase, ...staff } of DEMO_STAFF) {
      expect(Value.Check(Staff, staff), staff.id).toBe(true);
      expect(unitIds).toContain(staff.unit);
      expect(staff.name).toContain('Contoh');
      expect(passphrase).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d+$/);
    }
    expect(new Set(DEMO_STAFF.map(({ id }) => id)).size).toBe(DEMO_STAFF.length);
    expect(new Set(DEMO_STAFF.map(({ passphrase }) => passphrase)).size).toBe(DEMO_STAFF.length);
  });

  test('every unit with liaisons has two cleared ones: a secret report can go there', () => {
    const byUnit = Map.groupBy(
      DEMO_STAFF.filter(({ roles }) => roles.includes('liaison')),
      ({ unit }) => unit,
    );
    expect(byUnit.size).toBeGreaterThanOrEqual(5);
    for (const [unit, people] of byUnit)
      expect([unit, people.filter(({ cleared }) => cleared).length]).toEqual([unit, 2]);
  });

  test('planned works: valid, in real villages, of known agencies and categories', () => {
    for (const work of works) {
      expect(Value.Check(PlannedWork, work), work.id).toBe(true);
      expect(unitIds).toContain(work.agency);
      expect(work.villages.filter((code) => !villageName(code))).toEqual([]);
      expect(work.categories.filter((code) => !categoryOf(code))).toEqual([]);
    }
  });

  test.each([TODAY, '2027-02-28', '2028-03-01'])('on %s the road can be cited and one of each bar cannot', (today) => {
    const demo = demoDistrict(today);
    const bars = demo.works.map((work) => whyNotCitable(work, today, demo.district.plannedWorkMaxAgeDays));
    expect(bars[0]).toBeNull();
    expect(new Set(bars)).toEqual(new Set([null, 'postponed', 'cancelled', 'old-data', 'finished']));
  });

  test('on the day of the specimen receipt the road has its dates', () => {
    expect(works[0]).toMatchObject({
      title: 'Rehabilitasi Jalan Poros Sumberagung–Sembungrejo',
      start: '2026-11-30',
      end: '2026-12-20',
      dataDate: '2026-11-23',
      budget: 1_850_000_000,
    });
  });

  test('reply templates: valid, one expired, placeholders that the reply form knows', () => {
    const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 'x']));
    for (const template of templates) {
      expect(Value.Check(ReplyTemplate, template), template.id).toBe(true);
      expect(unfilledPlaceholders(filledTemplate(template.text, values))).toEqual([]);
    }
    expect(templates.filter(({ validUntil }) => validUntil !== null && validUntil < TODAY)).toHaveLength(1);
  });

  test('tells where to call in an emergency', () => {
    expect(district.emergencyNumbers.map(({ number }) => number)).toEqual(
      expect.arrayContaining(['112', '110', '119', '123', '129']),
    );
  });
});
