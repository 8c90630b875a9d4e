/** A plain shield where the district's own emblem stands on its letterhead. */
export function Emblem({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 50 60" role="img" aria-label={label}>
      <path
        d="M25 2 47 8v24c0 13-9 21-22 26C12 53 3 45 3 32V8z"
        fill="none"
        stroke="#000"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <path
        d="M25 8 41 12.5v19c0 9.5-6 15.5-16 20-10-4.5-16-10.5-16-20v-19z"
        fill="none"
        stroke="#000"
        strokeWidth="1"
      />
    </svg>
  );
}
