import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'en';

const storageKey = 'qiangwei.language';

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(storageKey);
  if (remembered === 'zh' || remembered === 'en') return remembered;
  return 'zh';
}

function applyToDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

// Chinese is the language of the office: it is the start, whatever the browser prefers, until a person chooses English.
void i18next.use(initReactI18next).init({
  lng: rememberedLanguage(),
  fallbackLng: 'zh',
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
});
applyToDocument(currentLanguage());

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
  applyToDocument(language);
}
