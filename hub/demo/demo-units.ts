import type { Unit } from '#shared/directory/directory-document.ts';
import { KECAMATAN } from '#shared/directory/places.ts';

/** The agencies of Tuban by their real names, the PPID counter and the twenty kecamatan offices. Addresses are invented. */

const unit = (id: string, shortName: string, name: string, kind: Unit['kind'] = 'agency'): Unit => ({
  id,
  name,
  shortName,
  kind,
  letterhead: {
    lines: ['PEMERINTAH KABUPATEN TUBAN', name.toLocaleUpperCase('id')],
    address: 'Jalan Contoh Nomor 1, Tuban 62300',
    phone: '(0356) 000000',
    site: `${id.toLowerCase()}.contoh.go.id`,
    email: `${id.toLowerCase()}@contoh.go.id`,
  },
});

const DESK: Unit = {
  ...unit('DISKOMINFO', 'Loket PPID', 'Loket PPID Utama, Diskominfo-SP', 'desk'),
  letterhead: {
    lines: ['PEMERINTAH KABUPATEN TUBAN', 'DINAS KOMUNIKASI DAN INFORMATIKA, STATISTIK DAN PERSANDIAN'],
    address: 'Jalan Contoh Nomor 1, Tuban 62300',
    phone: '(0356) 000000',
    site: 'diskominfo.contoh.go.id',
    email: 'loket@contoh.go.id',
  },
};

const AGENCIES: readonly Unit[] = [
  unit('DPUPR', 'DPUPR PRKP', 'Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman'),
  unit('DLHP', 'Dinas LH & Perhubungan', 'Dinas Lingkungan Hidup dan Perhubungan'),
  unit('DISDUKCAPIL', 'Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'),
  unit('DINKES', 'Dinkes P2KB', 'Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana'),
  unit('RSUD', 'RSUD dr. R. Koesma', 'Rumah Sakit Umum Daerah dr. R. Koesma'),
  unit('DISDIK', 'Disdik', 'Dinas Pendidikan'),
  unit(
    'DINSOS',
    'Dinsos P3A PMD',
    'Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak serta Pemberdayaan Masyarakat dan Desa',
  ),
  unit('SATPOLPP', 'Satpol PP & Damkar', 'Satuan Polisi Pamong Praja dan Pemadam Kebakaran'),
  unit('BPBD', 'BPBD', 'Badan Penanggulangan Bencana Daerah'),
  unit('INSPEKTORAT', 'Inspektorat', 'Inspektorat Daerah', 'inspectorate'),
  unit('BAPPEDA', 'Bappedalitbang', 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah'),
  unit('BPKPAD', 'BPKPAD', 'Badan Pengelolaan Keuangan, Pendapatan dan Aset Daerah'),
  unit('BKPSDM', 'BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'),
  unit('BAKESBANGPOL', 'Bakesbangpol', 'Badan Kesatuan Bangsa dan Politik'),
  unit('DPMPTSP', 'DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu'),
  unit('DISNAKERIN', 'Disnakerin', 'Dinas Tenaga Kerja dan Perindustrian'),
  unit('DISKOPUMDAG', 'Diskopumdag', 'Dinas Koperasi, Usaha Kecil, Menengah dan Perdagangan'),
  unit('DKPP', 'DKPP', 'Dinas Ketahanan Pangan, Pertanian dan Perikanan'),
  unit('DISBUDPORAPAR', 'Disbudporapar', 'Dinas Kebudayaan, Kepemudaan dan Olahraga serta Pariwisata'),
  unit('DISPERPUSIP', 'Disperpusip', 'Dinas Perpustakaan dan Kearsipan'),
  unit('SETDA', 'Setda', 'Sekretariat Daerah'),
  unit('SETWAN', 'Setwan', 'Sekretariat Dewan Perwakilan Rakyat Daerah'),
  unit('PDAM', 'Perumda Air Minum', 'Perusahaan Umum Daerah Air Minum'),
  unit('RSUD-ALI', 'RSUD Ali Manshur', 'Rumah Sakit Umum Daerah Ali Manshur Jatirogo'),
];

const OFFICES: readonly Unit[] = KECAMATAN.map(({ code, name }) =>
  unit(`KEC-${code.slice(6)}`, `Kec. ${name}`, `Kantor Kecamatan ${name}`, 'kecamatan'),
);

/** 25 agencies with the desk, and 20 kecamatan offices. */
export const DEMO_UNITS: readonly Unit[] = [DESK, ...AGENCIES, ...OFFICES];
