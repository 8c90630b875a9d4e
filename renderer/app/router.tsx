import { createHashHistory, createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { CaseFilter } from '../data/case-query.ts';
import { TodayScreen } from '../features/today/today-screen.tsx';
import { NotFound, ScreenError } from './screen-error.tsx';
import { screens } from './screens.ts';
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

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayScreen });

const cases = createRoute({
  getParentRoute: () => root,
  path: '/laporan',
  validateSearch: (search: Record<string, unknown>) => search as CaseFilter,
  component: function Cases() {
    const filter = cases.useSearch();
    const navigate = cases.useNavigate();
    return <screens.Cases filter={filter} onFilter={(search) => void navigate({ search, replace: true })} />;
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
    return <screens.Case key={id} id={id} {...(perbaiki && { mend: perbaiki })} />;
  },
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/laporan/$id/tanda-terima',
  component: function Receipt() {
    const { id } = receipt.useParams();
    return <screens.Receipt id={id} />;
  },
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/baru/$draft',
  component: function Intake() {
    const { draft } = intake.useParams();
    return <screens.Intake key={draft} draft={draft} />;
  },
});

const disposition = createRoute({
  getParentRoute: () => root,
  path: '/disposisi',
  component: screens.Disposition,
});

const check = createRoute({
  getParentRoute: () => root,
  path: '/periksa',
  component: screens.CheckReceipt,
});

const replication = createRoute({
  getParentRoute: () => root,
  path: '/sinkronisasi',
  component: screens.Replication,
});

const enrolAgain = createRoute({
  getParentRoute: () => root,
  path: '/daftar-ulang',
  component: screens.EnrolAgain,
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan',
  component: screens.Settings,
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
    // Below the frame, so that every other place stays at hand.
    defaultErrorComponent: ScreenError,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
