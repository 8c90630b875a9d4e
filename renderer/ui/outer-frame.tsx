import { IconMessage2 } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './outer-frame.module.css';

export interface OuterFrameProps {
  /** Under the product's name: the district, when known. */
  place?: string;
  title: string;
  lead: ReactNode;
  /** Below the card: what is kept, when the server was last reached. */
  foot?: ReactNode;
  onSubmit?(): void;
  children: ReactNode;
}

/** What shows before the frame does: first run, sign-in, a store that does not open. */
export function OuterFrame({ place, title, lead, foot, onSubmit, children }: OuterFrameProps) {
  const { t } = useTranslation('frame');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <span className={classes.mark}>
          <IconMessage2 size={22} stroke={1.75} aria-hidden="true" />
        </span>
        <div>
          <b>{t('appName')}</b>
          {place && <span>{place}</span>}
        </div>
      </div>
      <section className={classes.card}>
        <h1>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        <form className={classes.form} onSubmit={submit} noValidate>
          {children}
        </form>
      </section>
      {foot && <p className={classes.foot}>{foot}</p>}
    </main>
  );
}
