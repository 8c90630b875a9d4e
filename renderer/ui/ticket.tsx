/** A ticket number: never truncated, never wrapped. */
export function Ticket({ number }: { number: string }) {
  return <span className="ticket">{number}</span>;
}
