/** A hub of its own process, started by child-hub.ts; ends when its parent does. */
import { createEnrolmentCode } from '../../hub/administration.ts';
import { seedDemo } from '../../hub/demo/seed-demo.ts';
import { type HubOptions, startHub } from '../../hub/server.ts';

const hub = await startHub(JSON.parse(process.argv[2] ?? '') as HubOptions);
const { district } = await seedDemo(hub);
process.on('message', (unit: string) => {
  createEnrolmentCode(hub, { district: district.code, unit }).then(
    ({ code }) => process.send?.({ code }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => {
  hub.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.send?.({ address: hub.address });
