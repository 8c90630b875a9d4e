import type { Entry } from '#shared/complaint/entry.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { seesReporter } from './access-policy.ts';
import { withheldView } from './case-state.ts';

interface Viewed {
  anonymous: boolean;
  receivedUnit: string;
}

/** Whether the identity of the reporter is withheld from this reader. */
export const isWithheld = (reader: Reader, row: Viewed): boolean =>
  row.anonymous && !seesReporter(reader, row.receivedUnit);

/** A case as this reader may see it. */
export const viewOf = (reader: Reader, row: Viewed, entries: Entry[]): Entry[] =>
  isWithheld(reader, row) ? withheldView(entries) : entries;
