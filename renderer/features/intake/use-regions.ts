import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkey } from '../../ui/hotkeys.ts';
import type { RequiredField } from './required-fields.ts';

const REGIONS: readonly string[] = ['form', 'suggestions', 'actions'];

const regionOf = (element: Element | null): string | undefined =>
  element?.closest<HTMLElement>('[data-region]')?.dataset.region;

/** F6 moves between form, suggestions and actions, each time to where the focus last was; Shift+F6 moves back. */
export function useRegions(): void {
  const { t } = useTranslation('form');
  const last = useRef(new Map<string, HTMLElement>());

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const region = target instanceof HTMLElement ? regionOf(target) : undefined;
      if (region && target instanceof HTMLElement) last.current.set(region, target);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);

  const move = (step: 1 | -1) => {
    const count = REGIONS.length;
    const here = REGIONS.indexOf(regionOf(document.activeElement) ?? '');
    const start = here === -1 ? (step === 1 ? count - 1 : 0) : here;
    for (let nth = 1; nth <= count; nth += 1) {
      const region = REGIONS[(start + step * nth + count * nth) % count];
      const target = region && landing(region, last.current.get(region));
      if (target) return target.focus();
    }
  };
  useHotkey('F6', t('moveRegion'), () => move(1));
  useHotkey('Shift+F6', t('moveRegionBack'), () => move(-1));
}

function landing(region: string, last: HTMLElement | undefined): HTMLElement | null {
  if (last?.isConnected && !last.matches(':disabled')) return last;
  const controls = ':is(button, input, textarea):not(:disabled, [tabindex="-1"])';
  return document.querySelector<HTMLElement>(`[data-region="${region}"] ${controls}`);
}

/** Puts the focus where the next missing answer goes. */
export function focusField(field: RequiredField): void {
  const place = document.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const controls = 'input, textarea, button[tabindex="0"], button:not([tabindex])';
  const control = place?.matches('input, textarea') ? place : place?.querySelector<HTMLElement>(controls);
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
