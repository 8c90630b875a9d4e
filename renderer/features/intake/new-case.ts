import type { CitedWork, EntryData, EventTime, Place } from '#shared/complaint/entry-data.ts';
import type { PlannedWork } from '#shared/directory/directory-document.ts';
import type { AnyEntryInput, NewCase, Photo } from '../../data/desk.ts';
import type { IntakeForm } from './intake-form.ts';

export interface Surroundings {
  /** The title shown: the officer's own, or the proposal. */
  title: string;
  /** YYYY-MM-DD */
  today: string;
  privacyVersion: number;
  draft: string;
  photos: readonly Photo[];
  /** The planned work answered with, and the words that are printed. */
  cited: { work: PlannedWork; text: string } | null;
}

/** What the form says as a report. Optional members that say nothing are left out: they would only enlarge the hash. */
export function newCaseOf(form: IntakeForm, around: Surroundings): NewCase {
  const then: AnyEntryInput[] = [];
  if (around.cited) then.push({ kind: 'answered', data: answerOf(around.cited) });
  if (form.lead) then.push({ kind: 'joined', data: { lead: form.lead } });
  return {
    received: {
      classification: form.classification,
      channel: form.channel,
      title: around.title,
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
      privacyNotice: { version: around.privacyVersion, given: form.privacy },
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
  const kind = form.timeKind ?? 'none';
  if (kind === 'date' || kind === 'ongoing') return { kind, date: form.timeDate };
  return kind === 'today' ? { kind, date: today } : { kind };
}

function reporterOf(form: IntakeForm): EntryData<'reporter-identified'> | null {
  if (form.reporterKind === 'no-identity') return null;
  const people = Number.parseInt(form.representsPeople, 10);
  const represents = {
    ...(people >= 1 && { people }),
    ...said('name', form.representsName),
    ...said('basis', form.representsBasis),
  };
  return {
    kind: form.reporterKind,
    name: form.name.trim(),
    address: form.address.trim(),
    contact: { ways: form.ways, ...said('number', form.number) },
    ...(/^\d{16}$/.test(form.nik) && { nik: form.nik }),
    ...(Object.keys(represents).length > 0 && { represents }),
  };
}

function answerOf({ work, text }: NonNullable<Surroundings['cited']>): EntryData<'answered'> {
  return { text, work: citedWorkOf(work), ...(work.end && { target: work.end }) };
}

export function citedWorkOf(work: PlannedWork): CitedWork {
  const { id, title, agency, stage, source, start, end, dataDate } = work;
  return { id, title, agency, stage, source, ...(start && { start }), ...(end && { end }), dataDate };
}

const said = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as Partial<Record<Name, string>>);
