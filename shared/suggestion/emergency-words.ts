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
    `kdrt|kekerasan dalam rumah tangga|perkosaan|diperkosa|pemerkosaan|memperkosa|pencabulan|dicabuli|mencabuli|
    pelecehan seksual|dilecehkan|dipukuli suami|dipukul suami|suami memukul|disiksa|penyekapan|disekap|anak dipukuli|
    anak dianiaya|penyiksaan|digebuki bojo|diperdagangkan`,
  ],
  ['fire', 'kebakaran|kobongan|terbakar|api membesar|gas bocor|kebocoran gas|tabung meledak|ledakan'],
  [
    'rescue',
    `tenggelam|kelelep|terseret arus|hanyut|tertimbun|terjebak|terperosok|masuk sumur|jatuh ke sumur|orang hilang|
    anak hilang|belum ditemukan`,
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
    `banjir bandang|tanggul jebol|longsor|puting beliung|gempa|rumah roboh|pohon menimpa|tertimpa pohon|jembatan putus|
    mengungsi|air naik|banjir setinggi`,
  ],
  [
    'electricity',
    'kabel putus|kabel menjuntai|kabel listrik jatuh|kabel pln putus|tersengat listrik|kesetrum|tersetrum|tiang listrik roboh|trafo meledak',
  ],
];

const THREAT = `diancam|mengancam|ancaman|diintimidasi|intimidasi|diteror|takut dibalas|takut diketahui|takut dipecat|
  takut lapor|takut melapor|jangan sebut nama|jangan sampai tahu|jangan sampai ketahuan|rahasiakan nama|dibungkam|
  balas dendam|minta dirahasiakan|tolong dirahasiakan`;

/** Up to two words before it, these make of the word an office, a rule, a risk or a habit. */
const HARMLESS_BEFORE = new Set([
  ...['pemadam', 'pencegahan', 'penanggulangan', 'sosialisasi', 'rawan', 'simulasi', 'jalur', 'bahaya', 'asuransi'],
  ...['jaminan', 'bebas', 'anti', 'tidak', 'bukan', 'sering', 'potensi', 'berpotensi', 'menghindari', 'mencegah'],
]);

const compiled = EMERGENCY.map(([kind, phrases]) => ({ kind, phrases: wordLists(phrases) }));
const threats = wordLists(THREAT);

/** The gravest kind named, in the order violence, fire, rescue, medical, crime, disaster, electricity. */
export function emergencySignals(text: string): EmergencySignals {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = compiled
    .map(({ kind, phrases }) => ({
      kind,
      words: phrases.filter((phrase) => includes(words, phrase)).map((p) => p.join(' ')),
    }))
    .find((hit) => hit.words.length > 0);
  const threat = threats.filter((phrase) => includes(words, phrase)).map((phrase) => phrase.join(' '));
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

function includes(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some(
    (_, at) =>
      phrase.every((part, index) => words[at + index] === part) &&
      !words.slice(Math.max(0, at - 2), at).some((before) => HARMLESS_BEFORE.has(before)),
  );
}

function wordLists(phrases: string): string[][] {
  return phrases.split('|').map((phrase) => phrase.trim().split(' '));
}
