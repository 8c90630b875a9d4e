import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { desktop } from '../platform/desktop.ts';
import { chooseLanguage, type Language } from './i18n.ts';

/** Settings with what only the app can change: the language of the catalogues and the theme of the whole window. */
export function SettingsRoute() {
  const { i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const change = async (changed: { language?: Language; theme?: typeof colorScheme }) => {
    await desktop.settings.write({ ...(await desktop.settings.read()), ...changed });
  };
  return (
    <SettingsScreen
      language={i18n.language === 'en' ? 'en' : 'id'}
      theme={colorScheme}
      onLanguage={(language) => void chooseLanguage(i18n, language).then(() => change({ language }))}
      onTheme={(theme) => {
        setColorScheme(theme);
        void change({ theme });
      }}
    />
  );
}
