import type { Staff } from '#shared/directory/directory-document.ts';

/** Invented people; their passphrases are printed at the start of a demo and are worth nothing anywhere else. */
export type DemoPerson = Staff & { passphrase: string };

const person = (
  id: string,
  name: string,
  position: string,
  unit: string,
  roles: Staff['roles'],
  passphrase: string,
  cleared = false,
): DemoPerson => ({ id, name, position, unit, roles, cleared, active: true, passphrase });

const liaison = (unit: string, nth: 1 | 2, passphrase: string): DemoPerson =>
  person(
    `${unit.toLowerCase()}-penghubung-${nth}`,
    `Penghubung Contoh ${nth} (${unit})`,
    'Pejabat penghubung',
    unit,
    ['liaison'],
    passphrase,
    true,
  );

export const DEMO_STAFF: readonly DemoPerson[] = [
  person('petugas-1', 'Petugas Contoh 1', 'Petugas loket', 'DISKOMINFO', ['officer'], 'pisang-jalan-plumpang-1'),
  person('petugas-2', 'Petugas Contoh 2', 'Petugas loket', 'DISKOMINFO', ['officer'], 'lontar-pantai-tuban-2'),
  person(
    'koordinator-1',
    'Koordinator Contoh 1',
    'Admin koordinator',
    'DISKOMINFO',
    ['coordinator'],
    'goa-akbar-terang-3',
    true,
  ),
  person(
    'koordinator-2',
    'Koordinator Contoh 2',
    'Admin koordinator',
    'DISKOMINFO',
    ['coordinator'],
    'legen-manis-siang-4',
    true,
  ),
  person('ppid-1', 'PPID Contoh 1', 'PPID', 'DISKOMINFO', ['information-officer'], 'arsip-rapi-lemari-5', true),
  person(
    'admin-1',
    'Administrator Contoh 1',
    'Admin server provinsi',
    'DISKOMINFO',
    ['administrator'],
    'kunci-besi-gudang-6',
  ),
  person(
    'atasan-ppid-1',
    'Atasan PPID Contoh 1',
    'Atasan PPID',
    'SETDA',
    ['information-superior'],
    'sungai-tenang-kapal-20',
    true,
  ),
  person('pimpinan-1', 'Pimpinan Contoh 1', 'Pimpinan', 'SETDA', ['leader'], 'pendopo-teduh-pagi-7'),
  person('inspektorat-1', 'Auditor Contoh 1', 'Auditor', 'INSPEKTORAT', ['liaison'], 'neraca-jujur-meja-8', true),
  person(
    'inspektorat-2',
    'Auditor Contoh 2',
    'Auditor',
    'INSPEKTORAT',
    ['liaison', 'auditor'],
    'timbang-adil-sore-9',
    true,
  ),
  person('plumpang-1', 'Petugas Contoh 3', 'Petugas loket', 'KEC-17', ['officer'], 'sawah-hijau-bengawan-10'),
  person('plumpang-2', 'Petugas Contoh 4', 'Petugas loket', 'KEC-17', ['officer'], 'perahu-kayu-hilir-11'),
  liaison('DPUPR', 1, 'aspal-hitam-poros-12'),
  liaison('DPUPR', 2, 'batu-kapur-kerek-13'),
  person(
    'dpupr-kepala',
    'Kepala Contoh (DPUPR)',
    'Kepala dinas',
    'DPUPR',
    ['agency-head'],
    'palu-beton-tiang-21',
    true,
  ),
  liaison('DLHP', 1, 'lampu-kuning-simpang-14'),
  liaison('DLHP', 2, 'pohon-asam-rindang-15'),
  liaison('DISDUKCAPIL', 1, 'kartu-biru-antrean-16'),
  liaison('DISDUKCAPIL', 2, 'akta-putih-map-17'),
  liaison('DINKES', 1, 'jamu-hangat-pasar-18'),
  liaison('DINKES', 2, 'sumur-jernih-kebun-19'),
];
