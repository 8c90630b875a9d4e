import { lazyScreen, type ScreenNotLoaded } from './lazy-screen.ts';

/** Every screen after Hari ini. */
export const screens = {
  Cases: lazyScreen(async () => (await import('../features/cases/cases-screen.tsx')).CasesScreen),
  Intake: lazyScreen(async () => (await import('../features/intake/intake-screen.tsx')).IntakeScreen),
  Case: lazyScreen(async () => (await import('../features/case/case-screen.tsx')).CaseScreen),
  Receipt: lazyScreen(async () => (await import('../features/receipt/receipt-screen.tsx')).ReceiptScreen),
  Disposition: lazyScreen(async () => (await import('../features/case/disposition-screen.tsx')).DispositionScreen),
  CheckReceipt: lazyScreen(
    async () => (await import('../features/receipt/check-receipt-screen.tsx')).CheckReceiptScreen,
  ),
  Replication: lazyScreen(
    async () => (await import('../features/replication/replication-screen.tsx')).ReplicationScreen,
  ),
  EnrolAgain: lazyScreen(async () => (await import('../features/enrolment/enrol-again-screen.tsx')).EnrolAgainScreen),
  Settings: lazyScreen(async () => (await import('./settings-route.tsx')).SettingsRoute),
};

/** Loads them one after the other while nobody waits, so that a place opens at once, also when the line has gone. */
export async function loadScreens(isIdle: () => Promise<unknown> = idle): Promise<void> {
  for (const screen of Object.values(screens)) {
    await isIdle();
    // Who opens the screen is told, and may try again.
    await screen.load().catch((error: ScreenNotLoaded) => error.forget());
  }
}

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
