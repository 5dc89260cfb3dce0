export type Lang = 'zh' | 'en';

/** Chinese unless the reader asks for English first. */
export function languageOf(acceptLanguage: string | undefined): Lang {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh';
}
