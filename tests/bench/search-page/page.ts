import '../../../renderer/app/trusted-types.ts';

await import('./large-desk.tsx');
