import type { TFunction } from 'i18next';
import { Value } from 'typebox/value';
import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import { ENTRY_DATA, type EntryData } from '#shared/complaint/entry-data.ts';
import { type EntryKind, isKnownKind } from '#shared/complaint/kind.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import type { CaseWords } from '../../ui/use-case-words.ts';
import type { Format } from '../../ui/use-format.ts';

/** An entry as the history tells it: its kind in bold, the rest of the sentence, and what somebody wrote. */
export interface EntryWords {
  what: string;
  how: string;
  quote: string;
}

/** What a sentence is made with. */
export interface Telling {
  t: TFunction<['case', 'form', 'common']>;
  format: Format;
  words: CaseWords;
  unit(id: string): string;
  staff(id: string): string;
  summary: Pick<Summary, 'answers' | 'archiveProposal'>;
}

type Told = Partial<EntryWords>;
type Tellers = { readonly [Kind in EntryKind]: (data: EntryData<Kind>, telling: Telling, entry: Entry) => Told };

const list = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(', ');
const quoted = ({ text }: { text: string }): Told => ({ quote: text });
const reasoned = ({ reason }: { reason: string }): Told => ({ quote: reason });

const TELLERS: Tellers = {
  received: (data, { t, words }) => ({
    how: list(
      data.channel === 'walk-in'
        ? t('entry.received.counter')
        : t('entry.received.through', { channel: words.channel(data.channel) }),
      data.quick && t('entry.received.quick'),
    ),
    ...(data.emergency && { quote: t('entry.received.emergency', data.emergency) }),
  }),
  'receipt-issued': ({ medium }, { t }) => ({ how: t(`entry.receipt-issued.${medium}`) }),
  verified: (data, { t, words, unit }) => ({
    how: list(
      t('entry.verified.how', {
        classification: words.classification(data.classification).toLocaleLowerCase('id'),
        category: words.category(data.category).toLocaleLowerCase('id'),
      }),
      data.supervisory && t('entry.verified.supervisory'),
      data.proposedUnit && t('entry.verified.proposed', { unit: unit(data.proposedUnit) }),
    ),
    quote: data.text ?? '',
  }),
  'completion-requested': ({ channel, reached, text }, { t, words }) => ({
    how: t(`entry.completion-requested.${reached ? 'reached' : 'unreached'}`, { channel: words.channel(channel) }),
    quote: text,
  }),
  completed: ({ text }, { t }) => ({ how: t('entry.completed.how'), quote: text }),
  disposed: ({ units, instruction, resolves }, { t, unit }) => {
    const names = units.map(unit).join(', ');
    return resolves?.length
      ? { what: t('entry.disposed.settled'), how: t('entry.disposed.settledHow', { units: names }), quote: instruction }
      : { how: t('entry.disposed.how', { units: names }), quote: instruction };
  },
  delegated: ({ to, instruction }, { t, staff }) => ({
    how: t('entry.delegated.how', { name: staff(to) }),
    quote: instruction,
  }),
  returned: ({ reason, suggestedUnit }, { t, unit }) => ({
    how: suggestedUnit ? t('entry.returned.suggested', { unit: unit(suggestedUnit) }) : t('entry.returned.how'),
    quote: reason,
  }),
  'followed-up': quoted,
  scheduled: ({ work, target, nextUpdate, text }, { t, format }) => ({
    how: list(
      t('entry.scheduled.how', { work: work.title, target: format.longDate(target) }),
      nextUpdate && t('entry.scheduled.nextUpdate', { date: format.longDate(nextUpdate) }),
      t('entry.scheduled.source', { source: work.source, date: format.longDate(work.dataDate) }),
    ),
    quote: text,
  }),
  answered: ({ work, target, text }, { t, format }) => ({
    how: list(
      work && t('entry.answered.work', { work: work.title }),
      target && t('entry.answered.target', { date: format.longDate(target) }),
    ),
    quote: text,
  }),
  delivered: ({ answer, channel, reached, text }, { t, unit, summary }) => {
    const way = t(`way.${channel}`);
    const answers = new Set(summary.answers.map((one) => one.unit));
    const which = answers.size > 1 && summary.answers.find((one) => one.entry === answer);
    const sentence = !reached
      ? t('entry.delivered.unreachedHow', { way })
      : channel === 'counter'
        ? t('entry.delivered.counter')
        : t('entry.delivered.how', { way });
    return {
      ...(!reached && { what: t('entry.delivered.unreached') }),
      how: list(sentence, which && t('entry.delivered.answerOf', { unit: unit(which.unit) })),
      quote: text,
    };
  },
  'reporter-replied': quoted,
  closed: ({ outcome, basis, text }, { t }) => ({
    how: t('entry.closed.how', {
      outcome: t(`dialog.close.outcomes.${outcome}`).toLocaleLowerCase('id'),
      basis: t(`dialog.close.bases.${basis}`).toLocaleLowerCase('id'),
    }),
    quote: text,
  }),
  reopened: reasoned,
  rated: ({ rating, source }, { t }) => {
    const from = t(`entry.rated.sources.${source}`);
    return {
      how: rating === null ? t('entry.rated.none', { source: from }) : t('entry.rated.how', { rating, source: from }),
    };
  },
  transferred: ({ body, letter, reporterTold, text }, { t }) => ({
    how: list(
      t('entry.transferred.how', { body }),
      letter && t('entry.transferred.letter', { letter }),
      t(`entry.transferred.${reporterTold ? 'told' : 'notTold'}`),
    ),
    quote: text,
  }),
  withdrawn: reasoned,
  archived: ({ reason, text }, { t, summary }, { id }) => ({
    ...(summary.archiveProposal?.entry === id && { what: t('entry.archived.proposed') }),
    how: t('entry.archived.how', { reason: t(`dialog.archive.reasons.${reason}`).toLocaleLowerCase('id') }),
    quote: text,
  }),
  joined: ({ lead }, { t }) => ({ how: t('entry.joined.how', { ticket: lead }) }),
  unjoined: ({ lead, reason }, { t }) => ({ how: t('entry.unjoined.how', { ticket: lead }), quote: reason }),
  'access-changed': ({ reason, ...changes }, { t }) => ({
    how: list(
      ...(['secret', 'anonymous', 'supervisory'] as const).map(
        (name) => changes[name] !== undefined && t(`entry.access-changed.${name}.${changes[name] ? 'on' : 'off'}`),
      ),
    ),
    quote: reason,
  }),
  'identity-revealed': reasoned,
  erased: ({ entries, legalBasis }, { t }) => ({ how: t('entry.erased.how', { count: entries.length, legalBasis }) }),
  // The name stays in the side panel, where it is masked.
  'reporter-identified': ({ kind }, { t }) => ({ how: t(`form:reporterKinds.${kind}`).toLocaleLowerCase('id') }),
  corrected: ({ field, value, reason }, { t, words }) => {
    const name = t(`entry.corrected.fields.${field}`);
    const shown = field === 'category' ? words.category(String(value)) : typeof value === 'string' ? value : '';
    const isShort = shown !== '' && shown.length <= 150;
    return { how: isShort ? t('entry.corrected.to', { field: name, value: shown }) : name, quote: reason };
  },
  attached: ({ name, size }, { t, format }) => ({ how: t('entry.attached.how', { name, size: format.bytes(size) }) }),
  noted: ({ text }) => ({ how: text }),
  reminded: ({ unit, text }, telling) => ({ how: telling.unit(unit), quote: text }),
  recused: ({ to, reason }, { t, staff }) => ({
    how: to ? t('entry.recused.to', { name: staff(to) }) : '',
    quote: reason,
  }),
  'sp4n-linked': ({ trackingId, date }, { t, format }) => ({
    how: t('entry.sp4n-linked.how', { id: trackingId, date: format.longDate(date) }),
  }),
  'deadline-recomputed': ({ finish, calendar }, { t, format }) => ({
    how: t('entry.deadline-recomputed.how', { date: format.longDate(finish), calendar }),
  }),
};

/** Total: every entry has a sentence, also of a newer version, withheld, erased, or holding what nobody can read. */
export function wordsOfEntry(entry: Entry, telling: Telling): EntryWords {
  const { t } = telling;
  if (!isKnownKind(entry.kind)) {
    return { what: t('entry.unknown.what'), how: t('entry.unknown.how', { kind: entry.kind }), quote: '' };
  }
  return wordsOfKnown(entry, entry.kind, telling);
}

function wordsOfKnown<Kind extends EntryKind>(entry: Entry, kind: Kind, telling: Telling): EntryWords {
  const { t } = telling;
  const plain: EntryWords = { what: t(`entry.${kind as EntryKind}.what`), how: '', quote: '' };
  const level = levelOf(entry);
  if (level !== 'full') return { ...plain, quote: t(`history.${level}`) };
  if (!Value.Check(ENTRY_DATA[kind], entry.data)) return { ...plain, quote: t('history.unreadable') };
  return { ...plain, ...TELLERS[kind](entry.data as EntryData<Kind>, telling, entry) };
}
