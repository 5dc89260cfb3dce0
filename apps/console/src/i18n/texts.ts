import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import './language';

type Catalogue<Key extends string> = Record<Key, string>;
/** English may add `<key>_one` beside a key that counts things. */
type EnglishCatalogue<Key extends string> = Record<Key, string> & Partial<Record<`${Key}_one`, string>>;

export type Translate<Key extends string> = (key: Key, params?: Record<string, string | number>) => string;

export interface FeatureTexts<Key extends string> {
  /** In components: redraws when the language changes. */
  use: () => Translate<Key>;
  /** Outside components. */
  get: Translate<Key>;
}

/**
 * Registers the texts of one feature, in both languages with the same keys, as an i18next namespace.
 * Each feature keeps its own `texts.ts`: `export const deskTexts = defineTexts('desk', { zh: {…}, en: {…} })`,
 * and its components say `const t = deskTexts.use(); t('title')`.
 */
export function defineTexts<Key extends string>(
  namespace: string,
  catalogues: { zh: Catalogue<Key>; en: EnglishCatalogue<NoInfer<Key>> },
): FeatureTexts<Key> {
  i18next.addResourceBundle('zh', namespace, catalogues.zh);
  i18next.addResourceBundle('en', namespace, catalogues.en);
  return {
    use() {
      const { t } = useTranslation(namespace);
      return (key, params) => t(key, { ...params });
    },
    get: (key, params) => i18next.t(key, { ns: namespace, ...params }),
  };
}
