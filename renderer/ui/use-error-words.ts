import { useTranslation } from 'react-i18next';
import type { ErrorStateProps } from './error-state.tsx';

/** The words for an error by its `code`: what happened, what was kept, what to do. Unknown ones keep their technical text. */
export function useErrorWords(): (error: unknown) => ErrorStateProps {
  const { t } = useTranslation('errors');
  return (error) => {
    const codes: Record<string, { what: string; kept: string; todo: string }> = t('code', { returnObjects: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const words = codes[code];
    if (words) return words;
    const technical = [code, error instanceof Error ? error.message : String(error)].filter(Boolean).join(': ');
    return { ...(codes.other as { what: string; kept: string; todo: string }), technical };
  };
}
