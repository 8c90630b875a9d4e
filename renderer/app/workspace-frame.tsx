import { Modal } from '@mantine/core';
import {
  IconCalendarEvent,
  IconEyeOff,
  IconInbox,
  IconListDetails,
  IconQrcode,
  IconRefresh,
  IconSettings,
} from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count, type Viewer } from '../data/case-query.ts';
import type { CaseRow, Draft } from '../data/desk.ts';
import { INITIAL_STATUS, useDesk, useObservable, useSession } from '../data/use-desk.tsx';
import { SearchDialog } from '../features/search/search-dialog.tsx';
import { Frame } from '../ui/frame.tsx';
import { useHotkey } from '../ui/hotkeys.ts';
import { useFollow } from '../ui/link.tsx';
import { PrivacyCurtain } from '../ui/privacy-curtain.tsx';
import { ProgressPanel } from '../ui/progress-panel.tsx';
import type { RailItem } from '../ui/rail-nav.tsx';
import { ShortcutSheet } from '../ui/shortcut-sheet.tsx';
import { useFormat } from '../ui/use-format.ts';
import { LineNotice } from './line-notice.tsx';
import { MachineBanner } from './machine-banner.tsx';
import { stripNotes, stripState } from './strip-state.ts';

const NO_ROWS: readonly CaseRow[] = [];
const NO_DRAFTS: readonly Draft[] = [];

/** The frame with its data: places by role, counts, drafts, the strip, and the keys that work everywhere. */
export function WorkspaceFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const desk = useDesk();
  const session = useSession();
  const follow = useFollow();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const today = useObservable(desk.today$, '');
  const rows = useObservable(desk.cases.rows$, NO_ROWS);
  const drafts = useObservable(desk.drafts.list$, NO_DRAFTS);
  const status = useObservable(desk.replication.status$, INITIAL_STATUS);
  const now = useMinute();
  const [hidden, setHidden] = useState(false);
  const [searching, setSearching] = useState(false);
  const [locking, setLocking] = useState(false);

  const viewer = useMemo<Viewer>(() => ({ unit: session.unit.id, roles: session.roles, today }), [session, today]);
  const receives = session.roles.includes('officer') || session.roles.includes('coordinator');
  const lock = () => {
    setLocking(true);
    void desk.lock();
  };
  const newReport = () => follow(`/baru/${crypto.randomUUID()}`);
  const newKeys = desk.info.shell === 'electron' ? 'Ctrl+N' : 'Alt+N';

  useHotkey('Alt+N', t('newReport'), newReport, { scope: 'everywhere', enabled: receives });
  useHotkey('Ctrl+N', t('newReport'), newReport, { scope: 'everywhere', enabled: receives && newKeys === 'Ctrl+N' });
  useHotkey('Ctrl+K', t('search'), () => setSearching(true), { scope: 'everywhere' });
  useHotkey('Alt+H', t('hideScreen'), () => setHidden((before) => !before), { scope: 'everywhere', inDialogs: true });

  const places = useMemo<RailItem[]>(() => {
    const at = (
      key: 'today' | 'cases' | 'disposition',
      href: string,
      icon: RailItem['icon'],
      amount: number,
    ): RailItem => ({
      key,
      label: t(`place.${key}`),
      icon,
      href,
      current: href === '/' ? path === '/' : path.startsWith(href),
      ...(amount > 0 && { count: format.number(amount) }),
    });
    return [
      at('today', '/', IconCalendarEvent, count(rows, 'overdue', viewer) + count(rows, 'due-today', viewer)),
      at('cases', '/laporan', IconListDetails, count(rows, 'open', viewer)),
      ...(session.roles.includes('liaison')
        ? [at('disposition', '/disposisi', IconInbox, count(rows, 'my-unit', viewer))]
        : []),
      { key: 'check', label: t('place.check'), icon: IconQrcode, href: '/periksa', current: path === '/periksa' },
    ];
  }, [rows, path, t, format, viewer, session]);

  const system: RailItem[] = [
    {
      key: 'replication',
      label: t('place.replication'),
      icon: IconRefresh,
      href: '/sinkronisasi',
      current: path === '/sinkronisasi',
      ...(status.unsentCases > 0 && { count: t('queued', { count: status.unsentCases }) }),
    },
    {
      key: 'settings',
      label: t('place.settings'),
      icon: IconSettings,
      href: '/pengaturan',
      current: path === '/pengaturan',
    },
    { key: 'hide', label: t('hideScreen'), icon: IconEyeOff, keys: 'Alt+H', onSelect: () => setHidden(true) },
  ];

  return (
    <>
      <Frame
        place={desk.directory.district.name}
        {...(receives && { newReport: { href: `/baru/${crypto.randomUUID()}`, keys: newKeys } })}
        places={places}
        drafts={drafts.map((draft) => ({ ...draft, href: `/baru/${draft.id}`, current: path === `/baru/${draft.id}` }))}
        system={system}
        person={{
          name: session.staff.name,
          role: `${session.staff.position} · ${session.code}`,
          initials: initialsOf(session.staff.name),
          actions: [
            { label: t('lock'), onSelect: lock },
            { label: t('switchPerson'), onSelect: lock },
          ],
        }}
        search={{ keys: 'Ctrl+K', onOpen: () => setSearching(true) }}
        now={now}
        banner={<MachineBanner />}
        strip={{
          state: stripState(status),
          notes: stripNotes(status),
          today,
          href: status.connection === 'must-enrol' ? '/daftar-ulang' : '/sinkronisasi',
        }}
        notice={
          (status.connection === 'server-newer' ||
            (status.connection === 'must-enrol' && path !== '/daftar-ulang')) && (
            <LineNotice connection={status.connection} />
          )
        }
      >
        {children}
      </Frame>
      <SearchDialog
        opened={searching}
        onClose={() => setSearching(false)}
        commands={[
          ...(receives ? [{ key: 'new', label: t('newReport'), onSelect: newReport }] : []),
          ...[...places, ...system].flatMap(({ key, label, href }) =>
            href ? [{ key, label, onSelect: () => follow(href) }] : [],
          ),
          { key: 'hide', label: t('hideScreen'), onSelect: () => setHidden(true) },
          { key: 'lock', label: t('lock'), onSelect: lock },
        ]}
      />
      <Modal opened={locking} onClose={() => setLocking(false)} withCloseButton={false} title={t('locking.title')}>
        <ProgressPanel
          label={t('locking.sending', { count: status.unsentCases })}
          detail={t('locking.kept')}
          onStop={() => void desk.lock(true)}
          stopLabel={t('locking.now')}
        />
      </Modal>
      <ShortcutSheet />
      <PrivacyCurtain drawn={hidden} keys="Alt+H" onShow={() => setHidden(false)} />
    </>
  );
}

/** Two characters for the avatar: "Petugas Contoh 1" → "P1"; what stands in brackets does not count. */
function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*\)/u, '')
    .split(/\s+/u)
    .filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toLocaleUpperCase('id');
}

/** The current instant, moved on every minute. */
function useMinute(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
