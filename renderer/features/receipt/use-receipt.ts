import { useTranslation } from 'react-i18next';
import { Value } from 'typebox/value';
import { workstationOf } from '#shared/complaint/entry.ts';
import { ENTRY_DATA, type EntryData } from '#shared/complaint/entry-data.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import { printedTrackingCode } from '#shared/complaint/tracking-code.ts';
import type { Unit } from '#shared/directory/directory-document.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { useFormat } from '../../ui/use-format.ts';

export interface PaperRow {
  label: string;
  value: string;
}

/** What both sheets of a receipt say; the archive sheet adds the full account. */
export interface PrintedReceipt {
  ticket: string;
  code: string;
  classification: Summary['classification'];
  unit: Unit | null;
  workstation: string;
  /** Until the gist; the archive sheet has the full account after it. */
  rows: PaperRow[];
  account: PaperRow;
  /** What is asked for, and the evidence. */
  closing: PaperRow[];
  limits: EntryData<'received'>['limits'];
  /** What the counter could already say; '' when nothing, or when it would tell what is secret. */
  information: string;
  how: string[];
  officer: { name: string; position: string };
  /** '' where no name is printed. */
  reporter: string;
  privacyVersion: number;
}

/** The reception as this person may read it; null while it has not arrived or is withheld. */
export function receptionOf(detail: CaseDetail): EntryData<'received'> | null {
  const data = detail.entries.find((view) => view.entry.kind === 'received')?.entry.data;
  return Value.Check(ENTRY_DATA.received, data) ? data : null;
}

/** Call below PaperLanguage: the paper is Indonesian. */
export function useReceipt(detail: CaseDetail, reception: EntryData<'received'>): PrintedReceipt {
  const { t } = useTranslation(['paper', 'common']);
  const format = useFormat();
  const words = useCaseWords();
  const { directory } = useDesk();
  const { summary } = detail;
  const { reporter, place } = summary;
  const isHidden = summary.secret || summary.anonymous;
  const unit = directory.unit(summary.receivedUnit);
  const officer = directory.staff(summary.receivedBy);
  const received = detail.entries.find((view) => view.entry.kind === 'received');
  const code = workstationOf(received?.entry.id ?? detail.id).slice(4);

  const row = (name: RowName, value: string | undefined): PaperRow[] =>
    value ? [{ label: t(`row.${name}`), value }] : [];
  const represents = [
    reporter?.represents?.name,
    reporter?.represents?.people && t('people', { count: reporter.represents.people }),
    reporter?.represents?.basis,
  ];
  const identity = isHidden
    ? row('reporter', t('recorded'))
    : reporter
      ? [
          ...row('reporter', reporter.name || t('noIdentity')),
          ...row('represents', joined(', ', represents)),
          ...row('address', reporter.address || t('recorded')),
        ]
      : row('reporter', t('noIdentity'));
  const rows = [
    ...row(
      'received',
      t('receivedAt', {
        date: format.longDate(format.dayOf(summary.receivedAt)),
        time: format.zonedTime(summary.receivedAt),
        unit: unit?.name ?? summary.receivedUnit,
      }),
    ),
    ...row('former', summary.formerNumber?.ticket),
    ...identity,
    ...(summary.secret
      ? row('gist', t('secret'))
      : [
          ...row(
            'place',
            joined('; ', [
              joined(', ', [words.place(place), place.landmark]),
              words.time(summary.time, summary.receivedAt),
            ]),
          ),
          ...row('gist', `${summary.title} (${words.category(summary.category).toLocaleLowerCase('id')})`),
        ]),
  ];

  const closing = [
    ...(summary.secret ? [] : row('request', words.request(summary.request))),
    ...row('evidence', evidenceOf(summary)),
  ];

  function evidenceOf({ attachments }: Summary): string {
    const photos = attachments.filter(({ type }) => type.startsWith('image/')).length;
    const files = attachments.length - photos;
    const counted = [photos > 0 && t('common:photos', { count: photos }), files > 0 && t('files', { count: files })];
    return joined(', ', counted) || t('noEvidence');
  }

  const phone = unit?.letterhead?.phone;
  const address = directory.district.trackingAddress;
  const canCall = reporter !== null && reporter.contact.ways.length > 0;
  return {
    ticket: detail.id,
    code: printedTrackingCode(summary.trackingCode),
    classification: summary.classification,
    unit,
    workstation: code,
    rows,
    closing,
    account: { label: t('row.account'), value: summary.secret ? t('secretAccount') : summary.chronology },
    limits: reception.limits,
    information: summary.secret ? '' : informationOf(detail),
    how: [
      phone ? t('howToPhone', { address, phone }) : t('howTo', { address }),
      t(canCall ? 'weCall' : 'cannotCall'),
      t('free'),
      t('unhappy', { province: directory.district.province }),
    ],
    officer: {
      name: officer?.name ?? summary.receivedBy,
      position: officer?.position ?? '',
    },
    reporter: isHidden ? '' : (reporter?.name ?? ''),
    privacyVersion: reception.privacyNotice.version,
  };

  /** The answer or the planned work that the counter itself told, before any agency had the case. */
  function informationOf({ entries }: CaseDetail): string {
    const forwardedAt = summary.clock.forwarded[0]?.at ?? '9999';
    const answer = summary.answers.find((one) => one.unit === summary.receivedUnit && one.at < forwardedAt);
    if (answer) return answer.text;
    const scheduled = entries.find(({ entry }) => entry.kind === 'scheduled' && entry.unit === summary.receivedUnit);
    const data = scheduled?.entry.data;
    if (!data || scheduled.entry.at >= forwardedAt || !Value.Check(ENTRY_DATA.scheduled, data)) return '';
    const target = format.longDate(data.target);
    const date = format.longDate(data.work.dataDate);
    return joined(' ', [t('scheduled', { work: data.work.title, target, date }), data.text]);
  }
}

const joined = (separator: string, parts: readonly (string | number | false | undefined)[]): string =>
  parts.filter(Boolean).join(separator);

type RowName =
  | 'received'
  | 'former'
  | 'reporter'
  | 'represents'
  | 'address'
  | 'place'
  | 'gist'
  | 'request'
  | 'evidence';
