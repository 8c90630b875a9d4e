import { mod37_36 } from 'cdigit';
import { TICKET_PATTERN } from './entry.ts';

/** Ticket number `TBN-K7-26-00123-F`: district alias, workstation code, year, serial, check character (ISO 7064 MOD 37,36). */
export function ticketNumber(workstation: string, year: number, serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > 99_999) {
    throw new RangeError(`the year has no ticket serial ${serial}`);
  }
  const body = `${workstation}-${String(year % 100).padStart(2, '0')}-${String(serial).padStart(5, '0')}`;
  return `${body}-${mod37_36.compute(body.replaceAll('-', ''))}`;
}

export const isTicketNumber = (text: string): boolean =>
  new RegExp(TICKET_PATTERN).test(text) && mod37_36.validate(text.replaceAll('-', ''));

/** What a person typed (lower case, spaces, without hyphens) as a ticket number; null when the check character is wrong. */
export function parseTicketNumber(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const parts = /^([A-Z]{3})([A-Z0-9]{2})([0-9]{2})([0-9]{5})([0-9A-Z])$/.exec(letters);
  const ticket = parts?.slice(1).join('-') ?? '';
  return isTicketNumber(ticket) ? ticket : null;
}

/** District alias and workstation code of a ticket, `TBN-K7`. */
export const workstationOfTicket = (ticket: string): string => ticket.slice(0, 6);

/** Year and serial of a ticket. */
export function serialOfTicket(ticket: string): { year: number; number: number } {
  const [, , year, serial] = ticket.split('-');
  return { year: 2_000 + Number(year), number: Number(serial) };
}
