import { Suspense } from 'react';
import type { Phase } from '../data/desk.ts';
import { useDesk, useObservable } from '../data/use-desk.tsx';
import { EnrolmentScreen } from '../features/enrolment/enrolment-screen.tsx';
import { BlockedScreen } from '../features/session/blocked-screen.tsx';
import { SignInScreen } from '../features/session/sign-in-screen.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { lazyScreen } from './lazy-screen.ts';

export const Workspace = lazyScreen(async () => (await import('./workspace.tsx')).Workspace);

const STARTING: Phase = { at: 'starting' };

/** Which of the outer screens shows: first run, locked, open, or blocked. */
export function App() {
  const phase = useObservable(useDesk().phase$, STARTING);
  switch (phase.at) {
    case 'starting':
      return null;
    case 'enrolment':
      return <EnrolmentScreen />;
    case 'locked':
      return <SignInScreen {...phase} />;
    case 'blocked':
      return <BlockedScreen reason={phase.reason} />;
    case 'open':
      return (
        <ErrorBoundary>
          <Suspense fallback={null}>
            <Workspace />
          </Suspense>
        </ErrorBoundary>
      );
  }
}
