import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

const fontPackage = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));

/** Noto Sans SC (SIL Open Font License) as TrueType files; PDFs carry only the characters that they use. */
export const letterFonts = {
  NotoSansSC: {
    normal: join(fontPackage, '400Regular', 'NotoSansSC_400Regular.ttf'),
    bold: join(fontPackage, '700Bold', 'NotoSansSC_700Bold.ttf'),
  },
};

/** The only files that making a letter may open. */
export function isFontFile(path: string): boolean {
  return path.startsWith(fontPackage + sep);
}
