import { sql } from 'drizzle-orm';
import { type Scope, scopesOfReader } from '#shared/access/scope.ts';
import { type Entry, levelOf, workstationOf } from '#shared/complaint/entry.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import { rowsOf } from '../../hub/database/database.ts';
import { seesReporter } from '../../hub/replication/access-policy.ts';
import { UNITS } from '../fixtures/a-directory.ts';
import type { SimulatedHub } from './hub.ts';
import { atHub } from './turns.ts';

interface HubCase {
  id: string;
  entries: Entry[];
  scopes: Scope[];
  anonymous: boolean;
  receivedUnit: string;
}

/** What the hub holds, read below all its code. */
export interface HubState {
  cases: HubCase[];
  /** In karantina, by ticket. */
  kept: Map<string, Entry[]>;
  chains: Map<string, { contiguous: number; last: number }>;
  /** Files that were received whole. */
  files: Set<string>;
}

export function readHub({ database }: SimulatedHub): Promise<HubState> {
  return atHub(() =>
    database.asOwner(async (tx) => {
      const cases = sql`select id, entries, scopes, anonymous, received_unit as "receivedUnit" from complaints
        where sequence > 0 order by id`;
      const kept = await rowsOf<{ entry: Entry }>(tx, sql`select entry from quarantine order by entry_id`);
      const chains = await rowsOf<{ workstation: string; contiguous: number; last: number }>(
        tx,
        sql`select workstation, contiguous_n::float8 as contiguous, last_n::float8 as last from chain_heads`,
      );
      const files = await rowsOf<{ file: string }>(tx, sql`select file from uploads where completed_at_ms is not null`);
      return {
        cases: await rowsOf<HubCase>(tx, cases),
        kept: Map.groupBy(
          kept.map(({ entry }) => entry),
          (entry) => entry.ticket,
        ),
        chains: new Map(chains.map(({ workstation, ...chain }) => [workstation, chain])),
        files: new Set(files.map(({ file }) => file)),
      };
    }),
  );
}

/** Per case `id level` of every entry that this person's PC must hold, no more and no less. */
export function viewOf(hub: HubState, person: Staff, workstation: string): Map<string, string[]> {
  const { roles, unit, cleared } = person;
  const unitKind = UNITS.find(({ id }) => id === unit)?.kind ?? 'agency';
  const scopes = scopesOfReader({ roles, unit, unitKind, cleared });
  const view = new Map<string, string[]>();
  for (const one of hub.cases) {
    if (!one.scopes.some((scope) => scopes.includes(scope))) continue;
    const isWithheld = one.anonymous && !seesReporter({ roles, unit }, one.receivedUnit);
    const own = (hub.kept.get(one.id) ?? []).filter(({ id }) => workstationOf(id) === workstation);
    const levels = one.entries.map((entry) =>
      isWithheld && entry.kind === 'reporter-identified' ? `${entry.id} withheld` : `${entry.id} ${levelOf(entry)}`,
    );
    // What the hub would not take into the case stays on the PC where it was written, to be mended.
    view.set(one.id, [...new Set([...levels, ...own.map((entry) => `${entry.id} ${levelOf(entry)}`)])].sort());
  }
  return view;
}
