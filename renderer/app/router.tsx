import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { CaseFilter } from '../data/case-query.ts';
import { TodayScreen } from '../features/today/today-screen.tsx';
import { NotFound, ScreenError } from './screen-error.tsx';
import { WorkspaceFrame } from './workspace-frame.tsx';

/**
 * Addresses live in the fragment: the same build is served from app://desk and from the hub, and an address never
 * reaches a server's log.
 */
const root = createRootRoute({
  component: () => (
    <WorkspaceFrame>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </WorkspaceFrame>
  ),
  notFoundComponent: NotFound,
  errorComponent: ScreenError,
});

const CasesScreen = lazy(async () => ({ default: (await import('../features/cases/cases-screen.tsx')).CasesScreen }));
const CaseScreen = lazy(async () => ({ default: (await import('../features/case/case-screen.tsx')).CaseScreen }));
const ReceiptScreen = lazy(async () => ({
  default: (await import('../features/receipt/receipt-screen.tsx')).ReceiptScreen,
}));
const IntakeScreen = lazy(async () => ({
  default: (await import('../features/intake/intake-screen.tsx')).IntakeScreen,
}));

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayScreen });

const cases = createRoute({
  getParentRoute: () => root,
  path: '/laporan',
  validateSearch: (search: Record<string, unknown>) => search as CaseFilter,
  component: function Cases() {
    const filter = cases.useSearch();
    const navigate = cases.useNavigate();
    return <CasesScreen filter={filter} onFilter={(search) => void navigate({ search, replace: true })} />;
  },
});

const caseDetail = createRoute({
  getParentRoute: () => root,
  path: '/laporan/$id',
  validateSearch: ({ perbaiki }: Record<string, unknown>): { perbaiki?: string } =>
    typeof perbaiki === 'string' ? { perbaiki } : {},
  component: function Case() {
    const { id } = caseDetail.useParams();
    const { perbaiki } = caseDetail.useSearch();
    return <CaseScreen key={id} id={id} {...(perbaiki && { mend: perbaiki })} />;
  },
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/laporan/$id/tanda-terima',
  component: function Receipt() {
    const { id } = receipt.useParams();
    return <ReceiptScreen id={id} />;
  },
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/baru/$draft',
  component: function Intake() {
    const { draft } = intake.useParams();
    return <IntakeScreen key={draft} draft={draft} />;
  },
});

const disposition = createRoute({
  getParentRoute: () => root,
  path: '/disposisi',
  component: lazyRouteComponent(() => import('../features/case/disposition-screen.tsx'), 'DispositionScreen'),
});

const check = createRoute({
  getParentRoute: () => root,
  path: '/periksa',
  component: lazyRouteComponent(() => import('../features/receipt/check-receipt-screen.tsx'), 'CheckReceiptScreen'),
});

const replication = createRoute({
  getParentRoute: () => root,
  path: '/sinkronisasi',
  component: lazyRouteComponent(() => import('../features/replication/replication-screen.tsx'), 'ReplicationScreen'),
});

const enrolAgain = createRoute({
  getParentRoute: () => root,
  path: '/daftar-ulang',
  component: lazyRouteComponent(() => import('../features/enrolment/enrol-again-screen.tsx'), 'EnrolAgainScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan',
  component: lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute'),
});

export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      today,
      cases,
      caseDetail,
      receipt,
      intake,
      disposition,
      check,
      replication,
      enrolAgain,
      settings,
    ]),
    history: createHashHistory(),
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
