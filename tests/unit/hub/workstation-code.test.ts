import { expect, test } from 'vitest';
import { isTicketNumber, ticketNumber } from '#shared/complaint/ticket-number.ts';
import { workstationCode } from '../../../hub/repositories/workstation-repository.ts';

test('codes begin simple, never repeat and leave H to the hub', () => {
  const codes: string[] = [];
  for (let n = 1; ; n++) {
    try {
      codes.push(workstationCode(n));
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      break;
    }
  }
  expect(codes.slice(0, 10)).toEqual(['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9', 'L1']);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(700);
  expect(codes.every((code) => /^[A-GJ-NP-Z][1-9A-HJ-NP-Z]$/.test(code))).toBe(true);
  expect(codes.every((code) => isTicketNumber(ticketNumber(`TBN-${code}`, 2026, 1)))).toBe(true);
});
