import type { Classification } from '#shared/complaint/entry-data.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import { type Limit, nextLimit, openLimits, receiptLimits } from '#shared/deadline/due.ts';
import { type ServiceStandard, standardFor } from '#shared/deadline/service-standard.ts';
import { DeskError } from './desk.ts';
import type { Directory } from './directory-view.ts';

type Timed = Pick<Summary, 'clock' | 'receivedAt'>;

/** Limits by the directory's calendars and service standards; a case is judged by the standard of its receipt day. */
export class LegalClock {
  readonly #directory: Directory;
  readonly #today: () => string;

  constructor(directory: Directory, today: () => string) {
    this.#directory = directory;
    this.#today = today;
  }

  next = (summary: Timed): Limit | null =>
    this.#with(
      summary,
      (standard) => nextLimit(summary.clock, standard, this.#directory.calendars(), this.#today()),
      null,
    );

  open = (summary: Timed): Limit[] =>
    this.#with(
      summary,
      (standard) => openLimits(summary.clock, standard, this.#directory.calendars(), this.#today()),
      [],
    );

  /** Throws DeskError when the directory has no standard yet: nobody may be promised a date without one. */
  onReceipt(receivedAt: string, classification: Classification) {
    const standard = standardFor(receivedAt.slice(0, 10), this.#directory.standards());
    const calendars = this.#directory.calendars();
    if (!standard || calendars.length === 0) throw new DeskError('not-saved', 'no service standard for this day');
    const { finish, verification, firstResponse } = receiptLimits(
      receivedAt,
      classification,
      false,
      standard,
      calendars,
    );
    return { finish, verification, firstResponse };
  }

  #with<Result>(summary: Timed, work: (standard: ServiceStandard) => Result, none: Result): Result {
    const standard = standardFor(summary.receivedAt.slice(0, 10), this.#directory.standards());
    return standard && this.#directory.calendars().length > 0 ? work(standard) : none;
  }
}
