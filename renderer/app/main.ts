import './trusted-types.ts';

// The policy must stand before any other module runs; as a static import, a shared chunk could be evaluated first.
await import('./start.tsx');
