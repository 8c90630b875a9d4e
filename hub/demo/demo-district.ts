import type { ServiceStandard } from '#shared/deadline/service-standard.ts';
import type { WorkingCalendar } from '#shared/deadline/working-calendar.ts';
import standard from '#shared/directory/data/service-standard.json' with { type: 'json' };
import calendars from '#shared/directory/data/working-calendars.json' with { type: 'json' };
import type { District, PlannedWork, ReplyTemplate, Unit } from '#shared/directory/directory-document.ts';
import { DEMO_UNITS } from './demo-units.ts';
import { demoTemplates, demoWorks } from './demo-works.ts';

export interface DemoDistrict {
  district: Omit<District, 'hubPublicKey'>;
  units: readonly Unit[];
  calendars: readonly WorkingCalendar[];
  standards: readonly ServiceStandard[];
  templates: readonly ReplyTemplate[];
  works: readonly PlannedWork[];
}

/** The demo district Tuban: real names of places and agencies, everything else invented. `today` is YYYY-MM-DD. */
export function demoDistrict(today: string): DemoDistrict {
  return {
    district: {
      code: '35.23',
      alias: 'TBN',
      name: 'Kabupaten Tuban',
      province: 'Jawa Timur',
      timeZone: 'Asia/Jakarta',
      trackingAddress: 'lapor.contoh.go.id',
      emergencyNumbers: [
        { name: 'Darurat terpadu', number: '112' },
        { name: 'Polisi', number: '110' },
        { name: 'Ambulans', number: '119' },
        { name: 'Pemadam kebakaran (contoh)', number: '(0356) 000113' },
        { name: 'BPBD (contoh)', number: '(0356) 000117' },
        { name: 'PLN', number: '123' },
        { name: 'SAPA, perempuan dan anak', number: '129' },
      ],
      privacyNotice: {
        version: 3,
        text: 'Data Anda dipakai untuk menangani laporan ini, dibaca petugas yang menangani, dan disimpan menurut jadwal retensi. Nama dapat dirahasiakan. Anda berhak melihat dan membetulkan data.',
      },
      plannedWorkMaxAgeDays: 30,
    },
    units: DEMO_UNITS,
    calendars: calendars as WorkingCalendar[],
    standards: [standard as ServiceStandard],
    templates: demoTemplates(today),
    works: demoWorks(today),
  };
}
