import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HubOptions } from './server.ts';

const root = join(import.meta.dirname, '..');

/** Settings from the environment; README.md lists them. Throws when one cannot be read. */
export function readConfig(environment: Record<string, string | undefined>): HubOptions {
  const port = Number(environment.LOKET_PORT ?? 4710);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('LOKET_PORT must be a port number');
  const rendererFolder = environment.LOKET_RENDERER ?? join(root, 'out/renderer');
  return {
    dataFolder: environment.LOKET_DATA ?? join(root, '.loket/hub'),
    databaseUrl: environment.DATABASE_URL,
    host: environment.LOKET_HOST ?? '127.0.0.1',
    port,
    rendererFolder: existsSync(rendererFolder) ? rendererFolder : undefined,
    trustProxy: (environment.LOKET_TRUST_PROXY ?? '').split(',').filter(Boolean),
    metricsToken: environment.LOKET_METRICS_TOKEN,
    logger: { level: environment.LOKET_LOG ?? 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] },
  };
}
