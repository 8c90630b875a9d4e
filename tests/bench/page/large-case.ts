import type { Entry } from '#shared/complaint/entry.ts';
import { ticketNumber } from '#shared/complaint/ticket-number.ts';
import { KECAMATAN, VILLAGES } from '#shared/directory/places.ts';
import { aCase, answered, disposedTo, type Step, verified } from '../../fixtures/a-case.ts';
import { random } from '../../fixtures/random.ts';

const SYLLABLES = [
  'ba',
  'ca',
  'da',
  'ga',
  'ja',
  'ka',
  'la',
  'ma',
  'na',
  'pa',
  'ra',
  'sa',
  'ta',
  'wa',
  'ri',
  'bu',
  'de',
  'ko',
];
const pick = random(20_261_125);
const some = <Item>(list: readonly Item[]): Item => list[pick(list.length)] as Item;

/** 20,000 words, the first ones far more frequent than the last, as in any language. */
const WORDS = Array.from({ length: 20_000 }, () => Array.from({ length: 2 + pick(3) }, () => some(SYLLABLES)).join(''));
const word = (): string => WORDS[Math.floor((pick(1_000_000) / 1_000_000) ** 3 * WORDS.length)] as string;
const words = (count: number): string => Array.from({ length: count }, word).join(' ');

const DAY_MS = 86_400_000;
const PER_YEAR = 20_000;
const NEWEST_MS = Date.parse('2025-12-30T02:00:00Z');
const localAt = (ms: number): string => `${new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;

const closing = (serial: number): Step[] => [
  disposedTo('DPUPR'),
  answered,
  { kind: 'delivered', data: { answer: `TBN-K7.${serial * 100 + 5}`, channel: 'telephone', reached: true, text: '' } },
  { kind: 'closed', data: { outcome: 'handled', text: words(8), basis: 'reporter-confirmed' } },
];

/** The nth newest case of a district with years of work: one in twenty is open, one in five was answered here, the rest went elsewhere. */
export function aLargeCase(nth: number, total: number): Entry[] {
  const serial = ((total - nth) % 99_999) + 1;
  const at = localAt(NEWEST_MS - nth * ((365 * DAY_MS) / PER_YEAR));
  const village = some(VILLAGES);
  const lot = pick(20);
  const later: Step[] =
    lot === 0
      ? [disposedTo('DPUPR')]
      : lot < 5
        ? closing(serial)
        : [
            {
              kind: 'transferred',
              by: 'coordinator-1',
              data: { body: 'Provinsi', reporterTold: true, text: words(6) },
            },
          ];
  // Years before the one in which the measured saves get their numbers.
  const year = 2025 - Math.floor(nth / PER_YEAR);
  const ticket = ticketNumber('TBN-K7', year, PER_YEAR - (nth % PER_YEAR));
  const entries = aCase({
    serial,
    at,
    received: {
      title: `${words(5)}, ${village.name}`,
      chronology: `${words(140)}.`,
      place: { kind: 'village', villages: [village.code], landmark: words(4) },
      request: { picks: [1], text: words(6) },
    },
    reporter: { name: `Warga Contoh ${serial}`, address: `Dusun ${word()}, ${some(KECAMATAN).name}` },
    steps: [verified, ...later],
  });
  return entries.map((entry) => ({ ...entry, ticket }));
}
