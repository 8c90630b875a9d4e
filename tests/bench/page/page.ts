import '../../../renderer/app/trusted-types.ts';

/** `/?large` is the app over a full store, `/?fill` fills it, `/?peers` the peers; else the desk's data without screens. */
const { search } = location;
if (search === '?large') {
  window.large = await (await import('./large-desk.tsx')).openLargeDesk();
} else if (search === '?fill') {
  window.fill = (await import('./large-desk.tsx')).fillLargeDesk;
} else if (search === '?peers') {
  window.peers = (await import('./peers.ts')).peers;
} else {
  window.desk = await (await import('./desk-page.ts')).openDeskPage();
}
document.title = 'ready';

declare global {
  interface Window {
    desk: import('./desk-page.ts').DeskPage;
    large: import('./large-desk.tsx').LargeDeskPage;
    fill(total: number): Promise<void>;
    peers: typeof import('./peers.ts').peers;
  }
}
