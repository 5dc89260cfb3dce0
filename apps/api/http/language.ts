export type Lang = 'zh' | 'en';

/** Chinese unless the reader asks for English first. */
export function languageOf(acceptLang: string | undefined): Lang {
  return acceptLang?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh';
}
