import type { Checkpoint } from '#shared/replication/protocol.ts';

/** A page of the hub's feed. */
export interface Page {
  documents: unknown[];
  checkpoint: Checkpoint;
  more: boolean;
  /** The hub has begun a new epoch since the checkpoint. */
  restarted: boolean;
}

export const START: Checkpoint = { epoch: '', sequence: 0, mark: '' };

export const checkpointQuery = ({ epoch, sequence, mark }: Checkpoint): string =>
  String(new URLSearchParams({ epoch, sequence: String(sequence), mark }));
