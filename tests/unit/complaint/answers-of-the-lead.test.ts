import { describe, expect, test } from 'vitest';
import { accessOf, allowedKinds } from '#shared/access/permission.ts';
import { fold } from '#shared/complaint/fold.ts';
import { answersToTell } from '#shared/complaint/summary.ts';
import { aCase, answered, disposedTo, entryId, type Step, ticketOf, verified } from '../../fixtures/a-case.ts';

const LEAD = 124;
const FOLLOWER = 125;
const lead = fold(ticketOf(LEAD), aCase({ serial: LEAD, steps: [verified, disposedTo('DPUPR'), answered] }));
const answer = entryId(LEAD, 5, 'TBN-P1');
const joined: Step = { kind: 'joined', data: { lead: ticketOf(LEAD) } };
const told = (of: string, reached = true): Step => ({
  kind: 'delivered',
  data: { answer, lead: of, channel: 'telephone', reached, text: '' },
});
const follower = (...steps: Step[]) => fold(ticketOf(FOLLOWER), aCase({ serial: FOLLOWER, steps }));

describe('a case that follows another', () => {
  test('has the answers of its lead to tell, and the desk may tell them', () => {
    const summary = follower(joined);
    expect(answersToTell(summary, lead)).toMatchObject([{ entry: answer, lead: ticketOf(LEAD) }]);
    expect(allowedKinds(['officer'], 'PPID', accessOf(summary))).toContain('delivered');
  });

  test('counts one as answered only when it reached this reporter', () => {
    const missed = follower(joined, told(ticketOf(LEAD), false));
    expect(missed.clock.answerReachedAt).toBeNull();
    expect(answersToTell(missed, lead)).toHaveLength(1);
    const reached = follower(joined, told(ticketOf(LEAD)));
    expect(reached).toMatchObject({ told: true, notices: [] });
    expect(reached.clock.answerReachedAt).not.toBeNull();
    expect(answersToTell(reached, lead)).toEqual([]);
  });

  test('tells nothing of a case that it does not follow', () => {
    const stranger = follower(told(ticketOf(LEAD)));
    expect(stranger.notices).toMatchObject([{ kind: 'illegal' }]);
    expect(stranger.told).toBe(false);
    expect(answersToTell(follower(), lead)).toEqual([]);
  });

  test('closing or telling the lead tells nobody else', () => {
    const toldLead = fold(
      ticketOf(LEAD),
      aCase({
        serial: LEAD,
        steps: [
          verified,
          disposedTo('DPUPR'),
          answered,
          { kind: 'delivered', data: { answer, channel: 'counter', reached: true, text: '' } },
        ],
      }),
    );
    expect(answersToTell(follower(joined), toldLead)).toHaveLength(1);
  });
});
