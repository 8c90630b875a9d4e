/** Keeps the built renderer at hand without a network; Electron has its files on the disk and needs none. */
export function registerServiceWorker(): void {
  if (window.desktop || !('serviceWorker' in navigator) || import.meta.env.DEV) return;
  register(navigator.serviceWorker).catch(() => {
    // The desk works without it for as long as the page stays open; the next visit tries again.
  });
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.register('/service-worker.js');
  if (!registration.waiting) return;
  // A new version has waited since an earlier visit; now, before anybody signed in, no form can be open.
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage('SKIP_WAITING');
}
