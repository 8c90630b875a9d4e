import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Identity } from './identity/identity.ts';
import { registerCookies, requireSession } from './plugins/authentication.ts';
import { registerClientGuard } from './plugins/client-guard.ts';
import { registerCompression } from './plugins/compression.ts';
import { registerDocumentation } from './plugins/documentation.ts';
import { registerErrorHandler } from './plugins/error-handler.ts';
import type { Replication } from './replication/replication.ts';
import { enrolmentRoutes } from './routes/enrolment-routes.ts';
import { replicationRoutes } from './routes/replication-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { streamRoute } from './routes/stream-route.ts';

export interface HubDependencies {
  identity: Identity;
  replication: Replication;
  logger: NonNullable<FastifyServerOptions['logger']>;
  /** Addresses of reverse proxies whose X-Forwarded-* headers are believed. */
  trustProxy: string[];
}

/** The hub's web application, apart from process and port. */
export async function buildApp({
  identity,
  replication,
  logger,
  trustProxy,
}: HubDependencies): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    trustProxy: trustProxy.length > 0 ? trustProxy : false,
    bodyLimit: 100_000,
    // An entry with such a member is refused by itself; here it would take the whole push with it.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    // By default bodies are coerced, stripped and filled in, and the hashes over them break.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
  });
  // Schemas of answers are documentation: a serializer made from them would drop members of newer versions.
  app.setSerializerCompiler(() => JSON.stringify);
  registerErrorHandler(app);
  await registerDocumentation(app);
  await registerCookies(app);
  await app.register(rateLimit, { global: false });
  await app.register(
    async (api) => {
      registerClientGuard(api);
      registerCompression(api);
      enrolmentRoutes(api, identity);
      sessionRoutes(api, identity);
      await api.register(async (signedIn) => {
        requireSession(signedIn, identity);
        replicationRoutes(signedIn, replication);
        streamRoute(signedIn, replication, identity);
      });
    },
    { prefix: '/api/v1' },
  );
  return app;
}
