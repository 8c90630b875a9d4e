import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client';
import { HubError } from '../hub-error.ts';
import type { Identity } from '../identity/identity.ts';
import { isAnswering } from '../repositories/health-repository.ts';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** For whoever watches over the hub: is it up, can it work, how is it doing. */
export function healthRoutes(
  app: FastifyInstance,
  { database }: Identity,
  registry: Registry,
  metricsToken: string | null,
): void {
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'loket_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    duration.observe(labels, reply.elapsedTime / 1000);
  });

  const schema = { hide: true };
  app.get('/healthz', { schema }, async () => ({ status: 'up' }));
  app.get('/readyz', { schema }, async (_request, reply) => {
    const isReady = await isAnswering(database);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'no-database' });
  });
  // Counts of routes and errors tell of an office's work: for this machine, or for whoever has the token.
  app.get('/metrics', { schema }, async (request, reply) => {
    const isToken = metricsToken !== null && request.headers.authorization === `Bearer ${metricsToken}`;
    const isLocal = LOOPBACK.includes(request.ip) && request.headers['x-forwarded-for'] === undefined;
    if (!isToken && !isLocal) throw new HubError('forbidden', 'for this machine only, or with the token');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
