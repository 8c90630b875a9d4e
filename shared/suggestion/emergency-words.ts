/** Words that propose the emergency path or a secret report. They only propose: the officer decides. */

export type EmergencyKind = 'fire' | 'rescue' | 'medical' | 'crime' | 'disaster' | 'electricity' | 'violence';

export interface EmergencySignals {
  /** Null when nothing speaks of an emergency. */
  emergency: { kind: EmergencyKind; words: string[] } | null;
  /** Why a secret report is proposed: violence against women or children, or a threatened reporter. */
  secret: { reason: 'violence' | 'threat'; words: string[] } | null;
}

const EMERGENCY: readonly [kind: EmergencyKind, phrases: string][] = [
  [
    'violence',
    `kdrt|kekerasan dalam rumah tangga|kekerasan seksual|kekerasan pada anak|kekerasan terhadap anak|perkosaan|diperkosa|
    pemerkosaan|memperkosa|pencabulan|dicabuli|mencabuli|pelecehan seksual|dilecehkan|diraba|dipukuli suami|dipukul suami|
    dihajar suami|ditampar suami|suami memukul|suami memukuli|memukuli istri|memukul istri|memukuli anak|memukul anak|
    anak dipukul|anak dipukuli|anak dianiaya|anak disiksa|dipukul bapak|dipukuli bapak|dipukul ayah|dipukuli ayah|
    dipukul ibu tiri|dipukuli ibu tiri|disiksa|penyiksaan|penyekapan|disekap|dikurung|dipaksa kawin|dipaksa nikah|
    dipaksa menikah|digebuki bojo|bojo digebuki|diantemi bojo|diperdagangkan`,
  ],
  ['fire', 'kebakaran|kobongan|terbakar|api membesar|gas bocor|kebocoran gas|tabung meledak|ledakan'],
  [
    'rescue',
    `tenggelam|kelelep|terseret arus|anak hanyut|orang hanyut|warga hanyut|hanyut terbawa|tertimbun|terjebak|
    terperosok ke jurang|terperosok ke sumur|masuk sumur|jatuh ke sumur|orang hilang|anak hilang|belum ditemukan`,
  ],
  [
    'medical',
    `sekarat|pingsan|tidak sadar|tak sadarkan diri|sesak napas|serangan jantung|kejang|pendarahan|perdarahan|keracunan|
    mau melahirkan|akan melahirkan|bunuh diri|gantung diri|digigit ular|kecelakaan|tabrakan|korban luka|luka parah|semaput`,
  ],
  [
    'crime',
    `begal|dibegal|perampokan|dirampok|pembacokan|dibacok|penculikan|diculik|tawuran|pembunuhan|dibunuh|bawa senjata tajam|
    membawa parang|membawa celurit|amuk massa|mengamuk|pengeroyokan|dikeroyok|bom`,
  ],
  [
    'disaster',
    `banjir bandang|tanggul jebol|tanah longsor|tebing longsor|rumah longsor|puting beliung|gempa|rumah roboh|
    pohon menimpa|tertimpa pohon|jembatan putus|mengungsi|setinggi dada|setinggi pinggang|setinggi leher|setinggi atap`,
  ],
  [
    'electricity',
    'kabel putus|kabel menjuntai|kabel listrik jatuh|kabel pln putus|tersengat listrik|kesetrum|tersetrum|tiang listrik roboh|trafo meledak',
  ],
];

const THREAT = `diancam|mengancam saya|mengancam kami|mengancam akan|mengancam keluarga|dapat ancaman|mendapat ancaman|
  menerima ancaman|ancaman pembunuhan|diintimidasi|intimidasi|diteror|takut dibalas|takut diketahui|takut dipecat|
  takut lapor|takut melapor|takut dibunuh|jangan sebut nama|jangan sampai tahu|jangan sampai ketahuan|rahasiakan nama|
  dibungkam|balas dendam|minta dirahasiakan|tolong dirahasiakan|mohon dirahasiakan|identitas dirahasiakan`;

/** Up to two words before it, these make of any of the words an office, a lesson or a denial. */
const NO_EVENT = new Set(
  `pemadam pencegahan penanggulangan sosialisasi penyuluhan simulasi asuransi jaminan bebas anti menghindari mencegah
  antisipasi mengantisipasi`.split(/\s+/),
);

/** And these a risk, a habit or the past: no emergency now, but violence that happens often or has happened is one. */
const NOT_NOW = new Set(
  `rawan rentan sering jalur bahaya potensi berpotensi menyebabkan mengakibatkan menimbulkan terjadinya sempat pernah
  banyak takut khawatir tidak bukan`.split(/\s+/),
);

const compiled = EMERGENCY.map(([kind, phrases]) => ({ kind, phrases: wordLists(phrases) }));
const threats = wordLists(THREAT);

/** The gravest kind named, in the order violence, fire, rescue, medical, crime, disaster, electricity. */
export function emergencySignals(text: string): EmergencySignals {
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).map(withoutOwner);
  const hits = compiled
    .map(({ kind, phrases }) => ({ kind, words: found(words, phrases, kind !== 'violence') }))
    .find((hit) => hit.words.length > 0);
  const threat = found(words, threats, false);
  const isViolence = hits?.kind === 'violence';
  return {
    emergency: hits ?? null,
    secret: isViolence
      ? { reason: 'violence', words: hits.words }
      : threat.length > 0
        ? { reason: 'threat', words: threat }
        : null,
  };
}

function found(words: readonly string[], phrases: readonly string[][], mustBeNow: boolean): string[] {
  const isIdle = (before: string) => NO_EVENT.has(before) || (mustBeNow && NOT_NOW.has(before));
  const isAt = (at: number, phrase: readonly string[]) =>
    phrase.every((part, index) => words[at + index] === part) && !words.slice(Math.max(0, at - 2), at).some(isIdle);
  return phrases.filter((phrase) => words.some((_, at) => isAt(at, phrase))).map((phrase) => phrase.join(' '));
}

/** "suaminya", "suamiku", "bojone": the word with its owner left off. */
function withoutOwner(word: string): string {
  return word.replace(/(?<=.{4})(?:nya|ne|ku|mu|e)$/, '');
}

function wordLists(phrases: string): string[][] {
  return phrases.split('|').map((phrase) => phrase.trim().split(' ').map(withoutOwner));
}
