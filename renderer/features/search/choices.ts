import { foldPlace, searchVillages, type Village } from '#shared/directory/places.ts';
import type { CaseRow } from '../../data/desk.ts';

export interface SearchCommand {
  key: string;
  label: string;
  onSelect(): void;
}

export type Choice =
  | { kind: 'report'; key: string; row: CaseRow }
  | { kind: 'village'; key: string; village: Village }
  | { kind: 'command'; key: string; command: SearchCommand };

/** Reports that the list has room for. */
export const REPORTS = 12;
const VILLAGES = 3;

/** Reports, villages and commands for what was typed; every command while nothing is. */
export function choicesFor(query: string, reports: readonly CaseRow[], commands: readonly SearchCommand[]): Choice[] {
  const words = foldPlace(query).split(' ').filter(Boolean);
  const fits = ({ label }: SearchCommand): boolean => words.every((word) => foldPlace(label).includes(word));
  const offered = commands.filter(fits).map((command): Choice => ({ kind: 'command', key: command.key, command }));
  if (words.length === 0) return offered;
  return [
    ...reports.map((row): Choice => ({ kind: 'report', key: row.id, row })),
    ...searchVillages(query, VILLAGES).map((village): Choice => ({ kind: 'village', key: village.code, village })),
    ...offered,
  ];
}
