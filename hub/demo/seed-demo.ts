import { type Administration, createDistrict, putStaff, setDirectory } from '../administration.ts';
import { allDistricts } from '../repositories/district-repository.ts';
import { type DemoDistrict, demoDistrict } from './demo-district.ts';
import { DEMO_STAFF } from './demo-staff.ts';

/** Creates the demo district, or brings works and templates of an existing one up to today; cases are never touched. */
export async function seedDemo(
  administration: Administration,
): Promise<{ district: DemoDistrict['district']; isNew: boolean }> {
  const today = new Date(administration.now()).toLocaleDateString('en-CA', { timeZone: 'Asia/Jakarta' });
  const demo = demoDistrict(today);
  const { code } = demo.district;
  const known = await administration.database.within(null, allDistricts);
  const isNew = !known.some((one) => one.district === code);
  await createDistrict(administration, demo.district);
  await setDirectory(administration, code, [
    ...demo.units.map((data) => ({ id: `unit:${data.id}`, kind: 'unit' as const, data })),
    ...demo.calendars.map((data) => ({ id: `calendar:${data.id}`, kind: 'calendar' as const, data })),
    ...demo.standards.map((data) => ({ id: `standard:${data.id}`, kind: 'standard' as const, data })),
    ...demo.templates.map((data) => ({ id: `template:${data.id}`, kind: 'template' as const, data })),
    ...demo.works.map((data) => ({ id: `planned-work:${data.id}`, kind: 'planned-work' as const, data })),
  ]);
  // Verifiers cost memory and time on purpose, so people are only written once.
  if (isNew) for (const { passphrase, ...staff } of DEMO_STAFF) await putStaff(administration, code, staff, passphrase);
  return { district: demo.district, isNew };
}
