import { type ReactNode, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';

/** A citizen's paper is Indonesian, whatever language the officer reads the screen in. */
export function PaperLanguage({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const indonesian = useMemo(() => i18n.cloneInstance({ lng: 'id' }), [i18n]);
  return <I18nextProvider i18n={indonesian}>{children}</I18nextProvider>;
}
