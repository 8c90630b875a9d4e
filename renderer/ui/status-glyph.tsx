import type { ReactNode } from 'react';
import type { Status } from '#shared/complaint/kind.ts';

export type CaseStatus = Status | 'draft';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const ring = <circle cx="7" cy="7" r="5.75" {...line} />;
const ringWith = (inside: ReactNode): ReactNode => (
  <>
    {ring}
    {inside}
  </>
);
const filled = (d: string): ReactNode => ringWith(<path d={d} fill="currentColor" />);
const drawn = (d: string): ReactNode => ringWith(<path d={d} {...line} />);

/** The ring fills from received to closed; pause, clock, arrow and stroke mark the side states. */
const glyphs: Record<CaseStatus, ReactNode> = {
  draft: <circle cx="7" cy="7" r="5.75" {...line} strokeDasharray="2 2.5" />,
  received: ring,
  verified: filled('M7 7V3.5A3.5 3.5 0 0 1 10.5 7Z'),
  disposed: filled('M7 3.5A3.5 3.5 0 0 1 7 10.5Z'),
  'in-progress': filled('M7 7V3.5A3.5 3.5 0 1 1 3.5 7Z'),
  'replied-by-reporter': ringWith(
    <>
      <path d="M7 7V3.5A3.5 3.5 0 1 1 3.5 7Z" fill="currentColor" />
      <circle cx="4.4" cy="4.4" r="1.25" fill="currentColor" />
    </>,
  ),
  closed: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="M4.25 7.25 6.25 9.25 9.75 5.25" {...line} stroke="var(--surface)" />
    </>
  ),
  reopened: (
    <>
      <path d="M2.6 3.4A5.75 5.75 0 1 1 1.25 7" {...line} />
      <path d="M2.2 1v2.8H5" {...line} />
    </>
  ),
  'awaiting-completion': drawn('M5.5 5v4M8.5 5v4'),
  returned: drawn('M9.75 7h-5.5M6.25 5 4.25 7l2 2'),
  scheduled: drawn('M7 4v3l2 1.5'),
  transferred: drawn('M4.25 7h5.5M7.75 5l2 2-2 2'),
  withdrawn: drawn('M4.75 7h4.5'),
  archived: drawn('M5 5l4 4M9 5l-4 4'),
};

/** Someone is working on it, or it is done. */
const active: ReadonlySet<CaseStatus> = new Set([
  'in-progress',
  'replied-by-reporter',
  'scheduled',
  'reopened',
  'closed',
  'transferred',
]);

/** Always beside the word: the glyph alone says nothing to a screen reader. */
export function StatusGlyph({ status }: { status: CaseStatus }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width={14}
      height={14}
      aria-hidden="true"
      style={{ flex: 'none', verticalAlign: '-2px', color: active.has(status) ? 'var(--accent)' : 'var(--text-2)' }}
    >
      {glyphs[status]}
    </svg>
  );
}
