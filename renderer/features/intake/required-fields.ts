import type { Channel } from '#shared/complaint/entry-data.ts';
import { unfilledPlaceholders } from '#shared/directory/template-text.ts';
import type { IntakeForm } from './intake-form.ts';

/** Names of the required fields, in the order of the form. */
export type RequiredField =
  | 'chronology'
  | 'category'
  | 'request'
  | 'village'
  | 'office'
  | 'landmark'
  | 'time'
  | 'timeDate'
  | 'name'
  | 'represented'
  | 'people'
  | 'address'
  | 'ways'
  | 'number'
  | 'answer';

/** Channels in which the reporter may be unknown: an account, or nobody. */
const MAY_BE_UNNAMED: readonly Channel[] = ['suggestion-box', 'social-media', 'letter'];

const said = (text: string): boolean => text.trim() !== '';

/** Who is spoken for is a person or body of its own: both are recorded. */
export const representsSomeone = ({ reporterKind }: Pick<IntakeForm, 'reporterKind'>): boolean =>
  reporterKind === 'organisation' || reporterKind === 'proxy' || reporterKind === 'minor';

export const needsTime = ({ classification, quick }: IntakeForm): boolean => classification === 'complaint' && !quick;

/** What is still missing or cannot stay so, in the order of the form. `today` is YYYY-MM-DD. */
export function missingFields(
  form: IntakeForm,
  { today, isCitable }: { today: string; isCitable(work: string): boolean },
): RequiredField[] {
  const isFull = !form.quick;
  const isKnown = form.reporterKind !== 'no-identity' && !MAY_BE_UNNAMED.includes(form.channel);
  const callable = form.ways.some((way) => way === 'telephone' || way === 'whatsapp');
  const isVillage = form.placeKind === 'village' || form.placeKind === 'villages';
  const isElsewhere = form.placeKind === 'outside' || form.placeKind === 'unknown';
  const hasDay = form.timeKind === 'date' || (form.timeKind === 'ongoing' && form.timeDate !== '');
  const { answer } = form;
  const isTold = answer === null || (answer.from === 'work' ? isCitable(answer.work) : isReady(answer.text));
  const rules: [RequiredField, boolean][] = [
    ['chronology', !said(form.chronology)],
    ['category', isFull && form.category === null],
    ['request', isFull && form.picks.length === 0 && !said(form.request)],
    ['village', isVillage && form.villages.length === 0],
    ['office', isFull && form.placeKind === 'office' && !said(form.office)],
    ['landmark', isFull && isElsewhere && !said(form.landmark)],
    ['time', needsTime(form) && (form.timeKind === null || form.timeKind === 'none')],
    ['timeDate', needsTime(form) && hasDay && !isPastDay(form.timeDate, today)],
    ['name', isKnown && !said(form.name)],
    ['represented', isFull && isKnown && representsSomeone(form) && !said(form.representsName)],
    ['people', isFull && form.reporterKind === 'group' && !(Number(form.representsPeople) >= 1)],
    ['address', isFull && isKnown && !said(form.address)],
    ['ways', isKnown && form.ways.length === 0],
    ['number', form.reporterKind !== 'no-identity' && callable && !said(form.number)],
    ['answer', !isTold],
  ];
  return rules.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

const isPastDay = (day: string, today: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today;

const isReady = (text: string): boolean => said(text) && unfilledPlaceholders(text).length === 0;

/** A warning, never an obstacle: NIK is 16 digits whose 7th to 12th are a birth date (women's day + 40). */
export function nikWarning(nik: string): 'length' | 'date' | null {
  if (nik === '') return null;
  if (!/^\d{16}$/.test(nik)) return 'length';
  const stated = Number(nik.slice(6, 8));
  const day = stated > 40 ? stated - 40 : stated;
  const month = Number(nik.slice(8, 10));
  // A leap year: whose century the two digits of the year are, nobody knows.
  const date = new Date(Date.UTC(2000, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? null : 'date';
}
