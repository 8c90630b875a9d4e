import { useTranslation } from 'react-i18next';
import type { MatchReason } from '#shared/suggestion/planned-work-match.ts';

/** Words quoted at most: the first ones say enough. */
const WORDS = 3;

/** Why a suggestion matched: "Desa, kategori, kata “jalan poros”". */
export function useReasons(): (reasons: readonly MatchReason[]) => string {
  const { t } = useTranslation('form');
  return (reasons) => {
    const parts = reasons.map((reason) =>
      reason.kind === 'words'
        ? t('because.words', { words: reason.words.slice(0, WORDS).join(', ') })
        : t(`because.${reason.kind}`),
    );
    const sentence = parts.join(', ');
    return sentence.charAt(0).toLocaleUpperCase('id') + sentence.slice(1);
  };
}
