import type { PlannedWork, ReplyTemplate } from '#shared/directory/directory-document.ts';

/** A dozen invented works in real villages, and reply templates. `today` keeps their data as fresh as the demo needs. */

const DAY_MS = 86_400_000;

const shifted = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export function demoWorks(today: string): PlannedWork[] {
  const day = (days: number) => shifted(today, days);
  const year = Number(today.slice(0, 4));
  let count = 0;
  const work = (
    members: Pick<PlannedWork, 'title' | 'agency' | 'budget' | 'villages' | 'categories'> & Partial<PlannedWork>,
  ): PlannedWork => {
    count += 1;
    const number = String(count).padStart(3, '0');
    return {
      id: `demo-${number}`,
      source: `DPA contoh ${year}/${number}`,
      budgetYear: year,
      stage: 'budgeted',
      start: day(30),
      end: day(60),
      dataDate: day(-1),
      ...members,
    };
  };
  return [
    work({
      title: 'Rehabilitasi Jalan Poros Sumberagung–Sembungrejo',
      agency: 'DPUPR',
      budget: 1_850_000_000,
      villages: ['35.23.17.2007', '35.23.17.2006'],
      categories: ['road'],
      stage: 'contract',
      start: day(6),
      end: day(26),
    }),
    work({
      title: 'Peningkatan Talut Sungai Kebomlati',
      agency: 'DPUPR',
      budget: 640_000_000,
      villages: ['35.23.17.2016'],
      categories: ['drainage', 'environment'],
      stage: 'procurement',
    }),
    work({
      title: 'Pelebaran Jalan Lingkungan Plumpang',
      agency: 'DPUPR',
      budget: 420_000_000,
      villages: ['35.23.17.2009'],
      categories: ['road'],
      stage: 'postponed',
    }),
    work({
      title: 'Penerangan Jalan Umum Doromukti',
      agency: 'DLHP',
      budget: 275_000_000,
      villages: ['35.23.16.1011'],
      categories: ['street-light'],
      stage: 'running',
      start: day(-10),
      end: day(12),
    }),
    work({
      title: 'Normalisasi Saluran Pasar Jenu',
      agency: 'DPUPR',
      budget: 510_000_000,
      villages: ['35.23.12.2016'],
      categories: ['drainage'],
    }),
    work({
      title: 'Rehabilitasi Ruang Kelas SDN Karangagung',
      agency: 'DISDIK',
      budget: 890_000_000,
      villages: ['35.23.18.2016'],
      categories: ['school'],
      stage: 'contract',
    }),
    work({
      title: 'Sambungan Rumah Air Bersih Gedongombo',
      agency: 'PDAM',
      budget: 730_000_000,
      villages: ['35.23.15.1015'],
      categories: ['water'],
      dataDate: day(-75),
    }),
    work({
      title: 'Tempat Penampungan Sampah Semanding',
      agency: 'DLHP',
      budget: 310_000_000,
      villages: ['35.23.15.2013'],
      categories: ['waste'],
      stage: 'cancelled',
    }),
    work({
      title: 'Rehabilitasi Jembatan Widang',
      agency: 'DPUPR',
      budget: 2_400_000_000,
      villages: ['35.23.19.2009'],
      categories: ['road'],
      stage: 'procurement',
      start: day(45),
      end: day(140),
    }),
    work({
      title: 'Pemeliharaan Jalan Rengel',
      agency: 'DPUPR',
      budget: 980_000_000,
      villages: ['35.23.14.2007'],
      categories: ['road'],
      stage: 'done',
      start: day(-90),
      end: day(-20),
    }),
    work({
      title: 'Penataan Parkir Pasar Kutorejo',
      agency: 'DLHP',
      budget: 195_000_000,
      villages: ['35.23.16.1013'],
      categories: ['transport', 'market'],
    }),
    work({
      title: 'Pengadaan Alat Cetak KTP-el Kecamatan Bancar',
      agency: 'DISDUKCAPIL',
      budget: 160_000_000,
      villages: ['35.23.04.2020'],
      categories: ['civil-registration'],
      stage: 'contract',
    }),
  ];
}

export function demoTemplates(today: string): ReplyTemplate[] {
  const until = shifted(today, 200);
  const template = (
    id: string,
    name: string,
    categories: string[],
    text: string,
    legalBasis: string,
  ): ReplyTemplate => ({
    id,
    name,
    text,
    legalBasis,
    categories,
    validUntil: until,
  });
  return [
    template(
      'jalan-provinsi',
      'Jalan kewenangan provinsi, kami teruskan',
      ['road'],
      'Ruas {{tempat}} adalah jalan provinsi. Laporan Bapak/Ibu kami teruskan kepada Dinas PU Bina Marga Provinsi Jawa Timur, dan kabarnya kami sampaikan kembali.',
      'UU 2/2022 tentang Jalan',
    ),
    template(
      'jalan-tambal',
      'Jalan ditambal sementara',
      ['road'],
      'Lubang di {{tempat}} ditambal sementara oleh {{instansi}} sambil menunggu pekerjaan tetap.',
      'UU 22/2009 pasal 24',
    ),
    template(
      'lampu',
      'Lampu jalan diperbaiki',
      ['street-light'],
      'Lampu jalan di {{tempat}} dijadwalkan diperbaiki oleh {{instansi}}.',
      'Standar pelayanan Dinas LH & Perhubungan',
    ),
    template(
      'sampah',
      'Sampah liar diangkut',
      ['waste'],
      'Sampah di {{tempat}} diangkut oleh {{instansi}}. Jadwal pengangkutan rutin dapat ditanyakan di kantor desa.',
      'UU 18/2008 tentang Pengelolaan Sampah',
    ),
    template(
      'ktp',
      'Syarat dan antrean KTP-el',
      ['civil-registration'],
      'KTP-el dapat dicetak di kantor kecamatan tanpa biaya. Bawa kartu keluarga; bila blangko habis, diberikan biodata pengganti.',
      'UU 24/2013 pasal 79A',
    ),
    template(
      'lengkapi',
      'Mohon dilengkapi',
      [],
      'Laporan {{nomor}} belum dapat diteruskan. Mohon dilengkapi dalam 30 hari di loket atau lewat telepon.',
      'UU 25/2009 pasal 44',
    ),
    template(
      'bukan-wewenang',
      'Di luar kewenangan kabupaten',
      [],
      'Persoalan ini di luar kewenangan Pemerintah Kabupaten Tuban. Laporan kami teruskan kepada yang berwenang.',
      'UU 23/2014 tentang Pemerintahan Daerah',
    ),
    {
      ...template(
        'lebaran',
        'Layanan libur Lebaran',
        [],
        'Layanan tatap muka dibuka kembali setelah cuti bersama.',
        'SKB 3 Menteri',
      ),
      validUntil: shifted(today, -200),
    },
  ];
}
