import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Emblem } from './emblem.tsx';
import classes from './paper.module.css';
import { QrCode } from './qr-code.tsx';
import type { PaperRow, PrintedReceipt } from './use-receipt.ts';

export interface PaperProps {
  receipt: PrintedReceipt;
  /** Null: no QR code is printed. */
  link: string | null;
  size: 'A5' | 'A4';
}

/** Both sheets of a receipt: the reporter's to keep, the counter's signed. Long text flows to a further sheet. */
export function Paper({ receipt, link, size }: PaperProps) {
  const { t } = useTranslation('paper');
  const { information, how, reporter, officer } = receipt;
  const told = (
    <div className={classes.told}>
      {information && (
        <p>
          <b>{t('information')}</b> {information}
        </p>
      )}
      <p>
        <b>{t('how')}</b> {how.join(' ')}
      </p>
    </div>
  );
  return (
    <div className={size === 'A5' ? classes.a5 : classes.twoUp} lang="id">
      <section className={classes.sheet} aria-label={t('sheet.reporter')}>
        <SheetHead left={t('sheet.keep')} right={t('sheet.reporter')} />
        <Opening receipt={receipt} link={link} />
        <Rows rows={[...receipt.rows, ...receipt.closing]} />
        <Limits receipt={receipt} />
        {told}
        <div className={classes.sign}>
          <div>
            {t('sign.officer')}
            <i className={classes.line} />
            <b>{officer.name}</b>
            <br />
            {t('position', { position: officer.position, code: receipt.workstation })}
          </div>
        </div>
        <Foot receipt={receipt} />
      </section>
      <section className={classes.sheet} aria-label={t('sheet.archive')}>
        <SheetHead left={t('sheet.kept', { code: receipt.workstation })} right={t('sheet.archive')} />
        <Opening receipt={receipt} link={link} />
        <Rows rows={[...receipt.rows, receipt.account, ...receipt.closing]} />
        <Limits receipt={receipt} />
        <p className={classes.statement}>{t('statement')}</p>
        <div className={classes.signThree}>
          <div>
            <span>{t('sign.reporter')}</span>
            <i className={classes.box} />
            <b>{reporter}</b>
          </div>
          <div>
            <span>{t('sign.witness')}</span>
            <i className={classes.line} />
            {t('sign.name')}
          </div>
          <div>
            <span>{t('sign.officer')}</span>
            <i className={classes.line} />
            <b>{officer.name}</b>
            <br />
            {officer.position}
          </div>
        </div>
      </section>
      <section className={classes.sheet} aria-label={t(`continued.${receipt.classification}`)}>
        <SheetHead
          ruled
          left={
            <>
              <b>{receipt.ticket}</b> · {t(`continued.${receipt.classification}`)}
            </>
          }
          right={t('sheet.archive')}
        />
        <p className={classes.statement}>{t('onReporterSheet')}</p>
        {told}
        <Foot receipt={receipt} />
      </section>
    </div>
  );
}

function SheetHead({ left, right, ruled }: { left: ReactNode; right: string; ruled?: boolean }) {
  return (
    <p className={classes.head} data-ruled={ruled}>
      <span>{left}</span>
      <span>{right}</span>
    </p>
  );
}

function Opening({ receipt, link }: Omit<PaperProps, 'size'>) {
  const { t } = useTranslation('paper');
  return (
    <>
      <Letterhead receipt={receipt} />
      <div className={classes.title}>
        <div>
          <h2>{t(`title.${receipt.classification}`)}</h2>
          <p className={classes.label}>{t('ticket')}</p>
          <p className={classes.ticket}>{receipt.ticket}</p>
          <p className={classes.code}>
            {t('code')} <b>{receipt.code}</b>
          </p>
        </div>
        {link && <QrCode text={link} label={t('qr', { ticket: receipt.ticket })} className={classes.qr} />}
      </div>
    </>
  );
}

function Letterhead({ receipt: { unit } }: { receipt: PrintedReceipt }) {
  const { t } = useTranslation('paper');
  const { district } = useDesk().directory;
  const [government, ...office] = unit?.letterhead?.lines ?? [
    t('government', { district: district.name.toLocaleUpperCase('id') }),
    (unit?.name ?? '').toLocaleUpperCase('id'),
  ];
  const { address, phone, site, email } = unit?.letterhead ?? { address: '', phone: '', site: '', email: '' };
  const line = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
  return (
    <header className={classes.letterhead}>
      <Emblem label={t('emblem')} />
      <div>
        <span className={classes.government}>{government}</span>
        {office.map((one) => (
          <b key={one}>{one}</b>
        ))}
        <span>{line(address, phone && t('contact.phone', { phone }))}</span>
        <span>{line(site && t('contact.site', { site }), email && t('contact.email', { email }))}</span>
      </div>
    </header>
  );
}

function Rows({ rows }: { rows: readonly PaperRow[] }) {
  return (
    <dl className={classes.rows}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Limits({ receipt: { limits, classification } }: { receipt: PrintedReceipt }) {
  const { t } = useTranslation('paper');
  const format = useFormat();
  return (
    <section className={classes.limits}>
      <div>
        <span>{t(`due.${classification}`)}</span>
        <b>{format.weekdayDate(limits.finish)}</b>
        <small>{t('dueNote')}</small>
      </div>
      <ul>
        <li>
          {t('verification')}
          <br />
          {t('latest', { date: format.longDate(limits.verification) })}
        </li>
        <li>
          {t('firstResponse')}
          <br />
          {t('latest', { date: format.longDate(limits.firstResponse) })}
        </li>
      </ul>
    </section>
  );
}

function Foot({ receipt: { privacyVersion, workstation } }: { receipt: PrintedReceipt }) {
  const { t } = useTranslation('paper');
  return (
    <footer className={classes.foot}>
      <span>{t('privacy', { version: privacyVersion })}</span>
      <span>{workstation}</span>
    </footer>
  );
}
