import type { CaseRow } from '../../data/desk.ts';

type Linked = Pick<CaseRow, 'id' | 'summary'>;

/**
 * Whether a case may follow the other: never a secret one, anonymous ones only among themselves (a link must not tell
 * who or what), and a lead follows nobody, so that links never make a chain.
 */
export function mayFollow(follower: Linked, lead: Linked): boolean {
  const [left, right] = [follower.summary, lead.summary];
  return (
    follower.id !== lead.id &&
    right.complete &&
    !left.secret &&
    !right.secret &&
    left.anonymous === right.anonymous &&
    right.joinedTo === null
  );
}
