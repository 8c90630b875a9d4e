import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useHotkey } from '../../ui/hotkeys.ts';

interface NumberedList {
  list: RefObject<HTMLDivElement | null>;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * A key leads into a list of at most nine, a digit picks from it, and Escape leaves it. The focus goes back to where it
 * was, also after a pick unless what was picked `staysIn` the list to be edited.
 */
export function useNumberedList(
  keys: string,
  label: string,
  { count, staysIn = false, pick }: { count: number; staysIn?: boolean; pick(index: number): void },
): NumberedList {
  const list = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);

  const enter = () => {
    const here = document.activeElement;
    if (here instanceof HTMLElement && !list.current?.contains(here)) cameFrom.current = here;
    list.current?.querySelector('button')?.focus();
  };
  useHotkey(keys, label, enter, { enabled: count > 0 });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isText = event.target instanceof HTMLTextAreaElement;
    const isPick = !isText && /^[1-9]$/.test(event.key) && Number(event.key) <= count;
    if (!isPick && event.key !== 'Escape') return;
    event.preventDefault();
    if (isPick) pick(Number(event.key) - 1);
    if (!isPick || !staysIn) cameFrom.current?.focus();
  };
  return { list, onKeyDown };
}
