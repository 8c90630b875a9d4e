import '../../../renderer/app/trusted-types.ts';

/** `/?app` is the product's own start; `/?peers` the peers; otherwise the desk's data without screens. */
const { search } = location;
if (search === '?app') {
  await import('../../../renderer/app/start.tsx');
} else if (search === '?peers') {
  window.peers = (await import('./peers.ts')).peers;
} else {
  window.desk = await (await import('./desk-page.ts')).openDeskPage();
}
document.title = 'ready';

declare global {
  interface Window {
    desk: import('./desk-page.ts').DeskPage;
    peers: typeof import('./peers.ts').peers;
  }
}
