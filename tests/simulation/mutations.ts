import type { Edit } from './edits.ts';

/** What keeps an entry from being lost, and how it is switched off together with what would mend the damage. */
export interface Mutation {
  name: string;
  /** In the code of the desk, and in that of the hub and the machine. */
  desk: readonly Edit[];
  hub: readonly Edit[];
}

const NONE: Mutation = { name: 'none', desk: [], hub: [] };

export const MUTATIONS: readonly Mutation[] = [];

export function mutationOf(name: string): Mutation {
  const found = [NONE, ...MUTATIONS].find((one) => one.name === name);
  if (!found) throw new Error(`no mutation ${name}`);
  return found;
}
