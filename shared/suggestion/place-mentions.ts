import { foldPlace, KECAMATAN, VILLAGES, type Village } from '../directory/places.ts';

/** Villages whose names are also ordinary words, and those named like a kecamatan: they need "desa" before them. */
const ORDINARY = new Set(
  `jadi jati gaji tawaran karang sumber simo bate talun kayen sendang banjar beji tobo remen pakis wangi bader boto kapu
  dikir sawahan gesing pakel jetak bringin jombok demit weden siding rayung sembung pacing klotok cangkring bunut
  tunah sadang gadon dasin sotang wangun dawung palang jenu rahayu kasiman perbon patihan sekaran sumberan
  karangasem sukorejo sidorejo margorejo kesamben trutup penambangan mojomalang tegalsari`.split(/\s+/),
);

const kecamatanNames = new Set(KECAMATAN.map(({ name }) => foldPlace(name)));
const byName = Map.groupBy(VILLAGES, ({ name }) => foldPlace(name));
const VILLAGE_TITLES = new Set(['desa', 'ds', 'kelurahan', 'kel']);
const OTHER_TITLES = new Set(['dusun', 'dsn', 'dukuh', 'kecamatan', 'kec', 'pak', 'bu', 'bapak', 'ibu']);

/**
 * Villages that a text names, in its order, each once. A name that repeats within the district is told apart by a
 * kecamatan that the text names, or by the other villages of the text and the chosen ones; else all of that name are given.
 */
export function mentionedVillages(text: string, chosen: readonly string[] = []): Village[] {
  const words = foldPlace(text).split(' ');
  const named = new Set(words.filter((word) => kecamatanNames.has(word)));
  const mentions = words.map((_, at) => mentionAt(words, at, named)).filter((villages) => villages !== null);
  const neighbours = new Set([
    ...chosen.map((code) => code.slice(0, 8)),
    ...mentions.filter(({ length }) => length === 1).flatMap((villages) => villages.map((v) => v.kecamatanCode)),
  ]);
  return [...new Set(mentions.flatMap((villages) => narrow(villages, (v) => neighbours.has(v.kecamatanCode))))];
}

function mentionAt(words: readonly string[], at: number, namedKecamatan: ReadonlySet<string>): Village[] | null {
  const pair = words.slice(at, at + 2).join(' ');
  const name = byName.has(pair) ? pair : (words[at] ?? '');
  const villages = byName.get(name);
  const before = words[at - 1] ?? '';
  if (!villages || OTHER_TITLES.has(before)) return null;
  const after = words.slice(at + name.split(' ').length).find((next) => next !== 'kec' && next !== 'kecamatan');
  const isCertain = VILLAGE_TITLES.has(before) || villages.some(({ kecamatan }) => foldPlace(kecamatan) === after);
  if (!isCertain && (ORDINARY.has(name) || kecamatanNames.has(name))) return null;
  return narrow(villages, ({ kecamatan }) => namedKecamatan.has(foldPlace(kecamatan)));
}

/** Those that fit, or all when none does. */
function narrow(villages: Village[], fits: (village: Village) => boolean): Village[] {
  const fitting = villages.filter(fits);
  return fitting.length > 0 ? fitting : villages;
}
