import tuban from './data/places-tuban.json' with { type: 'json' };

export interface Kecamatan {
  /** Kemendagri code, e.g. 35.23.17. */
  code: string;
  name: string;
}

export interface Village {
  /** Kemendagri code, e.g. 35.23.17.2007. */
  code: string;
  name: string;
  /** Names repeat within a district: never shown without it. */
  kecamatan: string;
  kecamatanCode: string;
  kind: 'desa' | 'kelurahan';
}

export const KECAMATAN: readonly Kecamatan[] = tuban.kecamatan.map(({ code, name }) => ({ code, name }));

/** The villages of the district in the order of their codes. Data: idn-area-data, ODbL 1.0. */
export const VILLAGES: readonly Village[] = tuban.kecamatan.flatMap((kecamatan) =>
  Object.entries<string | undefined>(kecamatan.villages).map(([number, name = '']) => ({
    code: `${kecamatan.code}.${number}`,
    name,
    kecamatan: kecamatan.name,
    kecamatanCode: kecamatan.code,
    // Kemendagri numbers a kelurahan from 1001 and a desa from 2001.
    kind: number.startsWith('1') ? 'kelurahan' : 'desa',
  })),
);

const byCode = new Map(VILLAGES.map((village) => [village.code, village]));

/** Null for a code that the district does not have. */
export const villageName = (code: string): Village | null => byCode.get(code) ?? null;

/** `Sumberagung, Plumpang`; the code itself when it is unknown. */
export function villageLabel(code: string): string {
  const village = byCode.get(code);
  return village ? `${village.name}, ${village.kecamatan}` : code;
}

/** Lower case without diacritics, words apart by one space. */
export const foldPlace = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

interface Searchable {
  village: Village;
  /** Name in one word: people write "Tuwiri Wetan" and "Tuwiriwetan" alike. */
  joined: string;
  words: string[];
  kecamatanWords: string[];
}

const searchable: Searchable[] = VILLAGES.map((village) => {
  const name = foldPlace(village.name);
  return {
    village,
    joined: name.replaceAll(' ', ''),
    words: name.split(' '),
    kecamatanWords: foldPlace(village.kecamatan).split(' '),
  };
});

/** Of fewer letters too much would be near. */
const SLIP_MIN_LENGTH = 5;

const TITLES = new Set(['desa', 'ds', 'kelurahan', 'kel', 'kecamatan', 'kec']);

/**
 * Villages for what was typed, best first: any order of words, each the beginning of a word of the village or of its
 * kecamatan ("sum plu"), or a part of the village's name. When that finds nothing, one slip of the keys in the name is
 * forgiven: "Panyuran" is written "Payuran" in the official list. Empty for an empty query.
 */
export function searchVillages(query: string, limit = 8): Village[] {
  const typed = foldPlace(query).split(' ').filter(Boolean);
  const named = typed.filter((word) => !TITLES.has(word));
  const words = named.length > 0 ? named : typed;
  if (words.length === 0) return [];
  const found = ranked((entry) => scoreOf(entry, words));
  return (found.length > 0 ? found : ranked((entry) => scoreOfSlip(entry, words))).slice(0, limit);
}

function ranked(score: (entry: Searchable) => number): Village[] {
  return searchable
    .map((entry) => ({ village: entry.village, score: score(entry) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score || compareNames(a.village, b.village))
    .map(({ village }) => village);
}

/** 0 when one of the words is found nowhere. */
function scoreOf({ joined, words, kecamatanWords }: Searchable, query: readonly string[]): number {
  const typed = query.join('');
  let score = joined === typed ? 1000 : joined.startsWith(typed) ? 500 : 0;
  if (score > 0) return score;
  for (const word of query) {
    if (words.includes(word) || joined === word) score += 60;
    else if (joined.startsWith(word)) score += 40;
    else if (words.some((part) => part.startsWith(word))) score += 30;
    else if (kecamatanWords.includes(word)) score += 20;
    else if (kecamatanWords.some((part) => part.startsWith(word))) score += 15;
    else if (word.length >= 3 && joined.includes(word)) score += 5;
    else return 0;
  }
  return score;
}

/** One word is nearly the beginning of the name, the others are the kecamatan's. */
function scoreOfSlip({ joined, kecamatanWords }: Searchable, query: readonly string[]): number {
  const others = query.filter((word) => !kecamatanWords.some((part) => part.startsWith(word)));
  const typed = others.join('');
  if (typed.length < SLIP_MIN_LENGTH) return 0;
  return [-1, 0, 1].some((more) => isOneSlip(typed, joined.slice(0, typed.length + more))) ? 1 : 0;
}

/** A letter too many, one too few, a wrong one, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  if (at < 0) return true;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

const compareNames = (a: Village, b: Village): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.code < b.code ? -1 : 1;
