import { expect, test } from '@playwright/test';
import { killCampaign } from '../../simulation/kill-campaign.ts';

test.setTimeout(120_000);

for (const shell of ['desktop', 'browser'] as const) {
  test(`kills at random moments lose no acknowledged save (${shell})`, async () => {
    const report = await killCampaign({ kills: 4, seed: 3, shell });
    expect(report.lost).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(0);
  });
}
