import type {
  Channel,
  Classification,
  ContactWay,
  EventTime,
  Need,
  Place,
  ReporterKind,
} from '#shared/complaint/entry-data.ts';

/** The form's values: what a draft keeps. Photos and codes only, never bytes. */
export interface IntakeForm {
  chronology: string;
  category: string | null;
  /** Null while the proposal stands. */
  title: string | null;
  channel: Channel;
  classification: Classification;
  picks: number[];
  request: string;
  placeKind: Place['kind'];
  villages: string[];
  office: string;
  landmark: string;
  timeKind: EventTime['kind'] | null;
  timeDate: string;
  complainedOf: string;
  reporterKind: ReporterKind;
  name: string;
  address: string;
  ways: ContactWay[];
  number: string;
  anonymous: boolean;
  secret: boolean;
  nik: string;
  need: Need | null;
  representsPeople: string;
  representsName: string;
  representsBasis: string;
  privacy: 'read-out' | 'shown' | 'sent' | 'not-possible';
  quick: boolean;
  emergency: { called: string; at: string; answer: string } | null;
  photos: DraftPhoto[];
  /** Planned work that the reporter is answered with. */
  citedWork: string | null;
  dismissedWorks: string[];
  /** Ticket of the case that this one is linked to. */
  lead: string | null;
}

export interface DraftPhoto {
  file: string;
  name: string;
  size: number;
}

export const EMPTY_FORM: IntakeForm = {
  chronology: '',
  category: null,
  title: null,
  channel: 'walk-in',
  classification: 'complaint',
  picks: [],
  request: '',
  placeKind: 'village',
  villages: [],
  office: '',
  landmark: '',
  timeKind: null,
  timeDate: '',
  complainedOf: '',
  reporterKind: 'person',
  name: '',
  address: '',
  ways: [],
  number: '',
  anonymous: false,
  secret: false,
  nik: '',
  need: null,
  representsPeople: '',
  representsName: '',
  representsBasis: '',
  privacy: 'read-out',
  quick: false,
  emergency: null,
  photos: [],
  citedWork: null,
  dismissedWorks: [],
  lead: null,
};

/** A draft written by an older version lacks newer members, and may hold anything. */
export const readForm = (stored: unknown): IntakeForm => ({
  ...EMPTY_FORM,
  ...(typeof stored === 'object' && stored !== null ? (stored as Partial<IntakeForm>) : {}),
});

export const isEmpty = (form: IntakeForm): boolean => JSON.stringify(form) === JSON.stringify(EMPTY_FORM);

/** Names of the required fields, in the order of the form. */
export type RequiredField =
  | 'chronology'
  | 'category'
  | 'request'
  | 'village'
  | 'office'
  | 'time'
  | 'timeDate'
  | 'name'
  | 'address'
  | 'ways'
  | 'number';

/** Channels in which the reporter may be unknown: an account, or nobody. */
const MAY_BE_UNNAMED: readonly Channel[] = ['suggestion-box', 'social-media', 'letter'];

/** Required fields that are still missing, in the order of the form. */
export function missingFields(form: IntakeForm): RequiredField[] {
  const hasIdentity = form.reporterKind !== 'no-identity';
  const needsTime = form.classification === 'complaint' && !form.quick;
  const callable = form.ways.some((way) => way === 'telephone' || way === 'whatsapp');
  const rules: [RequiredField, boolean][] = [
    ['chronology', form.chronology.trim() === ''],
    ['category', !form.quick && form.category === null],
    ['request', !form.quick && form.picks.length === 0 && form.request.trim() === ''],
    ['village', (form.placeKind === 'village' || form.placeKind === 'villages') && form.villages.length === 0],
    ['office', !form.quick && form.placeKind === 'office' && form.office.trim() === ''],
    ['time', needsTime && form.timeKind === null],
    ['timeDate', needsTime && (form.timeKind === 'date' || form.timeKind === 'ongoing') && form.timeDate === ''],
    ['name', hasIdentity && form.name.trim() === '' && !MAY_BE_UNNAMED.includes(form.channel)],
    ['address', hasIdentity && !form.quick && form.address.trim() === '' && !MAY_BE_UNNAMED.includes(form.channel)],
    ['ways', hasIdentity && form.ways.length === 0 && !MAY_BE_UNNAMED.includes(form.channel)],
    ['number', hasIdentity && callable && form.number.trim() === ''],
  ];
  return rules.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

/** A warning, never an obstacle: NIK is 16 digits whose 7th to 12th are a birth date (women's day + 40). */
export function nikWarning(nik: string): 'length' | 'date' | null {
  if (nik === '') return null;
  if (!/^\d{16}$/.test(nik)) return 'length';
  const day = Number(nik.slice(6, 8)) % 40;
  const month = Number(nik.slice(8, 10));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? null : 'date';
}
