import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { FileService } from './files/file-service.ts';
import { HubError } from './hub-error.ts';
import type { Identity } from './identity/identity.ts';
import { registerCookies, requireSession } from './plugins/authentication.ts';
import { registerClientGuard } from './plugins/client-guard.ts';
import { registerCompression, registerDecompression } from './plugins/compression.ts';
import { registerDocumentation } from './plugins/documentation.ts';
import { registerErrorHandler } from './plugins/error-handler.ts';
import { registerSecurityHeaders } from './plugins/security-headers.ts';
import { PUSH_LIMITS, PushGate, type PushLimits } from './replication/push-gate.ts';
import { pushMetrics } from './replication/push-metrics.ts';
import type { Replication } from './replication/replication.ts';
import { enrolmentRoutes } from './routes/enrolment-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { rendererRoutes } from './routes/renderer-routes.ts';
import { replicationRoutes } from './routes/replication-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { snapshotRoute } from './routes/snapshot-route.ts';
import { streamRoute } from './routes/stream-route.ts';

export interface HubDependencies {
  identity: Identity;
  replication: Replication;
  files: FileService;
  logger: NonNullable<FastifyServerOptions['logger']>;
  /** Addresses of reverse proxies whose X-Forwarded-* headers are believed. */
  trustProxy: string[];
  /** The built renderer. */
  rendererFolder: string | null;
  metricsToken: string | null;
  /** Between two signs of life on a stream; each looks whether the session still stands. */
  heartbeatMs?: number | undefined;
  pushLimits?: PushLimits | undefined;
}

/** The hub's web application, apart from process and port. */
export async function buildApp(dependencies: HubDependencies): Promise<FastifyInstance> {
  const { identity, replication, files, logger, trustProxy } = dependencies;
  const gate = new PushGate(dependencies.pushLimits ?? PUSH_LIMITS, () => performance.now());
  const metrics = pushMetrics(identity.database, gate);
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
  app.removeContentTypeParser('text/plain');
  registerErrorHandler(app);
  registerCompression(app);
  await registerSecurityHeaders(app);
  await registerDocumentation(app);
  await registerCookies(app);
  await app.register(rateLimit, { global: false });
  await app.register(
    (api, _options, done) => {
      registerClientGuard(api);
      enrolmentRoutes(api, identity);
      sessionRoutes(api, identity);
      api.register((signedIn, _options, done) => {
        requireSession(signedIn, identity);
        fileRoutes(signedIn, files);
        streamRoute(signedIn, replication, identity, dependencies.heartbeatMs ?? 20_000);
        signedIn.register((compressed, _options, done) => {
          registerDecompression(compressed);
          replicationRoutes(compressed, { ...replication, onPage: metrics.pulled }, gate, metrics);
          snapshotRoute(compressed, replication, identity);
          done();
        });
        done();
      });
      done();
    },
    { prefix: '/api/v1' },
  );
  healthRoutes(app, identity, metrics.registry, dependencies.metricsToken);
  if (dependencies.rendererFolder !== null) await rendererRoutes(app, dependencies.rendererFolder);
  else app.setNotFoundHandler(nothingHere);
  return app;
}

function nothingHere(): never {
  throw new HubError('not-found', 'there is nothing here');
}
