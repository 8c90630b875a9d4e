import { describe, expect, test } from 'vitest';
import { withProposals } from '../../../../renderer/features/intake/form-proposals.ts';
import {
  EMPTY_FORM,
  type IntakeForm,
  isEmpty,
  privacyGiven,
  readForm,
} from '../../../../renderer/features/intake/intake-form.ts';

describe('a stored draft', () => {
  test('comes back as it was written', () => {
    const form: IntakeForm = {
      ...EMPTY_FORM,
      chronology: 'Jalan rusak.',
      villages: ['35.23.17.2007'],
      picks: [1, 2],
      ways: ['counter'],
      photos: [{ file: 'a', name: 'foto.jpg', size: 3 }],
      answer: { from: 'template', template: 't1', text: 'Kami teruskan.' },
      emergency: { called: 'Ambulans 119', at: '2026-11-24T02:42:00Z', answer: '' },
    };
    expect(readForm(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  test('of an older version opens: what it lacks or has in another shape is asked for again', () => {
    const old = { chronology: 'Jalan rusak.', channel: 'fax', picks: 'repair', villages: null, citedWork: 'work-1' };
    expect(readForm(old)).toEqual({ ...EMPTY_FORM, chronology: 'Jalan rusak.' });
  });

  test.each([[null], [undefined], ['text'], [7], [[]]])('that is %j opens empty', (stored) => {
    expect(readForm(stored)).toEqual(EMPTY_FORM);
  });

  test('is empty only while nothing was said', () => {
    expect(isEmpty(EMPTY_FORM)).toBe(true);
    expect(isEmpty({ ...EMPTY_FORM, secret: true })).toBe(false);
  });
});

test('the notice was read out where one speaks, and not given where one cannot, until the officer says otherwise', () => {
  expect(privacyGiven({ channel: 'walk-in', privacy: null })).toBe('read-out');
  expect(privacyGiven({ channel: 'telephone', privacy: null })).toBe('read-out');
  expect(privacyGiven({ channel: 'suggestion-box', privacy: null })).toBe('not-possible');
  expect(privacyGiven({ channel: 'suggestion-box', privacy: 'sent' })).toBe('sent');
});

describe('what is proposed', () => {
  const road = { ...EMPTY_FORM, chronology: 'Jalan poros berlubang dan rusak.', villages: ['35.23.17.2007'] };

  test('counts as chosen', () => {
    expect(withProposals(road)).toMatchObject({ category: 'road', title: 'Jalan rusak, Sumberagung, Plumpang' });
  });

  test("gives way to the officer's own words", () => {
    const form = withProposals({ ...road, category: 'drainage', title: 'Gorong-gorong ambrol' });
    expect(form).toMatchObject({ category: 'drainage', title: 'Gorong-gorong ambrol' });
  });

  test('names the office only while the place is one', () => {
    const form = { ...EMPTY_FORM, chronology: 'Antre KTP lama.', office: 'Disdukcapil' };
    expect(withProposals({ ...form, placeKind: 'office' }).title).toContain('Disdukcapil');
    expect(withProposals(form).title).not.toContain('Disdukcapil');
  });

  test('is the beginning of the chronology when nothing else speaks, cut between words', () => {
    const chronology = `Warga   bertanya ${'panjang '.repeat(20)}`;
    const { title } = withProposals({ ...EMPTY_FORM, chronology });
    expect(title).toMatch(/^Warga bertanya (panjang )+panjang…$/);
    expect(title.length).toBeLessThanOrEqual(81);
    expect(withProposals({ ...EMPTY_FORM, chronology: 'Bertanya saja' }).title).toBe('Bertanya saja');
  });
});
