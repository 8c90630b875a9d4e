import type { Desktop } from '../../platform/desktop.ts';
import type { Issued } from './former.ts';

/** What of a reissue (reissue.ts) was done once and for all. */
interface Progress {
  /** Former workstations with nothing left. */
  settled: string[];
  /** `<former>|<what>` */
  brought: string[];
  /** What former entries were issued anew as, also once the journal has let go of those lines. */
  issued: Record<string, Issued>;
}

/** Of this workstation's records. */
export async function readProgress(records: Pick<Desktop['vault'], 'read'>): Promise<Progress> {
  const text = await records.read('reissue');
  return { settled: [], brought: [], issued: {}, ...(text === null ? {} : (JSON.parse(text) as Partial<Progress>)) };
}
