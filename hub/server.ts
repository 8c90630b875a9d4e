import { join } from 'node:path';
import type { FastifyServerOptions } from 'fastify';
import { buildApp } from './app.ts';
import { type CommandHub, runCommand } from './commands.ts';
import { openDoor } from './control.ts';
import type { Database } from './database/database.ts';
import { openPglite } from './database/pglite.ts';
import { openPostgres } from './database/postgres.ts';
import { FileService, filesFolder } from './files/file-service.ts';
import { checkEpoch, readHubSecrets } from './repositories/hub-state-repository.ts';

const DAY_MS = 86_400_000;

export interface HubOptions {
  /** Holds the embedded database and the files; created when it is not there. */
  dataFolder: string;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl?: string | undefined;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The built renderer. */
  rendererFolder?: string | undefined;
  /** Addresses of reverse proxies whose X-Forwarded-* headers are believed. */
  trustProxy?: string[] | undefined;
  /** Lets others than this machine read /metrics. */
  metricsToken?: string | undefined;
  /** Milliseconds of the hub's clock. */
  now?: (() => number) | undefined;
  logger?: FastifyServerOptions['logger'];
}

export interface RunningHub extends CommandHub {
  /** e.g. http://127.0.0.1:8080 */
  address: string;
  port: number;
  close(): Promise<void>;
}

export async function openDatabase({
  dataFolder,
  databaseUrl,
}: Pick<HubOptions, 'dataFolder' | 'databaseUrl'>): Promise<Database> {
  return databaseUrl ? openPostgres(databaseUrl) : openPglite(join(dataFolder, 'database'));
}

export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { host, port, now = Date.now, logger = false, trustProxy = [] } = options;
  const { promise: ready, resolve: isReady } = Promise.withResolvers<CommandHub>();
  // The embedded database must not be opened twice: whoever holds the door holds the folder.
  const closeDoor = options.databaseUrl
    ? async () => {}
    : await openDoor(options.dataFolder, async (command) => runCommand(await ready, command));
  const database = await openDatabase(options).catch(async (error: unknown) => {
    await closeDoor();
    throw error;
  });
  const administration: CommandHub = { database, now, dataFolder: options.dataFolder };
  isReady(administration);
  try {
    const secrets = await readHubSecrets(database);
    await checkEpoch(database);
    const files = new FileService({ database, folder: filesFolder(options.dataFolder), now });
    const app = await buildApp({
      identity: { database, secrets, now },
      replication: {
        database,
        hubPublicKey: secrets.signing.publicKey,
        removeFiles: (district, names) => files.remove(district, names),
        now,
      },
      files,
      logger: logger ?? false,
      trustProxy,
      rendererFolder: options.rendererFolder ?? null,
      metricsToken: options.metricsToken ?? null,
    });
    await app.listen({ host, port });
    // At the start too: an office's hub is switched off every evening.
    const expire = () => void files.expire().catch((error: unknown) => app.log.error(error, 'uploads did not expire'));
    expire();
    const expiring = setInterval(expire, DAY_MS);
    const bound = app.addresses()[0] as { port: number };
    const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    return {
      address: `http://${shown}:${bound.port}`,
      port: bound.port,
      ...administration,
      async close() {
        clearInterval(expiring);
        await app.close();
        await database.close();
        await closeDoor();
      },
    };
  } catch (error) {
    await database.close();
    await closeDoor();
    throw error;
  }
}
