import { Button, Menu } from '@mantine/core';
import { IconMessage2, IconPencil, IconPlus, IconSearch, IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';
import { Kbd } from './kbd.tsx';
import { Link } from './link.tsx';
import { type RailItem, RailNav } from './rail-nav.tsx';
import { StatusStrip, type StatusStripProps } from './status-strip.tsx';
import { useFormat } from './use-format.ts';

export interface RailDraft {
  id: string;
  title: string;
  savedAt: string;
  href: string;
  current?: boolean;
}

export interface FrameProps {
  /** Under the product's name: the district. */
  place: string;
  /** Absent for roles that receive no reports. */
  newReport?: { href: string; keys: string };
  places: readonly RailItem[];
  drafts: readonly RailDraft[];
  system: readonly RailItem[];
  person: { name: string; role: string; initials: string; actions: readonly { label: string; onSelect(): void }[] };
  search: { keys: string; onOpen(): void };
  /** Instant shown in the top bar, moved on by the caller. */
  now: string;
  strip: StatusStripProps;
  /** Under the top bar: what is wrong with this PC itself. */
  banner?: ReactNode;
  /** Between top bar and page, on every page: what keeps the work from going on. */
  notice?: ReactNode;
  children: ReactNode;
}

/** The one frame: rail, top bar with search, clock and strip, page. Only panes inside the page scroll. */
export function Frame(props: FrameProps) {
  const { t } = useTranslation('frame');
  const format = useFormat();
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('skipToContent')}
      </button>
      <Rail {...props} />
      <div className={classes.main}>
        <header className={classes.top}>
          <button type="button" className={classes.search} onClick={props.search.onOpen}>
            <IconSearch size={16} stroke={1.75} aria-hidden="true" />
            <span>{t('search')}</span>
            <Kbd keys={props.search.keys} />
          </button>
          <time className={classes.now} dateTime={props.now}>
            <span>{format.weekdayDate(format.dayOf(props.now))} · </span>
            {format.zonedTime(props.now)}
          </time>
          <StatusStrip {...props.strip} />
        </header>
        {props.banner}
        {props.notice && <div className={classes.notice}>{props.notice}</div>}
        <main id="content" tabIndex={-1} className={classes.page}>
          {props.children}
        </main>
      </div>
    </div>
  );
}

function Rail({ place, newReport, places, drafts, system, person }: FrameProps) {
  const { t } = useTranslation('frame');
  return (
    <aside className={classes.rail} aria-label={t('navigation')}>
      <div className={classes.brand}>
        <span className={classes.mark}>
          <IconMessage2 size={20} stroke={1.75} aria-hidden="true" />
        </span>
        <div className={classes.wide}>
          <b>{t('appName')}</b>
          <span>{place}</span>
        </div>
      </div>
      {newReport && (
        <Button
          component={Link}
          href={newReport.href}
          className={classes.new}
          justify="flex-start"
          title={t('newReport')}
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
        >
          <span className={classes.wide}>{t('newReport')}</span>
          <Kbd keys={newReport.keys} />
        </Button>
      )}
      <RailNav label={t('mainMenu')} items={places} />
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      <div className={classes.foot}>
        <RailNav label={t('system')} items={system} />
        <Person person={person} />
      </div>
    </aside>
  );
}

function Drafts({ drafts }: { drafts: readonly RailDraft[] }) {
  const { t } = useTranslation('frame');
  const format = useFormat();
  return (
    <section className={classes.drafts} aria-labelledby="rail-drafts">
      <h2 id="rail-drafts">
        {t('drafts')}
        <span>{format.number(drafts.length)}</span>
      </h2>
      <ul className="scroll-y">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link href={draft.href} aria-current={draft.current ? 'page' : undefined}>
              <IconPencil size={16} stroke={1.75} aria-hidden="true" />
              <span className="grow">
                <b>{draft.title || t('untitledDraft')}</b>
                <small>{t('draftSaved', { time: format.time(draft.savedAt) })}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Person({ person }: Pick<FrameProps, 'person'>) {
  return (
    <Menu position="top-start" width={204}>
      <Menu.Target>
        <button type="button" className={classes.person} title={person.name}>
          <span className={classes.avatar} aria-hidden="true">
            {person.initials}
          </span>
          <span className={classes.wide}>
            <b>{person.name}</b>
            <span>{person.role}</span>
          </span>
          <IconSelector size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {person.actions.map((action) => (
          <Menu.Item key={action.label} onClick={action.onSelect}>
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
