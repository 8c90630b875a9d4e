import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { indonesian } from './locale/indonesian.ts';

export type Language = 'id' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof indonesian;
  }
}

export interface I18nOptions {
  language?: Language;
  /** Called for a key that no catalogue has; tests throw here. Without it the key itself is shown. */
  onMissingKey?: (key: string) => never;
}

/** Starts the catalogues; nothing is fetched from a server. English is a chunk of its own, loaded when chosen. */
export async function startI18n({ language = 'id', onMissingKey }: I18nOptions = {}): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: 'id',
    fallbackLng: 'id',
    resources: { id: indonesian },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    ...(onMissingKey && { parseMissingKeyHandler: onMissingKey }),
  });
  await chooseLanguage(instance, language);
  return instance;
}

export async function chooseLanguage(instance: i18n, language: Language): Promise<void> {
  if (language === 'en' && !instance.hasResourceBundle('en', 'common')) {
    const { english } = await import('./locale/english.ts');
    for (const [area, catalogue] of Object.entries(english)) instance.addResourceBundle('en', area, catalogue);
  }
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
}
