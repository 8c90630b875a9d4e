import type { EntryData, EventTime, Place } from '#shared/complaint/entry-data.ts';
import type { AnyEntryInput, NewCase, Photo } from '../../data/desk.ts';
import { type IntakeForm, privacyGiven } from './intake-form.ts';
import { needsTime, representsSomeone } from './required-fields.ts';

export interface Surroundings {
  /** YYYY-MM-DD */
  today: string;
  privacyVersion: number;
  draft: string;
  photos: readonly Photo[];
  answer: EntryData<'answered'> | null;
}

/** What the form says as a report. Optional members that say nothing are left out: they would only enlarge the hash. */
export function newCaseOf(form: IntakeForm & { title: string }, around: Surroundings): NewCase {
  const then: AnyEntryInput[] = [];
  if (around.answer) then.push({ kind: 'answered', data: around.answer });
  if (form.lead) then.push({ kind: 'joined', data: { lead: form.lead } });
  return {
    received: {
      classification: form.classification,
      channel: form.channel,
      title: form.title.trim(),
      chronology: form.chronology.trim(),
      category: form.category ?? 'other',
      request: { picks: [...form.picks].sort(), text: form.request.trim() },
      place: placeOf(form),
      time: timeOf(form, around.today),
      ...said('complainedOf', form.complainedOf),
      anonymous: form.anonymous,
      secret: form.secret,
      priority: form.emergency ? 'urgent' : 'normal',
      needs: form.need ? [form.need] : [],
      privacyNotice: { version: around.privacyVersion, given: privacyGiven(form) },
      quick: form.quick,
      ...(form.emergency && { emergency: form.emergency }),
    },
    reporter: reporterOf(form),
    then,
    photos: around.photos,
    draft: around.draft,
  };
}

function placeOf(form: IntakeForm): Place {
  const isVillage = form.placeKind === 'village' || form.placeKind === 'villages';
  return {
    kind: form.placeKind,
    villages: isVillage ? form.villages : [],
    ...(form.placeKind === 'office' ? said('office', form.office) : {}),
    ...said('landmark', form.landmark),
  };
}

function timeOf(form: IntakeForm, today: string): EventTime {
  if (!needsTime(form)) return { kind: 'none' };
  switch (form.timeKind) {
    case 'today':
      return { kind: 'today', date: today };
    case 'yesterday':
      return { kind: 'yesterday', date: dayBefore(today) };
    case 'date':
    case 'ongoing':
      return { kind: form.timeKind, ...said('date', form.timeDate) };
    default:
      return { kind: 'none' };
  }
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Null when nothing is known of the reporter: an unsigned letter, or nobody who gave a name. */
function reporterOf(form: IntakeForm): EntryData<'reporter-identified'> | null {
  const { reporterKind, ways } = form;
  const [name, address, number] = [form.name, form.address, form.number].map((text) => text.trim());
  const isUnknown = !name && !address && !number && ways.length === 0;
  if (reporterKind === 'no-identity' || isUnknown) return null;
  const people = Number.parseInt(form.representsPeople, 10);
  const represents = {
    ...(reporterKind === 'group' && people >= 1 && { people }),
    ...(representsSomeone(form) && said('name', form.representsName)),
    ...(reporterKind !== 'person' && said('basis', form.representsBasis)),
  };
  return {
    kind: reporterKind,
    name: name ?? '',
    address: address ?? '',
    contact: { ways, ...said('number', form.number) },
    ...(/^\d{16}$/.test(form.nik) && { nik: form.nik }),
    ...(Object.keys(represents).length > 0 && { represents }),
  };
}

const said = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as Partial<Record<Name, string>>);
